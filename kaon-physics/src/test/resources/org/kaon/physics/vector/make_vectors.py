"""Four-vectors near every edge and their kinematics to 50 digits.

usage: python make_vectors.py     (Python 3.11, no package; writes vectors.csv beside itself)
"""
import math, pathlib, random
from decimal import Decimal as D, getcontext

getcontext().prec = 50
random.seed(11)


def asinh(x):
    return (x + (x * x + 1).sqrt()).ln() if x >= 0 else -asinh(-x)


def row(e, px, py, pz):
    E, X, Y, Z = map(D, (e, px, py, pz))
    pt = (X * X + Y * Y).sqrt()
    square = E * E - pt * pt - Z * Z
    mass = square.sqrt() if square >= 0 else -(-square).sqrt()
    rapidity = asinh(Z / max((E * E - Z * Z).copy_abs().sqrt(), pt))
    return [float(pt), float(asinh(Z / pt)), math.atan2(py, px), float(mass), float(rapidity)]


vectors = [(5.0, 3.0, 4.0, 0.0), (13.0, -3.0, 0.0, -4.0), (1e5, 1e-3, 0.0, 99999.0), (7000.0, 0.1, -0.2, -6999.9),
           (1.0, 1e-8, 1e-9, 0.5), (3e38, 1e38, -1e38, 2e38), (2e-30, 1e-30, 1e-31, 1e-30), (2.0, 2.0, 1.0, 0.0),
           (600.0, -500.0, 1e-9, 3e-7), (600.0, -500.0, -1e-9, -3e-7)]
for _ in range(40):
    px, py = random.gauss(0, 30), random.gauss(0, 30)
    pz = math.hypot(px, py) * math.sinh(random.uniform(-5, 5))
    mass = random.choice([0.1396, 4.8, 91.2, 173.0])
    vectors.append((math.sqrt(px * px + py * py + pz * pz + mass * mass), px, py, pz))

with open(pathlib.Path(__file__).parent / "vectors.csv", "w") as f:
    f.write("E,px,py,pz,pt,eta,phi,mass,rapidity\n")
    for v in vectors:
        f.write(",".join(map(repr, list(v) + row(*v))) + "\n")
