"""A peak over a falling background, and the sWeights of the package sweights.

usage: python make_splot.py     (writes two CSV files beside itself; numpy==2.4.6 scipy==1.17.1 iminuit==2.33.0 sweights==1.7.0)
"""
import pathlib
import iminuit
import numpy as np
import sweights
from scipy import stats

here = pathlib.Path(__file__).parent
rng = np.random.default_rng(31)
S, B = 250, 500
signal = stats.truncnorm(-5, 5, 5, 1)
background = stats.truncexpon(10 / 6, 0, 6)
mass = np.concatenate([signal.rvs(S, random_state=rng), background.rvs(B, random_state=rng)])
mass = mass[(mass > 0) & (mass < 10)]
time = np.concatenate([rng.exponential(2, S), rng.exponential(0.5, B)])[: len(mass)]
fs, fb = signal.pdf(mass), background.pdf(mass)
fit = iminuit.Minuit(iminuit.cost.ExtendedUnbinnedNLL(mass, lambda x, s, b: (s + b, s * signal.pdf(x) + b * background.pdf(x))), s=S, b=B)
fit.tol = 1e-8
fit.migrad()
yields = [fit.values["s"], fit.values["b"]]
found = sweights.SWeight(mass, [signal.pdf, background.pdf], yields, (( 0, 10),), method="summation", checks=False)
ws, wb = found.get_weight(0, mass), found.get_weight(1, mass)
with open(here / "splot.csv", "w") as f:
    f.write("signal,background,time,signal_weight,background_weight\n")
    for row in zip(fs, fb, time, ws, wb):
        f.write(",".join("%.15g" % v for v in row) + "\n")
D = fs * yields[0] + fb * yields[1]
V = np.linalg.inv([[np.sum(p * q / D**2) for q in (fs, fb)] for p in (fs, fb)])
with open(here / "splot_yields.csv", "w") as f:
    f.write("yield,error\n")
    for k in range(2):
        f.write(f"{float(yields[k])!r},{float(np.sqrt(V[k, k]))!r}\n")
