"""Makes the files in virtual/: data sets whose values lie in others, links between files, values in
raw files, and what h5py reads of them (virtual.json).

h5py 3.16.0 (HDF5 2.0.0), numpy 2.4.6: pip install --only-binary :all: h5py==3.16.0 numpy==2.4.6
"""
import json
import os
import pathlib

import h5py
import numpy as np

UNLIMITED = h5py.h5s.UNLIMITED
folder = pathlib.Path(__file__).parent / "virtual"
(folder / "below").mkdir(parents=True, exist_ok=True)
os.chdir(folder)

for i, name in enumerate(["part0.h5", "part1.h5", "part2.h5", "below/part3.h5"]):
    with h5py.File(name, "w") as file:
        file["x"] = np.arange(10 * i, 10 * i + 10, dtype="f8")
        file["whole"] = np.arange(10, dtype=">i4") * 100 - i
        file["image"] = np.arange(60, dtype="f4").reshape(3, 4, 5) + 100 * i
        file["text"] = np.array([b"ab", b"c"], "S3")
        file.create_dataset("grown", data=np.arange(3 + i) + 1, maxshape=(None,), chunks=(2,))
        # Back to a file that leads here.
        file["back"] = h5py.ExternalLink("new.h5" if i == 0 else "part0.h5", "/")


def unlimited(file, name, source, dataset, target, taken, shape, limits):
    """A mapping without a limit, which h5py's own layouts cannot say in full."""
    properties = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    properties.set_fill_value(np.array(-1.0))
    here = h5py.h5s.create_simple((0,), (UNLIMITED,))
    here.select_hyperslab(*target)
    there = h5py.h5s.create_simple(shape, limits)
    there.select_hyperslab(*taken)
    properties.set_virtual(here, source.encode(), dataset.encode(), there)
    here.select_all()
    h5py.h5d.create(file.id, name.encode(), h5py.h5t.IEEE_F64LE, here, properties)


def write(file):
    def virtual(name, shape, dtype, parts, fill=None):
        layout = h5py.VirtualLayout(shape=shape, dtype=dtype)
        for where, source in parts:
            layout[where] = source
        file.create_virtual_dataset(name, layout, fillvalue=fill)

    def part(i, dataset="x", shape=(10,)):
        name = "below/part3.h5" if i == 3 else f"part{i}.h5"
        return h5py.VirtualSource(name, dataset, shape=shape)

    file["own"] = np.arange(20.0)
    virtual("joined", (50,), "f8", [(slice(10 * i, 10 * i + 10), part(i)) for i in range(5)], -5)
    virtual("stacked", (4, 10), "f8", [((i,), part(i)) for i in range(4)])
    virtual("woven", (20,), "f8", [(slice(k, 20, 2), part(k)) for k in range(2)])
    virtual("every_second", (5,), "f8", [(slice(0, 5), part(1)[::2])])
    images = [((slice(None), i), part(i, "image", (3, 4, 5))[:, 1:3, ::2]) for i in range(2)]
    virtual("images", (3, 2, 2, 3), "f4", images)
    virtual("flattened", (60,), "f4", [(slice(0, 60), part(2, "image", (3, 4, 5)))])
    virtual("other_type", (10,), "f8", [(slice(0, 10), part(1, "whole"))])
    virtual("other_order", (10,), "<i2", [(slice(0, 10), part(1, "whole"))])
    virtual("texts", (4,), "S3", [(slice(2 * i, 2 * i + 2), part(i, "text", (2,))) for i in range(2)])
    virtual("no_such_set", (20,), "f8", [(slice(0, 10), part(0)), (slice(10, 20), part(0, "y"))], 7)
    here = h5py.VirtualSource(".", "joined", shape=(50,))
    virtual("nested", (10,), "f8", [(slice(0, 10), here[5:15])])
    one = ((0,), (UNLIMITED,), (1,), (1,))
    unlimited(file, "follows", "part1.h5", "grown", one, one, (0,), (UNLIMITED,))
    spread = ((1,), (UNLIMITED,), (2,), (1,))
    unlimited(file, "spread", "part2.h5", "grown", spread, one, (0,), (UNLIMITED,))
    tens = ((0,), (UNLIMITED,), (10,), (10,))
    ten = ((0,), (1,), (1,), (10,))
    unlimited(file, "counted", "part%b.h5", "x", tens, ten, (10,), (10,))
    raw = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    raw.set_external(b"first.raw", 4, 24)
    raw.set_external(b"second.raw", 0, UNLIMITED)
    space = h5py.h5s.create_simple((5, 2), (UNLIMITED, 2))
    data = h5py.h5d.create(file.id, b"raw", h5py.h5t.STD_I32LE, space, raw)
    h5py.Dataset(data)[...] = np.arange(10).reshape(5, 2) * 11
    file["link"] = h5py.ExternalLink("below/part3.h5", "/x")
    file["group"] = h5py.ExternalLink("part0.h5", "/")
    file["soft"] = h5py.SoftLink("/group/whole")
    # What h5py would read, or run into, and Kaon refuses.
    file["absent"] = h5py.ExternalLink("absent.h5", "/x")
    file["above"] = h5py.ExternalLink("../recent.h5", "/single")
    file["circle"] = h5py.ExternalLink("new.h5", "/circle")
    layout = h5py.VirtualLayout(shape=(5,), dtype="f8")
    layout[:] = h5py.VirtualSource(".", "itself", shape=(5,))
    file.create_virtual_dataset("itself", layout)
    layout = h5py.VirtualLayout(shape=(14,), dtype="f8")
    layout[:] = h5py.VirtualSource("part0.h5", "x", shape=(14,))
    file.create_virtual_dataset("too_long", layout)


REFUSED = {"absent", "above", "circle", "itself", "too_long", "group"}
expected = {}
for name, versions in {"old.h5": ("earliest", "latest"), "new.h5": ("latest", "latest")}.items():
    with h5py.File(name, "w", libver=versions) as file:
        write(file)
    with h5py.File(name) as file:
        for key in sorted(set(file) - REFUSED):
            values = file[key][()]
            text = values.dtype.kind == "S"
            flat = [v.decode() if text else float(v) for v in values.reshape(-1)]
            expected.setdefault(key, {"shape": list(values.shape), "values": flat})
            assert expected[key]["values"] == flat, key
pathlib.Path("virtual.json").write_text(json.dumps(expected) + "\n")
