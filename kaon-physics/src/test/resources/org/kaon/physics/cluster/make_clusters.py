"""Random events and the jets that FastJet finds in them, for ClusterSequenceTest.

usage: python make_clusters.py     (writes particles.csv and clusters.csv beside itself; numpy==2.4.6, fastjet==3.5.2.0)

Every line of clusters.csv: event, algorithm, scheme, radius, kind (inclusive, exclusive-n, exclusive-d), argument, and of each
jet, hardest first: E px py pz and its constituents.
"""
import pathlib
import fastjet as fj
import numpy as np

here = pathlib.Path(__file__).parent
rng = np.random.default_rng(20080402)
ALGORITHMS = {"ANTI_KT": fj.antikt_algorithm, "CAMBRIDGE_AACHEN": fj.cambridge_algorithm, "KT": fj.kt_algorithm}
SCHEMES = {"E_SCHEME": fj.E_scheme, "WINNER_TAKES_ALL": fj.WTA_pt_scheme}


def event(n, spread):
    """Sprays of massive particles, some across phi = pi, some far forward."""
    axes = rng.uniform((-spread, -np.pi), (spread, np.pi), (4, 2))
    place = axes[rng.integers(0, 4, n)] + rng.normal(0, 0.5, (n, 2))
    pt, mass = rng.exponential(8, n) + 0.2, rng.choice([0.0, 0.13957, 0.93827], n)
    px, py, pz = pt * np.cos(place[:, 1]), pt * np.sin(place[:, 1]), pt * np.sinh(place[:, 0])
    return np.stack([np.sqrt(px**2 + py**2 + pz**2 + mass**2), px, py, pz], 1)


def line(number, name, scheme, radius, kind, argument, jets):
    text = [str(number), name, scheme, repr(radius), kind, repr(argument)]
    for jet in jets:
        text += [repr(jet.e()), repr(jet.px()), repr(jet.py()), repr(jet.pz())]
        text.append(" ".join(str(i) for i in sorted(c.user_index() for c in jet.constituents())))
    return ",".join(text)


events = [event(n, s) for n, s in ((1, 1), (2, 1), (7, 2), (41, 1.5), (90, 2.5), (230, 3.5))]
with open(here / "particles.csv", "w") as f:
    f.write("event,E,px,py,pz\n")
    for k, e in enumerate(events):
        f.writelines(f"{k},{p[0]!r},{p[1]!r},{p[2]!r},{p[3]!r}\n" for p in e.tolist())
with open(here / "clusters.csv", "w") as f:
    f.write("event,algorithm,scheme,radius,kind,argument,jets\n")
    for k, e in enumerate(events):
        particles = []
        for i, p in enumerate(e.tolist()):
            particle = fj.PseudoJet(p[1], p[2], p[3], p[0])
            particle.set_user_index(i)
            particles.append(particle)
        for name, algorithm in ALGORITHMS.items():
            for scheme, recombination in SCHEMES.items():
                for radius in (0.4, 1.0):
                    sequence = fj.ClusterSequence(particles, fj.JetDefinition(algorithm, radius, recombination))
                    jets = fj.sorted_by_pt(sequence.inclusive_jets(2.0))
                    f.write(line(k, name, scheme, radius, "inclusive", 2.0, jets) + "\n")
                    if name != "ANTI_KT" and len(e) >= 41 and radius == 1.0 and scheme == "E_SCHEME":
                        # Below the number of inclusive jets all distances of Cambridge/Aachen are equal.
                        n = 20 if name == "CAMBRIDGE_AACHEN" else 5
                        jets = fj.sorted_by_pt(sequence.exclusive_jets(n))
                        f.write(line(k, name, scheme, radius, "exclusive-n", n, jets) + "\n")
                        cut = 0.2 if name == "CAMBRIDGE_AACHEN" else 40.0
                        jets = fj.sorted_by_pt(sequence.exclusive_jets(cut))
                        f.write(line(k, name, scheme, radius, "exclusive-d", cut, jets) + "\n")
