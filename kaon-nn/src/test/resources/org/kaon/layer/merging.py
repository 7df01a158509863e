"""Layers of several inputs: writes merging.json and merging.npz (see fixture.py)."""
import numpy as np
from fixture import Family, layers

f = Family("merging")
x = (3, 4, 5)
for name in "Add Multiply Average Maximum Minimum".split():
    layer = getattr(layers, name)
    f.add(name.lower(), layer(), x, x)
    f.add(name.lower() + "_three", layer(), x, x, x)
    f.add(name.lower() + "_stretched", layer(), x, (3, 1, 5), (3, 4, 1))
    f.add(name.lower() + "_ranks", layer(), x, (3, 5))
f.add("subtract", layers.Subtract(), x, x)
f.add("concatenate", layers.Concatenate(), x, (3, 4, 2))
f.add("concatenate_steps", layers.Concatenate(axis=1), x, (3, 2, 5), (3, 1, 5))
f.add("dot", layers.Dot(axes=1), (3, 4), (3, 4))
f.add("dot_matrices", layers.Dot(axes=(2, 1)), (3, 2, 4), (3, 4, 5))
f.add("dot_last", layers.Dot(axes=-1), (3, 2, 4), (3, 5, 4))
f.add("dot_cosine", layers.Dot(axes=2, normalize=True), (3, 2, 4), (3, 5, 4))
f.add("dot_ranks", layers.Dot(axes=(2, 1)), (3, 2, 4), (3, 4))
f.save()
