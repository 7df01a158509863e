"""Holds what `kaon jets` writes against FastJet, its contributed tools and EnergyFlow, and prints a table of the
largest relative deviations; the files are read by uproot (.root) and pyarrow (.parquet).

usage: python check_jets.py KAON FILE.root [JETS]      (KAON: the launcher; prints Markdown, fails above the limits)
    pip install --only-binary :all: fastjet==3.5.2.0 EnergyFlow==1.4.0 uproot==5.7.7 pyarrow==26.0.1 awkward==2.14.0

A deviation is |Kaon's - theirs| over the size of theirs: of a momentum over the jet's energy, of a mass over its
jet's mass before grooming, of other numbers over themselves. Jets are compared in order of their pT, with their
number first. EnergyFlow is given FastJet's pT, rapidity and azimuth, as its own rapidity of a momentum with E < |p|,
which rounding to float32 makes of light particles, is another. `tau` with beta 1 has an oracle of its own below: FastJet's winner-takes-all axes, moved to the
local minimum by the plain fixed-point iteration.
"""
import math
import pathlib
import subprocess
import sys
import tempfile

import awkward as ak
import energyflow as ef
import fastjet as fj
import numpy as np
import pyarrow.parquet as pq
import uproot

kaon, sample = sys.argv[1], sys.argv[2]
count = int(sys.argv[3]) if len(sys.argv) > 3 else 2000
folder = pathlib.Path(tempfile.mkdtemp())
table = []


def jets(name, *options):
    """What `kaon jets` wrote, by column."""
    out = folder / name
    subprocess.run([kaon, "jets", sample, "--rows", f"0:{count}", *options, "--out", out], check=True,
                   stdout=subprocess.DEVNULL)
    if name.endswith(".parquet"):
        return {c: ak.Array(ak.from_arrow(pq.read_table(out)[c])) for c in pq.read_schema(out).names}
    file = uproot.open(out)
    return file[file.keys()[0]].arrays(library="ak", how=dict)


def pseudojets(p):
    result = []
    for i, q in enumerate(p.tolist()):
        result.append(fj.PseudoJet(q[1], q[2], q[3], q[0]))
        result[-1].set_user_index(i)
    return result


def one(p, algorithm, scheme=fj.E_scheme):
    """All particles as one jet."""
    sequence = fj.ClusterSequence(pseudojets(p), fj.JetDefinition(algorithm, 1000.0, scheme))
    return sequence, fj.sorted_by_pt(sequence.inclusive_jets())[0]


def row(what, where, deviations, limit):
    worst = max(deviations)
    table.append(f"| {what} | {where} | {len(deviations):,} | {worst:.1e} |")
    if not worst <= limit:
        table.append(f"**above {limit}**")


def relative(a, b, size=None):
    if math.isnan(a) and math.isnan(b):
        return 0.0
    return abs(a - b) / (abs(b) if size is None else size) if a != b else 0.0


def soft_drop(p, cut, beta):
    sequence, j = one(p, fj.cambridge_algorithm)
    while True:
        a, b = fj.PseudoJet(), fj.PseudoJet()
        if not j.has_parents(a, b):
            return j.m(), math.nan, math.nan
        if b.pt() > a.pt():
            a, b = b, a
        z, r = b.pt() / (a.pt() + b.pt()), a.delta_R(b)
        if z > cut * (r / 0.8) ** beta:
            return j.m(), z, r
        j = a


def subjettiness(p, n):
    """tau_n, beta 1, by the slow way; 0 for particles fewer than axes."""
    if len(p) <= n:
        return 0.0
    sequence, _ = one(p, fj.kt_algorithm, fj.WTA_pt_scheme)
    axes = np.array([[a.rap(), a.phi_std()] for a in sequence.exclusive_jets(n)])
    particles = pseudojets(p)
    place = np.array([[q.rap(), q.phi_std()] for q in particles])
    pt = np.array([q.pt() for q in particles])

    def offsets(axes):
        d = place[:, None, :] - axes[None, :, :]
        d[..., 1] -= 2 * np.pi * np.rint(d[..., 1] / (2 * np.pi))
        square = (d**2).sum(-1)
        return d, square, square.argmin(1)

    def tau(axes):
        return (pt * np.sqrt(offsets(axes)[1].min(1))).sum() / (pt.sum() * 0.8)

    before = tau(axes)
    for _ in range(1000):
        d, square, nearest = offsets(axes)
        moved = axes.copy()
        for k in range(n):
            mine = nearest == k
            if mine.any():
                w = pt[mine] / np.sqrt(np.maximum(square[mine, k], 1e-20))
                moved[k] += (w[:, None] * d[mine, k]).sum(0) / w.sum()
        after = tau(moved)
        if not after < before * (1 - 1e-14):
            break
        axes, before = moved, after
    return before


tree = uproot.open(sample)["jets"].arrays(["part_E", "part_px", "part_py", "part_pz"], entry_stop=count)
columns = [tree[k] for k in ("part_E", "part_px", "part_py", "part_pz")]
events = [np.stack([np.asarray(c[i], np.float64) for c in columns], 1) for i in range(count)]

# Jets of radius 0.4: several an event.
for k, (name, algorithm) in enumerate((("anti-kt", fj.antikt_algorithm), ("kt", fj.kt_algorithm),
                                       ("cambridge-aachen", fj.cambridge_algorithm))):
    got = jets(f"{name}{('.root', '.parquet', '.root')[k]}", "--algorithm", name, "--radius", "0.4", "--jets", "all",
               "--columns", "energy,px,py,pz")
    deviations = []
    for i, p in enumerate(events):
        sequence = fj.ClusterSequence(pseudojets(p), fj.JetDefinition(algorithm, 0.4))
        theirs = fj.sorted_by_pt(sequence.inclusive_jets())
        ours = np.stack([np.asarray(got[c][i]) for c in ("energy", "px", "py", "pz")], 1)
        assert len(ours) == len(theirs) == int(got["jets"][i]), (name, i, len(ours), len(theirs))
        for a, b in zip(ours, theirs):
            deviations.append(max(abs(a - np.array([b.e(), b.px(), b.py(), b.pz()]))) / b.e())
    row(f"{name}, R = 0.4: E, px, py, pz of all jets", "FastJet", deviations, 1e-9)

# The hardest jet of radius 0.8 and what is in it.
drops = ((0.1, 0), (0.1, 1), (0.2, 2))
taus = [("tau(%d, 0.5)", 0.5), ("tau(%d)", 1.0)]
graphs = [g for g in ef.EFPSet("d<=5", "p==1", measure="hadr", beta=1.0, coords="epxpypz").graphs() if len(g)]
names = (["mass"] + [f"soft_drop_{q}({c},{b})" for c, b in drops for q in ("mass", "zg", "rg")]
         + ["trimmed_mass(0.2,0.03)", "filtered_mass(0.3,3)", "pruned_mass(0.1,0.5)"]
         + [t % n for t, _ in taus for n in range(1, 7)] + ["e2", "e3", "c2", "d2", "c3"]
         + ["efp_" + "_".join(f"{min(e)}{max(e)}" for e in g) for g in graphs])
read = jets("features.root", "--radius", "0.8", "--columns", ",".join(names))
again = jets("features.parquet", "--radius", "0.8", "--columns", ",".join(names))
assert len(read) == len(again) == len(names) + 1
got = {}
for name, (a, b) in zip(names, zip(read.values(), again.values())):
    a, b = np.asarray(a, np.float64), np.asarray(b, np.float64)
    assert np.array_equal(a, b, equal_nan=True), name
    got[name] = a

found = {}
def add(name, i, value, size=None):
    found.setdefault(name, []).append(relative(float(got[name][i]), value, size))

hardest, polar = [], []
for i, p in enumerate(events):
    sequence = fj.ClusterSequence(pseudojets(p), fj.JetDefinition(fj.antikt_algorithm, 0.8))
    inside = fj.sorted_by_pt(sequence.inclusive_jets())[0].constituents()
    p = p[sorted(q.user_index() for q in inside)]
    hardest.append(p)
    polar.append(np.array([[q.pt(), q.rap(), q.phi(), 0] for q in pseudojets(p)]))
    held, whole = one(p, fj.antikt_algorithm)
    mass = whole.m()
    add("mass", i, mass)
    for c, b in drops:
        m, z, r = soft_drop(p, c, b)
        add(f"soft_drop_mass({c},{b})", i, m, mass)
        add(f"soft_drop_zg({c},{b})", i, z)
        add(f"soft_drop_rg({c},{b})", i, r)
    add("trimmed_mass(0.2,0.03)", i,
        fj.Filter(fj.JetDefinition(fj.kt_algorithm, 0.2), fj.SelectorPtFractionMin(0.03))(whole).m(), mass)
    add("filtered_mass(0.3,3)", i,
        fj.Filter(fj.JetDefinition(fj.cambridge_algorithm, 0.3), fj.SelectorNHardest(3))(whole).m(), mass)
    add("pruned_mass(0.1,0.5)", i, fj.Pruner(fj.cambridge_algorithm, 0.1, 0.5)(whole).m(), mass)
    for n in range(1, 7):
        add(f"tau({n})" , i, subjettiness(p, n))
    q = polar[-1].tolist()
    if len(p) > 3:
        options = dict(measure="hadr", beta=1.0, coords="ptyphim")
        c2, d2 = ef.C2(**options).compute(q) / 1.5, ef.D2(**options).compute(q) / 0.75
        add("c2", i, c2)
        add("d2", i, d2)
        add("e2", i, c2 / d2)
        add("e3", i, c2 * (c2 / d2) ** 2)
        add("c3", i, ef.C3(**options).compute(q) / (4 / 3))
record = ak.zip({c: ak.Array([p[:, k] for p in hardest]) for k, c in enumerate(("E", "px", "py", "pz"))},
                with_name="Momentum4D")
sequence = fj.ClusterSequence(record, fj.JetDefinition(fj.kt_algorithm, 0.8))
theirs = np.asarray(sequence.njettiness("NormalizedMeasure", "WTA_KT_Axes", [1, 2, 3, 4, 5, 6], 0.5, 0.8))
for i in range(count):
    for n in range(1, 7):
        add(f"tau({n}, 0.5)", i, float(theirs[i][n - 1]))
efp = ef.EFPSet("d<=5", "p==1", measure="hadr", beta=1.0, normed=True, coords="ptyphim")
kept = [k for k, g in enumerate(efp.graphs()) if len(g)]
values = np.array(efp.batch_compute(polar))[:, kept]
for k, g in enumerate(graphs):
    for i in range(count):
        add("efp_" + "_".join(f"{min(e)}{max(e)}" for e in g), i, float(values[i, k]))

def together(names):
    return [d for name in names for d in found[name]]

row("mass", "FastJet", found["mass"], 1e-7)
for c, b in drops:
    title = "mMDT" if b == 0 else "soft drop"
    row(f"{title} z_cut = {c}, beta = {b}: mass", "FastJet's tree", found[f"soft_drop_mass({c},{b})"], 1e-7)
    row(f"{title} z_cut = {c}, beta = {b}: z_g, R_g", "FastJet's tree",
        together([f"soft_drop_{q}({c},{b})" for q in ("zg", "rg")]), 1e-9)
row("trimming R = 0.2, f = 0.03: mass", "FastJet's Filter", found["trimmed_mass(0.2,0.03)"], 1e-7)
row("filtering R = 0.3, n = 3: mass", "FastJet's Filter", found["filtered_mass(0.3,3)"], 1e-7)
row("pruning z_cut = 0.1, factor = 0.5: mass", "FastJet's Pruner", found["pruned_mass(0.1,0.5)"], 1e-7)
row("N-subjettiness 1 … 6, beta 0.5, winner-takes-all kT axes", "FastJet contrib",
    together([f"tau({n}, 0.5)" for n in range(1, 7)]), 1e-7)
row("N-subjettiness 1 … 6, beta 1, one-pass", "slow loop on FastJet's axes", together([f"tau({n})" for n in range(1, 7)]), 1e-7)
row("e2, e3, C2, D2, C3, beta 1", "EnergyFlow", together(["e2", "e3", "c2", "d2", "c3"]), 1e-7)
for d in range(1, 6):
    of = ["efp_" + "_".join(f"{min(e)}{max(e)}" for e in g) for g in graphs if len(g) == d]
    row(f"{len(of)} EFP{'s' if d > 1 else ''} of degree {d}", "EnergyFlow", together(of), 1e-7)
print(f"{count:,} jets of {np.mean([len(p) for p in events]):.1f} particles\n")
print("| what | beside | numbers | largest relative deviation |\n|---|---|---|---|")
print("\n".join(table))
sys.exit(any("above" in line for line in table))
