"""Formulas of kinematics at ordinary and at extreme points, in 60-digit arithmetic.

usage: python make_kinematics.py     (Python 3.11, mpmath 1.4.1; writes kinematics.csv beside itself)

A row is `quantity, scale, expected, inputs...`: inputs are float64 numbers taken as exact, `scale` is what a deviation
is compared with: the value itself, or the size of the terms that a formula has to subtract.
"""
import pathlib, random
from mpmath import mp, mpf, sqrt, sin, cos, sinh, cosh, asinh, atan2, pi, matrix, fabs, nint

mp.dps = 60
random.seed(20)
rows = []


def put(quantity, expected, inputs, scale=None):
    scale = fabs(expected) if scale is None else scale
    rows.append([quantity, repr(float(scale)), repr(float(expected))] + [repr(float(x)) for x in inputs])


def exact(*numbers):
    return [mpf(x) for x in numbers]


def wrap(angle):
    return angle - 2 * pi * nint(angle / (2 * pi))


def cartesian(pt, eta, phi, m):
    pz = pt * sinh(eta)
    return [sqrt(pt * pt + pz * pz + m * m), pt * cos(phi), pt * sin(phi), pz]


def dot3(a, b):
    return sum(x * y for x, y in zip(a, b))


def cross(a, b):
    return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]


def norm(a):
    return sqrt(dot3(a, a))


def mass(v):
    square = v[0] ** 2 - dot3(v[1:], v[1:])
    return sqrt(square) if square >= 0 else -sqrt(-square)


def boost(beta, v):
    square = dot3(beta, beta)
    gamma = 1 / sqrt(1 - square)
    along = dot3(beta, v[1:])
    factor = ((gamma - 1) * along / square if square else 0) + gamma * v[0]
    return [gamma * (v[0] + along)] + [p + factor * b for p, b in zip(v[1:], beta)]


def rodrigues(axis, angle, v):
    k = [x / norm(axis) for x in axis]
    return [v[i] * cos(angle) + cross(k, v)[i] * sin(angle) + k[i] * dot3(k, v) * (1 - cos(angle)) for i in range(3)]


# One particle: pT from a thousandth of a MeV to the LHC's energy, |eta| up to 20, masses far below and far above pT.
singles = [(1e-6, 0.3, 1.0, 0.0), (1e-300, 20.0, -3.0, 0.000511), (7000.0, -0.0001, 3.1, 0.000511), (50.0, 20.0, 0.1, 0.0),
           (50.0, -20.0, 0.1, 173.0), (1e-9, 12.0, 2.0, 91.2), (3.0, 1e-12, 0.0, 1e-8), (0.5, 19.5, -1.0, 1e-10)]
for _ in range(16):
    singles.append((random.expovariate(1 / 60), random.uniform(-5, 5), random.uniform(-3.14, 3.14),
                    random.choice([0.0, 0.000511, 0.1396, 4.8, 91.2])))
for one in singles:
    pt, eta, phi, m = exact(*one)
    v = cartesian(pt, eta, phi, m)
    put("rapidity", asinh(v[3] / sqrt(pt * pt + m * m)), one)
    put("energy", v[0], one)
    put("eta", asinh(mpf(float(v[3])) / pt), (one[0], float(v[3])))

# Pairs: ordinary ones, nearly collinear ones (down to 1e-10 apart), the light beside the heavy, far forward ones.
pairs = [((50.0, 20.0, 1.0, 0.0), (60.0, 20.0 - 1e-10, 1.0 + 1e-11, 0.0)), ((50.0, 20.0, 1.0, 0.1), (60.0, 19.9999999, 1.0, 0.1)),
         ((1e-7, 0.1, 1.0, 0.0), (500.0, 0.1, -2.0, 173.0)), ((500.0, 1.0, 2.0, 0.000511), (400.0, 1.0 + 1e-9, 2.0, 0.000511)),
         ((45.0, 20.0, 0.5, 0.0), (45.0, -20.0, 0.5 - 3.14159, 0.0)), ((30.0, 2.0, 3.14159, 1.7), (20.0, 2.0, -3.14159, 0.0)),
         ((1e-120, 5.0, 1.0, 0.0), (1e-120, 5.5, 1.5, 0.0)), ((2000.0, -15.0, 0.0, 1e-6), (1000.0, -15.0 + 1e-8, 1e-8, 1e-6))]
for i in range(0, 16, 2):
    pairs.append((singles[8 + i], singles[9 + i]))
for a, b in pairs:
    (pt1, eta1, phi1, m1), (pt2, eta2, phi2, m2) = exact(*a), exact(*b)
    v, w = cartesian(pt1, eta1, phi1, m1), cartesian(pt2, eta2, phi2, m2)
    put("invariant_mass", mass([x + y for x, y in zip(v, w)]), a + b)
    e1, e2 = sqrt(pt1**2 + m1**2), sqrt(pt2**2 + m2**2)
    put("transverse_mass", sqrt(m1**2 + m2**2 + 2 * (e1 * e2 - pt1 * pt2 * cos(phi1 - phi2))), a + b)
    put("massless_mass", sqrt(2 * pt1 * pt2 * (cosh(eta1 - eta2) - cos(phi1 - phi2))), a[:3] + b[:3])
    put("massless_transverse", sqrt(2 * pt1 * pt2 * (1 - cos(phi1 - phi2))), (a[0], a[2], b[0], b[2]))
    put("delta_phi", wrap(phi1 - phi2), (a[2], b[2]), 1)
    put("delta_r", sqrt((eta1 - eta2) ** 2 + wrap(phi1 - phi2) ** 2), a[1:3] + b[1:3], 20)

# Angles of vectors whose components are exact: parallel to 1e-15, opposite, at right angles, near the seam.
directions = [((1.0, 2.0, 3.0), (1.0, 2.0, 3.0 + 4e-15)), ((1.0, 1e-9, 0.0), (1.0, -1e-9, 1e-12)), ((-1.0, 1e-12, 5.0), (-1.0, -1e-12, 5.0)),
              ((1.0, 0.0, 0.0), (-1.0, 1e-13, 1e-13)), ((1e5, 1e-5, 3.0), (1e5, 1e-5, -3.0)), ((0.0, 0.0, 1.0), (3.0, 4.0, 0.0))]
for _ in range(6):
    directions.append(tuple(tuple(random.gauss(0, 30) for _ in range(3)) for _ in range(2)))
for a, b in directions:
    v, w = exact(*a), exact(*b)
    put("angle", atan2(norm(cross(v, w)), dot3(v, w)), a + b)
    k, c = cross(v, w), norm(cross(v, w))
    for angle in (1e-8, 2.5, -3.1415926):
        turned = rodrigues(v, mpf(angle), w)
        for i in range(3):
            put("rotation_about_" + "xyz"[i], turned[i], a + (angle,) + b, norm(w))
    third = (0.3, -0.7, 0.2)
    turned = rodrigues(k, atan2(c, dot3(v, w)), exact(*third))
    if c > 1e-10 * norm(v) * norm(w):  # nearly opposite vectors: the axis is known no better than their difference
        for i in range(3):
            put("rotation_taking_" + "xyz"[i], turned[i], a + b + third, norm(v) * norm(w) / c if dot3(v, w) < 0 else 1)
    flat = v[0] * w[1] - v[1] * w[0]
    if flat == 0:
        continue
    put("vector_delta_phi", wrap(atan2(v[1], v[0]) - atan2(w[1], w[0])), a[:2] + b[:2])
    put("slack", sqrt(v[0]**2 + v[1]**2) * sqrt(w[0]**2 + w[1]**2) - v[0] * w[0] - v[1] * w[1], a[:2] + b[:2])

# Boosts: by velocities up to 1 - 1e-12, to the rest frame of light and fast systems, along the beam by up to 12 units.
for i, beta in enumerate([(0.0, 0.0, 0.0), (1e-9, 0.0, 0.0), (0.1, -0.2, 0.3), (0.6, 0.8 - 1e-12, 0.0), (0.0, 0.9999, 0.01), (-0.5, 0.5, 0.5)]):
    for one in singles[i::6]:
        v, b = [float(x) for x in cartesian(*exact(*one))], exact(*beta)
        got, gamma = boost(b, exact(*v)), 1 / sqrt(1 - dot3(b, b))
        for j in range(4):
            put("boost_by_" + "exyz"[j], got[j], beta + tuple(v), gamma * gamma * gamma * 2 * v[0])
for i, one in enumerate(singles):
    if one[3] < 1e-3:
        continue
    system = [float(x) for x in cartesian(*exact(*one))]
    if mass(exact(*system)) < 1e-4 * system[0]:
        continue
    p = exact(*system)
    v = [float(x) for x in cartesian(*exact(*singles[i - 1]))]
    got = boost([-x / p[0] for x in p[1:]], exact(*v))
    gamma = p[0] / mass(p)
    for j in range(4):
        put("boost_to_rest_" + "exyz"[j], got[j], tuple(system) + tuple(v), gamma * gamma * gamma * 2 * v[0])
for rapidity in (1e-12, 0.5, -3.0, 12.0):
    for axis, one in zip([(1.0, 2.0, -2.0), (0.3, -1e-7, 0.1), (0.0, 5.0, 0.0), (-1.0, 0.0, 1e3)], singles[3::5]):
        v = [float(x) for x in cartesian(*exact(*one))]
        n = [x / norm(exact(*axis)) for x in exact(*axis)]
        got = boost([mp.tanh(mpf(rapidity)) * x for x in n], exact(*v))
        for j in range(4):
            put("boost_along_" + "exyz"[j], got[j], (rapidity,) + axis + tuple(v), cosh(rapidity) * (v[0] + norm(v[1:])))
for rapidity in (1e-12, 0.5, -3.0, 12.0, -12.0):
    for one in singles[3:]:
        v = [float(x) for x in cartesian(*exact(*one))]
        e, z = exact(v[0], v[3])
        plus, minus = mp.exp(mpf(rapidity)) * (e + z), mp.exp(-mpf(rapidity)) * (e - z)
        put("boost_beam_e", (plus + minus) / 2, (rapidity,) + tuple(v))

# Decay angles in frames built step by step: leptons of Z bosons slow and fast, nearly along the beam too.
def unit(a):
    return [x / norm(a) for x in a]


def to_rest(system, v):
    return boost([-x / system[0] for x in system[1:]], v)


for pt, y, m in [(30.0, 0.5, 91.2), (1e-3, -2.0, 91.2), (800.0, 2.5, 91.2), (5.0, -4.0, 60.0), (40.0, 0.0, 12.0)]:
    for cos_theta, phi in [(0.3, 1.0), (-0.9, -2.5), (0.999, 3.0)]:
        pt_, m_ = exact(pt, m)
        mt = sqrt(pt_**2 + m_**2)
        z = [mt * cosh(y), pt_ * cos(0.7), pt_ * sin(0.7), mt * sinh(y)]
        n = [sqrt(1 - mpf(cos_theta) ** 2) * cos(phi), sqrt(1 - mpf(cos_theta) ** 2) * sin(phi), mpf(cos_theta)]
        beta = [x / z[0] for x in z[1:]]
        pair = [[float(x) for x in boost(beta, [m_ / 2] + [side * m_ / 2 * x for x in n])] for side in (1, -1)]
        one, two = exact(*pair[0]), exact(*pair[1])
        total = [a + b for a, b in zip(one, two)]
        l1, first, second = (to_rest(total, v)[1:] for v in (one, [mpf(1), mpf(0), mpf(0), mpf(1)], [mpf(1), mpf(0), mpf(0), mpf(-1)]))
        axis = unit([a - b for a, b in zip(unit(first), unit(second))])
        recoil = [-a - b for a, b in zip(first, second)]
        x = unit([a - dot3(recoil, axis) * b for a, b in zip(recoil, axis)])
        scale = 4 * (total[0] / mass(total)) ** 2
        put("collins_soper_cos", dot3(unit(l1), axis), pair[0] + pair[1], scale)
        side = scale * total[0] / norm(total[1:3])
        put("collins_soper_phi", atan2(dot3(l1, cross(axis, x)), dot3(l1, x)), pair[0] + pair[1], side)
        put("helicity", dot3(unit(l1), unit(total[1:])), pair[0] + pair[1], scale * total[0] / norm(total[1:]))
        grand = [200.0, 30.0, -20.0, 50.0]
        put("helicity_of_grandchild", -dot3(unit(l1), unit(to_rest(total, exact(*grand))[1:])), pair[0] + pair[1] + grand, scale * 10)

# Neutrinos of W bosons: real roots, nearly equal ones, complex ones, leptons far forward.
for lepton, missing, w in [((40.0, 0.3, 1.0, 0.0), (30.0, -2.0), 80.37), ((25.0, -2.4, 0.2, 0.105), (35.0, 0.4), 80.37), ((60.0, 1.0, -1.0, 0.0), (80.0, 2.2), 80.37),
                           ((40.1, 1e-9, 0.0, 0.0), (40.0, 3.14159), 80.37), ((30.0, 8.0, 2.0, 0.000511), (20.0, 0.0), 80.37), ((300.0, 0.7, 0.5, 1.777), (10.0, 0.50001), 80.37)]:
    v = [float(x) for x in cartesian(*exact(*lepton))]
    q = [missing[0] * float(cos(missing[1])), missing[0] * float(sin(missing[1]))]
    e, x, y, z = exact(*v)
    qx, qy, m = exact(q[0], q[1], w)
    t, mu, square = e * e - z * z, (m * m - (e * e - x * x - y * y - z * z)) / 2 + x * qx + y * qy, qx * qx + qy * qy
    root = mu * mu - square * t
    roots = sorted([(mu * z + side * e * sqrt(max(root, 0))) / t for side in (1, -1)], key=fabs)
    spread = mu * mu / fabs(root) + (e * mu / (t * roots[0])) ** 2 / 100 + e * e / t
    for name, value in zip(("neutrino_smaller", "neutrino_larger"), roots):
        put(name, value, v + q + [w], fabs(value) * spread)

# Razor: ordinary jets, jets along the beam, jets along the missing momentum.
for a, b, missing in [((300.0, 0.5, 1.0, 20.0), (250.0, -1.0, -2.0, 15.0), (120.0, 2.5)), ((30.0, 6.0, 1.0, 0.0), (20.0, 7.5, 2.0, 0.0), (5.0, 1.0)),
                      ((50.0, -9.0, 0.3, 1.0), (60.0, 1.0, 0.3 + 1e-7, 1.0), (40.0, 0.3))]:
    v, w = ([float(x) for x in cartesian(*exact(*one))] for one in (a, b))
    q = [missing[0] * float(cos(missing[1])), missing[0] * float(sin(missing[1]))]
    p, r, m = exact(*v), exact(*w), exact(*q)
    put("razor_mr", sqrt((norm(p[1:]) + norm(r[1:])) ** 2 - (p[3] + r[3]) ** 2), v + w + q)
    sizes = norm(m) * (norm(p[1:3]) + norm(r[1:3]))
    put("razor_mrt", sqrt((sizes - dot3(m, p[1:3]) - dot3(m, r[1:3])) / 2), v + w + q)

with open(pathlib.Path(__file__).parent / "kinematics.csv", "w") as f:
    for row in rows:
        f.write(",".join(row) + "\n")
