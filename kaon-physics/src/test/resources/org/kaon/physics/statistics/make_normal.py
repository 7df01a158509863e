"""Probabilities and quantiles of the normal distribution, and Wilson's intervals, by SciPy.

usage: python make_normal.py     (writes two CSV files beside itself; numpy==1.26.4 scipy==1.17.1)
"""
import pathlib
from scipy import stats

here = pathlib.Path(__file__).parent
with open(here / "normal.csv", "w") as f:
    f.write("z,density,below,above\n")
    for z in (-37.0, -9.0, -5.5, -2.6, -2.4, -1.0, -0.1, 0.0, 1e-8, 0.3, 1.0, 1.96, 2.5, 2.51, 4.0, 8.0, 20.0, 37.0):
        f.write(",".join(repr(float(v)) for v in (z, stats.norm.pdf(z), stats.norm.cdf(z), stats.norm.sf(z))) + "\n")

with open(here / "wilson.csv", "w") as f:
    f.write("passed,total,level,lower,upper\n")
    for passed, total in ((0, 1), (1, 1), (0, 10), (3, 10), (10, 10), (1, 1000), (44, 10000), (5000, 10000)):
        for level in (0.6826894921370859, 0.95):
            interval = stats.binomtest(passed, total).proportion_ci(level, "wilson")
            f.write(",".join(repr(float(v)) for v in (passed, total, level, interval.low, interval.high)) + "\n")
