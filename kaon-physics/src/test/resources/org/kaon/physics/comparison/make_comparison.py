"""Two samples of one variable, two sets of points, histograms, and what SciPy and the papers' formulas say of them.

usage: python make_comparison.py     (writes CSV files beside itself; numpy==1.26.4 scipy==1.17.1)

FPD, KPD and PRDC are written out here from their papers' definitions with NumPy alone; SciPy's sqrtm and nnls do what they are for.
"""
import pathlib
import numpy as np
from scipy import linalg, optimize, spatial, special, stats

here = pathlib.Path(__file__).parent
rng = np.random.default_rng(11)


def table(name, head, rows):
    with open(here / name, "w") as f:
        f.write(head + "\n")
        for row in rows:
            f.write(",".join(repr(float(x)) for x in row) + "\n")


a = np.round(rng.normal(0, 1, 137), 2)      # two digits: ties within and between
b = np.round(rng.normal(0.3, 1.4, 93), 2)
wa, wb = np.round(rng.exponential(1, 137), 3), np.round(rng.exponential(1, 93), 3)
table("first.csv", "value,weight", zip(a, wa))
table("second.csv", "value,weight", zip(b, wb))
expected = {
    "ks": stats.ks_2samp(a, b, method="asymp").statistic,
    # SciPy gives ties their middle rank; without ties there is one definition.
    "cramer von mises": stats.cramervonmises_2samp(a + np.arange(137) / 2**20, b + (np.arange(93) + 0.5) / 2**20).statistic,
    "energy distance": stats.energy_distance(a, b),
    "energy distance weighted": stats.energy_distance(a, b, wa, wb),
    "wasserstein": stats.wasserstein_distance(a, b),
    "wasserstein weighted": stats.wasserstein_distance(a, b, wa, wb),
}
for z in (0.2, 0.5, 0.9, 1.0, 1.3, 2.0, 3.0):
    expected[f"kolmogorov {z}"] = special.kolmogorov(z)
n, m = len(a), len(b)
expected["ks probability"] = special.kolmogorov(np.sqrt(n * m / (n + m)) * expected["ks"])
for half in (1, 2, 3, 7, 20, 101):
    for x in (0.01, 0.4, 3.0, 12.0, 60.0):
        expected[f"gamma {half} {x}"] = special.gammaincc(half / 2, x)

D, N, M = 3, 160, 120
x = rng.normal(0, 1, (N, D)) @ np.array([[1, 0.4, 0], [0, 0.8, -0.3], [0, 0, 0.5]])
y = rng.normal(0.2, 1.2, (M, D))
table("x.csv", "x,y,z", x)
table("y.csv", "x,y,z", y)
sa, sb = np.cov(x, rowvar=False), np.cov(y, rowvar=False)
expected["frechet"] = np.sum((x.mean(0) - y.mean(0)) ** 2) + np.trace(sa + sb - 2 * linalg.sqrtm(sa @ sb).real)
k = lambda p, q: (p @ q.T / D + 1) ** 4
off = lambda g: (g.sum() - np.trace(g)) / (len(g) * (len(g) - 1))
expected["discrepancy"] = off(k(x, x)) + off(k(y, y)) - 2 * k(x, y).mean()
far = spatial.distance.cdist
expected["energy distance of points"] = np.sqrt(2 * far(x, y).mean() - far(x, x).mean() - far(y, y).mean())
for near in (1, 5):
    rr = np.sort(far(x, x), axis=1)[:, near]
    rg = np.sort(far(y, y), axis=1)[:, near]
    d = far(x, y)
    expected[f"precision {near}"] = (d < rr[:, None]).any(axis=0).mean()
    expected[f"recall {near}"] = (d < rg[None, :]).any(axis=1).mean()
    expected[f"density {near}"] = (d < rr[:, None]).sum(axis=0).mean() / near
    expected[f"coverage {near}"] = (d.min(axis=1) < rr).mean()

counts, other = rng.poisson(20, 12).astype(float), rng.poisson(31, 12).astype(float)
other[4] = counts[4] = 0
keep = counts + other > 0
both = stats.chi2_contingency([counts[keep], other[keep]], correction=False)
expected["counts chi2"], expected["counts degrees"], expected["counts probability"] = both[0], both[2], both[1]
table("counts.csv", "first,second", zip(counts, other))
p, q = counts / counts.sum(), other / other.sum()
expected["separation"] = np.sum((p - q)[keep] ** 2 / (p + q)[keep]) / 2
expected["jensen shannon"] = spatial.distance.jensenshannon(p, q)

lx = 1 / np.array([20.0, 25, 33, 50, 100])
for name, ly in (("free", 3 + 40 * lx + [0.1, -0.2, 0.05, 0.1, -0.05]), ("low", -0.5 + 40 * lx), ("falling", 3 - 9 * lx)):
    design = np.stack([np.ones_like(lx), lx], axis=1)
    fit, rest = optimize.nnls(design, ly)
    error = np.sqrt(rest**2 / (len(lx) - 2) * np.linalg.inv(design.T @ design)[0, 0])
    expected[f"line {name}"], expected[f"line {name} error"] = fit[0], error
    table(f"line_{name}.csv", "x,y", zip(lx, ly))

with open(here / "expected.csv", "w") as f:
    f.write("name,value\n")
    for name, value in expected.items():
        f.write(f"{name},{float(value)!r}\n")
