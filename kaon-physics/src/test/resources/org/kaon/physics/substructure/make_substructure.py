"""Random jets and what FastJet's and EnergyFlow's tools say of them, for the tests of this room.

usage: python make_substructure.py     (writes jets.csv and expected.csv beside itself; numpy==2.4.6, fastjet==3.5.2.0, EnergyFlow==1.4.0)

expected.csv: jet, quantity, settings, value. Energy correlations are on pT and rapidity, and
EnergyFlow's sums over all orders of the particles are turned into sums over i < j < k < l; soft drop, filtering and the Lund plane
are FastJet's own.
"""
import math
import pathlib
import energyflow as ef
import fastjet as fj
import numpy as np

here = pathlib.Path(__file__).parent
rng = np.random.default_rng(20140501)


def jet(k):
    """One to three prongs of massive particles around an axis, some across phi = pi."""
    axis = np.array([rng.uniform(-2, 2), np.pi - 0.1 if k % 2 else rng.uniform(-3, 3)])
    prongs = rng.normal(0, 0.25, (1 + k % 3, 2))
    n = int(rng.integers(4, 40))
    place = axis + prongs[rng.integers(0, len(prongs), n)] + rng.normal(0, 0.08, (n, 2))
    pt, mass = rng.exponential(12, n) + 0.5, rng.choice([0.0, 0.13957], n)
    px, py, pz = pt * np.cos(place[:, 1]), pt * np.sin(place[:, 1]), pt * np.sinh(place[:, 0])
    return np.stack([np.sqrt(px**2 + py**2 + pz**2 + mass**2), px, py, pz], 1)


def pseudojets(p):
    result = []
    for i, q in enumerate(p.tolist()):
        result.append(fj.PseudoJet(q[1], q[2], q[3], q[0]))
        result[-1].set_user_index(i)
    return result


def soft_drop(p, cut, beta, radius):
    """The definition on FastJet's own tree."""
    sequence = fj.ClusterSequence(pseudojets(p), fj.JetDefinition(fj.cambridge_algorithm, 1000.0))
    j, dropped = fj.sorted_by_pt(sequence.inclusive_jets())[0], 0
    while True:
        a, b = fj.PseudoJet(), fj.PseudoJet()
        if not j.has_parents(a, b):
            return j, math.nan, math.nan, dropped
        if b.pt() > a.pt():
            a, b = b, a
        z, r = b.pt() / (a.pt() + b.pt()), a.delta_R(b)
        if z > cut * (r / radius) ** beta:
            return j, z, r, dropped
        j, dropped = a, dropped + 1


jets = [jet(k) for k in range(12)]
rows = []
for k, p in enumerate(jets):
    for cut, beta in ((0.1, 0.0), (0.1, 1.0), (0.2, 2.0)):
        j, z, r, dropped = soft_drop(p, cut, beta, 0.8)
        settings = f"{cut} {beta}"
        rows += [(k, "softdrop-mass", settings, j.m()), (k, "softdrop-pt", settings, j.pt()), (k, "softdrop-z", settings, z),
                 (k, "softdrop-r", settings, r), (k, "softdrop-n", settings, dropped)]
    sequence = fj.ClusterSequence(pseudojets(p), fj.JetDefinition(fj.antikt_algorithm, 1000.0))
    whole = fj.sorted_by_pt(sequence.inclusive_jets())[0]
    for radius, n in ((0.2, 2), (0.3, 3)):
        groomed = fj.Filter(fj.JetDefinition(fj.cambridge_algorithm, radius), fj.SelectorNHardest(n))(whole)
        rows += [(k, "filter-mass", f"{radius} {n}", groomed.m()), (k, "filter-pt", f"{radius} {n}", groomed.pt())]
    for radius, fraction in ((0.2, 0.03), (0.3, 0.1)):
        groomed = fj.Filter(fj.JetDefinition(fj.kt_algorithm, radius), fj.SelectorPtFractionMin(fraction))(whole)
        rows += [(k, "trim-mass", f"{radius} {fraction}", groomed.m()), (k, "trim-pt", f"{radius} {fraction}", groomed.pt())]
    massless = [[q[0], q[1], q[2], q[3]] for q in p]
    for beta in (0.5, 1.0, 2.0):
        rows.append((k, "c2", str(beta), ef.C2(measure="hadr", beta=beta, coords="epxpypz").compute(massless) / 1.5))
        rows.append((k, "d2", str(beta), ef.D2(measure="hadr", beta=beta, coords="epxpypz").compute(massless) / 0.75))
        rows.append((k, "c3", str(beta), ef.C3(measure="hadr", beta=beta, coords="epxpypz").compute(massless) / (4 / 3)))
    tree = fj.ClusterSequence(pseudojets(p), fj.JetDefinition(fj.cambridge_algorithm, 1000.0))
    j, i = fj.sorted_by_pt(tree.inclusive_jets())[0], 0
    a, b = fj.PseudoJet(), fj.PseudoJet()
    while j.has_parents(a, b):
        if b.pt() > a.pt():
            a, b = b, a
        rows += [(k, "lund-angle", str(i), a.delta_R(b)), (k, "lund-kt", str(i), b.pt() * a.delta_R(b))]
        j, a, b, i = a, fj.PseudoJet(), fj.PseudoJet(), i + 1
with open(here / "jets.csv", "w") as f:
    f.write("event,E,px,py,pz\n")
    for k, p in enumerate(jets):
        f.writelines(f"{k},{q[0]!r},{q[1]!r},{q[2]!r},{q[3]!r}\n" for q in p.tolist())
with open(here / "expected.csv", "w") as f:
    f.write("jet,quantity,settings,value\n")
    f.writelines(f"{k},{name},{settings},{float(value)!r}\n" for k, name, settings, value in rows)
