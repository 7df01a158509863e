"""Writes error_function.txt: x (a float32), erf x and erfc x, rounded to float64.

Run: python error_function.py   (mpmath 1.4, numpy 2.x)
"""
import mpmath
import numpy as np

mpmath.mp.dps = 60
linear = np.linspace(-10.6, 10.6, 849, dtype=np.float32)
small = np.geomspace(1e-40, 1, 120).astype(np.float32)
grid = np.unique(np.concatenate([linear, small, -small, np.float32([0.5, -0.5, 1, -1, 10.054])]))
with open("error_function.txt", "w") as out:
    for x in grid:
        exact = mpmath.mpf(float(x))
        out.write(f"{float(x)!r} {float(mpmath.erf(exact))!r} {float(mpmath.erfc(exact))!r}\n")
