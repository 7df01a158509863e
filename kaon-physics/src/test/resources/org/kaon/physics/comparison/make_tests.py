"""Anderson and Darling's statistic by SciPy, and the discrepancy with normal kernels by NumPy.

usage: python make_tests.py     (writes two CSV files beside itself, from x.csv and y.csv of make_comparison.py; numpy==1.26.4 scipy==1.17.1)
"""
import pathlib
import warnings
import numpy as np
from scipy import spatial, stats

warnings.simplefilter("ignore")     # what lies outside of the table
here = pathlib.Path(__file__).parent
rng = np.random.default_rng(5)
samples = {}
with open(here / "anderson.csv", "w") as f:
    f.write("case,statistic,probability,samples\n")
    for case, shift, count, digits in (("one", 0.0, 2, 6), ("shifted", 0.35, 2, 6), ("far", 2.0, 2, 6), ("ties", 0.6, 2, 0), ("three", 0.25, 3, 6), ("five", 0.05, 5, 1)):
        made = [np.round(rng.normal(shift * (i == 0), 1, 30 + 13 * i), digits) + 0.0 for i in range(count)]
        found = stats.anderson_ksamp(made, midrank=True)
        text = ";".join(" ".join(repr(float(x)) for x in one) for one in made)
        f.write(f"{case},{float(found.statistic)!r},{float(found.pvalue)!r},{text}\n")

read = lambda name: np.loadtxt(here / name, delimiter=",", skiprows=1)
x, y = read("x.csv"), read("y.csv")
both = np.concatenate([x, y])
with open(here / "mmd.csv", "w") as f:
    f.write("name,value\n")
    for width in (0.3, 1.0, 4.0):
        k = lambda p, q: np.exp(-spatial.distance.cdist(p, q, "sqeuclidean") / (2 * width**2))
        off = lambda g: (g.sum() - np.trace(g)) / (len(g) * (len(g) - 1))
        f.write(f"squared {width},{float(off(k(x, x)) + off(k(y, y)) - 2 * k(x, y).mean())!r}\n")
    f.write(f"median,{float(np.sort(spatial.distance.pdist(both))[len(both) * (len(both) - 1) // 4])!r}\n")
