"""Pooling to given extents: writes adaptive.json and adaptive.npz (see fixture.py)."""
from fixture import Family, layers

f = Family("adaptive")
for kind in ("Average", "Max"):
    make = lambda axes, *a, **k: getattr(layers, f"Adaptive{kind}Pooling{axes}D")(*a, **k)
    low = kind.lower()
    f.add(f"{low}1d", make(1, 3), (2, 7, 4))
    f.add(f"{low}1d_even", make(1, 3), (2, 6, 4))
    f.add(f"{low}2d", make(2, (2, 3)), (2, 5, 4, 3))
    f.add(f"{low}2d_whole", make(2, (1, 4)), (2, 5, 4, 3))
    f.add(f"{low}2d_first", make(2, 2, data_format="channels_first"), (2, 3, 5, 4))
    f.add(f"{low}3d", make(3, (2, 1, 3)), (2, 3, 4, 5, 2))
f.save()
