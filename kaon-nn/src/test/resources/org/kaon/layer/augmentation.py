"""Layers that change images at random, in inference: writes augmentation.json and augmentation.npz (see fixture.py)."""
from fixture import Family, layers

f = Family("augmentation")
for order in ("channels_last", "channels_first"):
    f.add(f"flip_{order}", layers.RandomFlip(data_format=order), (2, 4, 5, 3))
f.add("flip_horizontal", layers.RandomFlip("horizontal", seed=7), (2, 4, 5, 3))
f.add("flip_vertical", layers.RandomFlip("vertical"), (2, 4, 5, 3))
f.save()
