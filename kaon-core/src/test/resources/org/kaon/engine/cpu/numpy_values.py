"""Writes numpy_values.txt: what NumPy 1.26.4 and SciPy 1.17.1 give for the inputs of NumpyValuesTest.

Usage: python numpy_values.py > numpy_values.txt
"""

import numpy as np
from scipy.special import logsumexp

inf, nan = np.inf, np.nan
x = np.array([[[3, -1, 2], [0, 5, -2]], [[1, 1, 4], [-3, 2.5, 0.5]]], np.float32)
special = np.array([[1, nan, 3], [inf, 2, -inf], [-inf, -inf, -inf], [2, 2, -1]], np.float32)


def show(name, values):
    values = np.asarray(values)
    print(name, "|", *values.shape, "|", *(repr(float(v)) for v in values.ravel()))


with np.errstate(all="ignore"):
    for name, f in dict(
        sum=np.sum, prod=np.prod, max=np.max, min=np.min, mean=np.mean, variance=np.var,
        deviation=np.std, logsumexp=logsumexp,
    ).items():
        show(f"{name} all", f(x))
        show(f"{name} 1", f(x, axis=1))
        show(f"{name} 0 2", f(x, axis=(0, 2), keepdims=True))
        show(f"{name} special", f(special, axis=1))
    show("argmax special", np.argmax(special, axis=1))
    show("argmin special", np.argmin(special, axis=1))
    show("argmax 1", np.argmax(x, axis=1))
    for name, values in {"1": x, "special": special}.items():
        show(f"sort {name}", np.sort(values, axis=1))
        show(f"argsort {name}", np.argsort(values, axis=1, kind="stable"))
        show(f"cumsum {name}", np.cumsum(values, axis=1))
    show("any special", np.any(special, axis=0))
    show("all x", np.all(x, axis=2))
