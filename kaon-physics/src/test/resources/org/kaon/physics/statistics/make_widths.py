"""Quantiles by NumPy, the fit of a normal distribution cut at both sides by SciPy's minimiser, and significances in 60 digits by mpmath.

usage: python make_widths.py     (writes three CSV files beside itself; numpy==1.26.4 scipy==1.17.1 mpmath==1.4.1)
"""
import pathlib
import mpmath
import numpy as np
from scipy import optimize, stats

here = pathlib.Path(__file__).parent
rng = np.random.default_rng(12)
residual = np.round(np.where(rng.random(1500) < 0.9, rng.normal(0.3, 2, 1500), rng.standard_t(2, 1500) * 9), 4)
np.savetxt(here / "residuals.csv", residual, fmt="%r", header="residual", comments="")
expected = {f"quantile {p}": np.quantile(residual, p) for p in (0.0, 0.01, 0.16, 0.5, 0.9, 1.0)}
for k in (1.5, 2.0, 3.0):
    mean, sigma = np.median(residual), residual.std()
    for _ in range(400):        # largest likelihood in the window, window around the result
        inside = residual[np.abs(residual - mean) <= k * sigma]
        low, high = mean - k * sigma, mean + k * sigma
        loss = lambda t: -stats.truncnorm.logpdf(inside, (low - t[0]) / np.exp(t[1]), (high - t[0]) / np.exp(t[1]), t[0], np.exp(t[1])).sum()
        fit = optimize.minimize(loss, [inside.mean(), np.log(sigma)], method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-9}).x
        moved = abs(fit[0] - mean) + abs(np.exp(fit[1]) - sigma)
        mean, sigma = fit[0], np.exp(fit[1])
        if moved < 1e-8:
            break
    expected[f"core mean {k}"], expected[f"core sigma {k}"], expected[f"core inside {k}"] = mean, sigma, len(inside)
with open(here / "widths.csv", "w") as f:
    f.write("name,value\n")
    for name, value in expected.items():
        f.write(f"{name},{float(value)!r}\n")

mpmath.mp.dps = 60
sqrt, log = mpmath.sqrt, mpmath.log
with open(here / "significances.csv", "w") as f:
    f.write("s,b,sigma,simple,asimov,uncertain,ams\n")
    for s, b, sigma in ((10, 100, 10), (1e-3, 50, 1), (1e-7, 3e5, 100), (5, 0.1, 0.05), (300, 2, 1), (25, 25, 1e-6), (692, 410999, 300)):
        s, b, v = mpmath.mpf(s), mpmath.mpf(b), mpmath.mpf(sigma) ** 2
        ams = lambda b: sqrt(2 * ((s + b) * log(1 + s / b) - s))
        first = (s + b) * log((s + b) * (b + v) / (b * b + (s + b) * v))
        second = b * b / v * log(1 + v * s / (b * (b + v)))
        f.write(",".join(repr(float(x)) for x in (s, b, sigma, s / sqrt(b), ams(b), sqrt(2 * (first - second)), ams(b + 10))) + "\n")
