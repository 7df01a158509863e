"""Writes the ROOT files beside it: one tree, every codec.

Made with Python 3.11, uproot 5.7.7, awkward 2.14.0, numpy 2.4.6, cramjam 2.14.0.
Entry i holds i - 3, i / 2, i % 3 == 0, 2**63 + 4096 i, a matrix of 6 i + k, and a list of i % 4 items 10 i + k.
"""

from pathlib import Path

import awkward as ak
import numpy as np
import uproot

assert uproot.__version__ == "5.7.7", uproot.__version__
assert np.__version__ == "2.4.6", np.__version__
folder = Path(__file__).parent

TYPES = {
    "number": np.dtype("int32"),
    "half": np.dtype("float64"),
    "third": np.dtype("bool"),
    "large": np.dtype("uint64"),
    "matrix": (np.dtype("float32"), (2, 3)),
    "item": "var * float32",
}


def rows(start, stop):
    i = np.arange(start, stop)
    items = np.concatenate([10.0 * n + np.arange(n % 4) for n in i]).astype(np.float32)
    return {
        "number": (i - 3).astype(np.int32),
        "half": i / 2,
        "third": i % 3 == 0,
        "large": np.uint64(2**63) + np.uint64(4096) * i.astype(np.uint64),
        "matrix": (6 * i[:, None, None] + np.arange(6).reshape(1, 2, 3)).astype(np.float32),
        "item": ak.unflatten(items, i % 4),
    }


def write(name, compression, borders):
    with uproot.recreate(folder / name, compression=compression) as file:
        file["run/count"] = np.histogram([1, 2, 2], bins=3)
        tree = file.mktree("run/events", TYPES)
        for start, stop in zip(borders, borders[1:]):
            tree.extend(rows(start, stop))


SHORT = [0, 60, 120, 200]
write("zlib.root", uproot.ZLIB(6), SHORT)
write("lz4.root", uproot.LZ4(4), SHORT)
write("zstd.root", uproot.ZSTD(5), SHORT)
write("xz.root", uproot.LZMA(6), SHORT)
write("plain.root", None, SHORT)
write("long.root", uproot.ZLIB(6), [0, 500, 1100, 2400])
