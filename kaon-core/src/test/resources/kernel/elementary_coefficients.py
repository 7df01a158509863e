"""Coefficients of Elementary and Normals: minimax polynomials, rounded to float32 one after the other.

Run: python elementary_coefficients.py   (numpy 2.x; x86 with 80-bit long double)

Each fit is a Lawson iteration (weighted least squares, weights grow where the error is largest) in
long double on Chebyshev points, of the function that the formula beside it needs. Coefficients are
frozen to float32 from the most important one on, and the rest is fitted again.
"""
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
ln2 = np.log(LD(2))
high = f32(round(float(ln2) * 2 ** 15) / 2 ** 15)
print("ln 2 =", float(high).hex(), "+", float(f32(ln2 - LD(high))).hex())
print("1 / ln 2 =", float(f32(1 / ln2)).hex())
