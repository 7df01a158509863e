"""Energy flow polynomials and pruned jets of the jets of make_substructure.py, by EnergyFlow and FastJet.

usage: python make_energy_flow.py     (reads jets.csv, writes energy_flow.csv and pruned.csv; fastjet==3.5.2.0, EnergyFlow==1.4.0)

energy_flow.csv: jet, beta, edges of the graph (two digits each), value.  pruned.csv: jet, z_cut, R_fact, pt, mass.
"""
import csv
import pathlib
import energyflow as ef
import fastjet as fj
import numpy as np

here = pathlib.Path(__file__).parent
rows = list(csv.DictReader(open(here / "jets.csv")))
jets = [np.array([[float(r[c]) for c in ("E", "px", "py", "pz")] for r in rows if int(r["event"]) == k]) for k in range(12)]
with open(here / "energy_flow.csv", "w") as f:
    f.write("jet,beta,edges,value\n")
    for beta in (1.0, 0.5):
        polynomials = ef.EFPSet("d<=5", "p==1", measure="hadr", beta=beta, normed=True, coords="epxpypz")
        for k in (0, 1, 2):
            values = polynomials.compute(jets[k])
            for graph, value in zip(polynomials.graphs(), values):
                if len(graph):
                    f.write(f"{k},{beta},{'-'.join(f'{min(e)}{max(e)}' for e in graph)},{float(value)!r}\n")
with open(here / "pruned.csv", "w") as f:
    f.write("jet,cut,factor,pt,mass\n")
    for k, p in enumerate(jets):
        sequence = fj.ClusterSequence([fj.PseudoJet(q[1], q[2], q[3], q[0]) for q in p.tolist()], fj.JetDefinition(fj.antikt_algorithm, 1000.0))
        whole = fj.sorted_by_pt(sequence.inclusive_jets())[0]
        for cut, factor in ((0.1, 0.5), (0.15, 0.25), (0.3, 0.1)):
            pruned = fj.Pruner(fj.cambridge_algorithm, cut, factor)(whole)
            f.write(f"{k},{cut},{factor},{pruned.pt()!r},{pruned.m()!r}\n")
