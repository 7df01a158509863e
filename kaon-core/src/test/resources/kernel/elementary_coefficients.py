"""Coefficients of Elementary, Turns, Angles, ErrorFunction and Power: minimax polynomials, rounded to
float32 one after the other.

Run: python elementary_coefficients.py   (numpy 2.x, mpmath 1.4; x86 with 80-bit long double)

Each fit is a Lawson iteration (weighted least squares, weights grow where the error is largest) in
long double on Chebyshev points, of the function that the formula beside it needs. Coefficients are
frozen to float32 from the most important one on, and the rest is fitted again.
"""
import mpmath
import numpy as np

LD = np.longdouble
f32 = np.float32


def lawson(x, target, weight, powers, rounds=60):
    w = np.ones(len(x), dtype=np.float64)
    best, best_error = None, np.inf
    for _ in range(rounds):
        a = np.stack([x ** p for p in powers], axis=1) * (weight * np.sqrt(w))[:, None]
        scale = np.abs(a).max(axis=0)
        c = np.linalg.lstsq((a / scale).astype(np.float64), (target * weight * np.sqrt(w)).astype(np.float64), rcond=None)[0] / scale
        # One step of refinement in long double.
        r = target * weight * np.sqrt(w) - a @ c
        c = c + np.linalg.lstsq((a / scale).astype(np.float64), r.astype(np.float64), rcond=None)[0] / scale
        e = np.abs((np.stack([x ** p for p in powers], axis=1) @ c - target) * weight).astype(np.float64)
        if e.max() < best_error:
            best, best_error = c, e.max()
        w = w * (e / e.max() + 1e-3)
        w /= w.sum()
    return best, best_error


def fit(name, function, weight, low, high, powers):
    k = np.arange(4000, dtype=LD)
    x = (LD(low) + LD(high)) / 2 + (LD(high) - LD(low)) / 2 * np.cos((k + LD(0.5)) * LD(np.pi) / 4000)
    target, weights = function(x), weight(x)
    frozen = {}
    for power in powers:
        rest = [p for p in powers if p not in frozen]
        c, error = lawson(x, target - sum((LD(v) * x ** p for p, v in frozen.items()), LD(0)), weights, rest)
        frozen[power] = f32(c[0])
    error = np.abs((sum(LD(v) * x ** p for p, v in frozen.items()) - target) * weights).max()
    print(f"{name}: weighted error {float(error):.2e} = 2^{np.log2(float(error)):.1f}")
    print("   ", ", ".join(float(v).hex().replace("0x1.", "0x1.") + "f" for _, v in sorted(frozen.items(), reverse=True)))


HALF_LN2 = np.log(LD(2)) / 2
one = lambda x: np.ones_like(x)

# exp(r) = 1 + r + r^2 P(r), |r| <= ln2 / 2
fit("exp", lambda r: (np.expm1(r) - r) / r ** 2, lambda r: r ** 2, -HALF_LN2 * LD(1.01), HALF_LN2 * LD(1.01), [0, 1, 2, 3, 4, 5])
# log(1 + f) = f - f^2 / 2 + f^3 P(f), sqrt(1/2) <= 1 + f < sqrt(2); relative to log(1 + f)
fit("log", lambda f: (np.log1p(f) - f + f ** 2 / 2) / f ** 3, lambda f: f ** 3 / np.log1p(f), LD(0.5) ** LD(0.5) - 1, LD(2) ** LD(0.5) - 1, list(range(9)))
# tanh(x) = x + x s P(s), s = x^2, |x| <= 5/8
fit("tanh", lambda s: (np.tanh(np.sqrt(s)) / np.sqrt(s) - 1) / s, lambda s: s * np.sqrt(s) / np.tanh(np.sqrt(s)), LD(1e-9), LD(0.625) ** 2, [0, 1, 2, 3, 4])
# sin(2 pi t) = t S(t^2), cos(2 pi t) = 1 + t^2 C(t^2), |t| <= 1/8
TURN = 2 * LD("3.14159265358979323846264338327950288")
fit("sine", lambda s: np.sin(TURN * np.sqrt(s)) / np.sqrt(s), lambda s: np.sqrt(s) / np.sin(TURN * np.sqrt(s)), LD(1e-9), LD(1) / 64, [0, 1, 2, 3])
fit("cosine", lambda s: (np.cos(TURN * np.sqrt(s)) - 1) / s, lambda s: s / np.cos(TURN * np.sqrt(s)), LD(1e-9), LD(1) / 64, [0, 1, 2, 3])
# sin(r) = r + r z S(z), cos(r) = 1 - z / 2 + z^2 C(z), z = r^2, |r| <= pi / 4
EIGHTH = TURN / 8 * LD(1.001)
fit("sine of an angle", lambda z: (np.sin(np.sqrt(z)) / np.sqrt(z) - 1) / z, lambda z: z, LD(1e-6), EIGHTH ** 2, [0, 1, 2, 3])
fit("cosine of an angle", lambda z: (np.cos(np.sqrt(z)) - 1 + z / 2) / z ** 2, lambda z: z ** 2, LD(1e-4), EIGHTH ** 2, [0, 1, 2])
# log((1 + s) / (1 - s)) = 2 s + s^3 Q(s^2), |s| <= (sqrt(2) - 1) / (sqrt(2) + 1)
fit("logarithm of a power", lambda z: (2 * np.arctanh(np.sqrt(z)) / np.sqrt(z) - 2) / z, lambda z: z / 2, LD(1e-6), LD(0.1716) ** 2, [0, 1, 2, 3])


def precise(function):
    """An mpmath function over long doubles."""
    mpmath.mp.dps = 40

    def one_value(x):
        high = float(x)
        exact = mpmath.mpf(high) + mpmath.mpf(float(LD(x) - LD(high)))
        value = function(exact)
        first = LD(float(value))
        return first + LD(float(value - mpmath.mpf(float(value))))

    return lambda x: np.array([one_value(v) for v in x], dtype=LD)


# erf(x) = x + x P(z), z = x^2, |x| <= 1
erf_ratio = precise(lambda z: mpmath.erf(mpmath.sqrt(z)) / mpmath.sqrt(z) - 1)
fit("error function", erf_ratio, lambda z: 1 / (1 + erf_ratio(z)), LD(1e-8), LD(1), list(range(8)))
# e^(t^2) erfc(t) = P(q) / (t + k), q = (t - k) / (t + k), 1/2 <= t <= 10.1
K = LD(2)
at = lambda q: K * (1 + q) / (1 - q)
scaled = precise(lambda t: (t + int(K)) * mpmath.exp(t * t) * mpmath.erfc(t))
to_q = lambda t: (t - K) / (t + K)
fit("scaled complement", lambda q: scaled(at(q)), lambda q: 1 / scaled(at(q)), to_q(LD(0.5)), to_q(LD(10.2)), list(range(10)))

mpmath.mp.prec = 400
bits = int(mpmath.floor(mpmath.ldexp(2 / mpmath.pi, 7 * 32)))
print("2 / pi =", ", ".join(f"0x{bits >> 32 * (6 - i) & 0xFFFFFFFF:08x}" for i in range(7)))
mpmath.mp.prec = 120
rest, parts = mpmath.pi / 2, []
for _ in range(3):
    part = float(f32(float(rest)))
    parts.append(part.hex())
    rest -= part
print("pi / 2 =", " + ".join(parts), "; 2 / pi =", float(f32(float(2 / mpmath.pi))).hex())
ln2 = np.log(LD(2))
high = f32(round(float(ln2) * 2 ** 15) / 2 ** 15)
print("ln 2 =", float(high).hex(), "+", float(f32(ln2 - LD(high))).hex())
print("1 / ln 2 =", float(f32(1 / ln2)).hex())
