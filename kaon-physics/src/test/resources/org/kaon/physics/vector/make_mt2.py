"""M_T2 of events with and without masses: by nested golden-section search in 40-digit arithmetic, and by the package mt2.

usage: python make_mt2.py     (Python 3.11, mpmath 1.4.1, mt2 1.3.1, numpy 2.4.6; pip install --only-binary :all:; some
minutes; writes mt2.csv beside itself)

A row is `exact or bisection, value, m1, px1, py1, m2, px2, py2, missing x, y, invisible mass 1, 2`. The package (C. Lester and
B. Nachman's bisection in float64) answers for ordinary events only: with massless particles it is wrong in the 4th digit and gives
up to 0.03 GeV where the answer is 0.
"""
import pathlib, random
import mt2
from mpmath import mp, mpf, sqrt

mp.dps = 40
GOLDEN = (sqrt(mpf(5)) - 1) / 2
random.seed(12)


def least(f, a, b):
    c, d = b - GOLDEN * (b - a), a + GOLDEN * (b - a)
    fc, fd = f(c), f(d)
    for _ in range(150):
        if fc < fd:
            b, d, fd = d, c, fc
            c = b - GOLDEN * (b - a)
            fc = f(c)
        else:
            a, c, fc = c, d, fd
            d = a + GOLDEN * (b - a)
            fd = f(d)
    return min(fc, fd)


def exact(*event):
    m1, x1, y1, m2, x2, y2, qx, qy, c1, c2 = map(mpf, event)
    e1, e2 = sqrt(m1**2 + x1**2 + y1**2), sqrt(m2**2 + x2**2 + y2**2)

    def larger(x, y):
        u, v = qx - x, qy - y
        one = m1**2 + c1**2 + 2 * (e1 * sqrt(c1**2 + x * x + y * y) - x1 * x - y1 * y)
        two = m2**2 + c2**2 + 2 * (e2 * sqrt(c2**2 + u * u + v * v) - x2 * u - y2 * v)
        return max(one, two)

    size = 30 * (1 + max(abs(x1), abs(y1), abs(x2), abs(y2), abs(qx), abs(qy)) + c1 + c2)
    return sqrt(least(lambda x: least(lambda y: larger(x, y), -size, size), -size, size))


def event(masses, invisible, recoil, spread):
    x = [random.gauss(0, spread) for _ in range(4)]
    q = [-x[0] - x[2] + random.gauss(0, recoil), -x[1] - x[3] + random.gauss(0, recoil)]
    return [masses[0], x[0], x[1], masses[1], x[2], x[3], q[0], q[1], invisible[0], invisible[1]]


extreme = [event(m, c, r, s) for m, c, r, s in [
    ((0, 0), (0, 0), 0, 60), ((0, 0), (0, 0), 40, 60), ((1e-6, 1e-6), (0, 0), 0, 500), ((0, 4.8), (0, 0), 20, 300), ((0, 0), (100, 100), 0, 60),
    ((0, 0), (1e-3, 0), 10, 60), ((0, 0), (50, 200), 30, 60), ((0.000511, 0.1), (1e-3, 1e-3), 5, 2000), ((173, 0), (0, 0), 0, 60), ((0, 80), (100, 0), 60, 60),
    ((10, 10), (1000, 1000), 10, 100), ((300, 300), (10, 10), 100, 1), ((5, 7), (0, 0), 1e-6, 200), ((5, 0), (3, 300), 30, 90)] for _ in range(2)]
extreme += [[0.0, 50.0, 0.0, 0.0, 60.0, 1e-6, -80.0, 3e-6, 0.0, 0.0], [1.0, 50.0, 0.0, 1.0, -50.0, 0.0, 0.0, 0.0, 10.0, 10.0], [4.0, 1e-9, 0.0, 4.0, 30.0, 0.0, -30.0, 1.0, 0.0, 0.0],
            [1.0, 50.0, 0.0, 1.0, 50.0, 0.0, -100.0, 0.0, 0.0, 0.0], [10.0, 40.0, 3.0, 20.0, -30.0, 5.0, 0.0, 0.0, 0.0, 0.0]]
ordinary = [event(random.choice([(10, 20), (100, 100), (173, 80), (300, 50)]), random.choice([(0, 0), (100, 100), (20, 200)]), random.choice([0, 50]), 100)
            for _ in range(200)]
with open(pathlib.Path(__file__).parent / "mt2.csv", "w") as f:
    for e in extreme:
        f.write(",".join(["exact", repr(float(exact(*e)))] + [repr(float(x)) for x in e]) + "\n")
    for e in ordinary:
        f.write(",".join(["bisection", repr(float(mt2.mt2(*e)))] + [repr(float(x)) for x in e]) + "\n")
