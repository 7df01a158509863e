#!/usr/bin/env python3
"""Makes events.lhe and events.json, which holds what pylhe reads from it.

    pip install --only-binary :all: pylhe==2.1.0
    python make_fixtures.py            (in this folder)
"""
import json
import random
import pylhe

assert pylhe.__version__ == "2.1.0", pylhe.__version__
draw = random.Random(11)
lines = ['<LesHouchesEvents version="3.0">', "<header>", "made for Kaon's tests", "</header>", "<init>",
         " 2212 2212 6.5e+03 6.5e+03 0 0 247000 247000 -4 1", " 1.0e+00 1.0e-02 1.0e+00 1", "</init>"]
for i in range(15):
    n = draw.randint(2, 6)
    lines += ["<event>", f" {n}  1  {draw.uniform(-1, 1):+.7E}  {draw.uniform(10, 900):.8E}  7.81E-03  1.18E-01"]
    for k in range(n):
        p = [draw.gauss(0, 90) for _ in range(3)]
        e = sum(x * x for x in p) ** 0.5
        lines.append(f"  {draw.choice([21, -11, 11, 25, 2])}  {-1 if k < 2 else 1}  {0 if k < 2 else 1}  {0 if k < 2 else 2}  {501 + k}  0 " + " ".join(f"{x:+.10E}" for x in p) + f" {e:.10E} 0.0000000000E+00 0.0000E+00 {draw.choice([-1, 1]):+.4E}")
    if i % 3:
        lines += ["<rwgt>"] + [f"<wgt id='{w}'> {draw.uniform(0, 2):+.7E} </wgt>" for w in range(i % 3 + 1)] + ["</rwgt>"]
    lines.append("</event>")
lines.append("</LesHouchesEvents>")
with open("events.lhe", "w") as out:
    out.write("\n".join(lines) + "\n")

events = list(pylhe.LHEFile.fromfile("events.lhe").events)
particles = {"id": "id", "status": "status", "mother1": "mother1", "mother2": "mother2", "color1": "color1", "color2": "color2", "px": "px", "py": "py", "pz": "pz", "energy": "e", "mass": "m", "lifetime": "lifetime", "spin": "spin"}
head = {"particles": "nparticles", "process": "pid", "weight": "weight", "scale": "scale", "alpha_qed": "aqed", "alpha_qcd": "aqcd"}
values = {name: [getattr(e.eventinfo, theirs) for e in events] for name, theirs in head.items()}
for name, theirs in particles.items():
    values["particle/" + name] = [[getattr(p, theirs) for p in e.particles] for e in events]
values["weights"] = [list(e.weights.values()) if isinstance(e.weights, dict) else [w for w in e.weights] for e in events]
with open("events.json", "w") as out:
    json.dump(values, out)
