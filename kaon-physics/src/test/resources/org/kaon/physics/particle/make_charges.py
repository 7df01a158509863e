"""Charges of particles by their PDG codes, as ParticleCodeTest expects them.

usage: python make_charges.py     (writes charges.csv beside itself; particle==1.1.0)

All codes of the package's table below 10⁷ and every twentieth nucleus; codes whose charge it does not know are left out.
"""
import pathlib
from particle import PDGID, Particle

codes = sorted({int(p.pdgid) for p in Particle.all()})
nuclei = [c for c in codes if abs(c) > 10**9]
kept = [c for c in codes if abs(c) < 10**7] + nuclei[::20]
with open(pathlib.Path(__file__).with_name("charges.csv"), "w") as f:
    f.write("code,three_charge\n")
    for code in sorted(kept):
        if PDGID(code).three_charge is not None:
            f.write(f"{code},{PDGID(code).three_charge}\n")
