#!/usr/bin/env python3
"""Writes the ntuples beside it: one content, four codecs, three clusters in as many groups.

Pinned: uproot==5.7.7, awkward==2.14.0, numpy==1.26.4, cramjam==2.14.0; Python 3.11.
Entry i holds i - 3, i / 2, i % 3 == 0, 2**63 + 4096 i, a text of i % 5 times "e" and i, a list of i % 4 items 10 i + k,
a list of i % 3 texts, lists of lists, and a list of i % 2 + 1 records {pt: i + k / 4, charge: 1 - 2 (k % 2)}.
"""

from pathlib import Path

import awkward as ak
import numpy as np
import uproot

assert uproot.__version__ == "5.7.7", uproot.__version__
assert np.__version__ == "1.26.4", np.__version__
folder = Path(__file__).parent


def entry(i):
    return {
        "number": i - 3,
        "half": i / 2,
        "third": i % 3 == 0,
        "large": 0,  # set below: beyond int64
        "text": "é" * (i % 5) + str(i),
        "item": [10.0 * i + k for k in range(i % 4)],
        "words": ["w" * k for k in range(i % 3)],
        "nested": [[i + j] * j for j in range(i % 3)],
        "jets": [{"pt": i + k / 4, "charge": 1 - 2 * (k % 2)} for k in range(i % 2 + 1)],
    }


def rows(start, stop):
    array = ak.Array([entry(i) for i in range(start, stop)])
    array["number"] = ak.values_astype(array["number"], "int32")
    array["large"] = ak.Array(np.array([2**63 + 4096 * i for i in range(start, stop)], "uint64"))
    array["item"] = ak.values_astype(array["item"], "float32")
    array["nested"] = ak.values_astype(array["nested"], "int16")
    return array


def write(name, compression, borders):
    with uproot.recreate(folder / name, compression=compression) as file:
        first, *others = [rows(start, stop) for start, stop in zip(borders, borders[1:])]
        ntuple = file.mkrntuple("events", first)
        for part in others:
            ntuple.extend(part)


SHORT = [0, 60, 120, 200]
write("zlib.root", uproot.ZLIB(6), SHORT)
write("zstd.root", uproot.ZSTD(5), SHORT)
write("lz4.root", uproot.LZ4(4), SHORT)
write("plain.root", None, SHORT)
