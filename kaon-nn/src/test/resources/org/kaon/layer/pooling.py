"""Pooling layers: writes pooling.json and pooling.npz (see fixture.py)."""
from fixture import Family, layers

f = Family("pooling")
shapes = {1: (2, 9, 3), 2: (2, 7, 6, 3), 3: (2, 5, 4, 6, 2)}
for kind in ("Max", "Average"):
    for rank, shape in shapes.items():
        pool = getattr(layers, f"{kind}Pooling{rank}D")
        name = f"{kind.lower()}{rank}d"
        f.add(name, pool(2), shape)
        f.add(name + "_same", pool(3, strides=2, padding="same"), shape)
        f.add(name + "_overlapping", pool(3, strides=1), shape)
        f.add(name + "_uneven", pool((3, 2, 1)[:rank] if rank > 1 else 4, strides=(2, 1, 2)[:rank] if rank > 1 else 3,
                                     padding="same"), shape)
        f.add(name + "_first", pool(2, data_format="channels_first"), (shape[0], shape[-1], *shape[1:-1]))
        whole = getattr(layers, f"Global{kind}Pooling{rank}D")
        f.add("global_" + name, whole(), shape)
        f.add(f"global_{name}_kept", whole(keepdims=True), shape)
        f.add(f"global_{name}_first", whole(data_format="channels_first"), shape)
        f.add(f"global_{name}_first_kept", whole(keepdims=True, data_format="channels_first"), shape)
f.save()
