#!/usr/bin/env python3
"""Writes streamers.bin, the description of the classes that Kaon writes, to the folder given.

    python make_streamers.py kaon-io/src/main/resources/org/kaon/io/root/write

Pinned: uproot==5.7.7. The description is ROOT's own, as any file with these objects carries it.
"""

import pathlib
import struct
import sys
import tempfile
import zlib

import awkward as ak
import numpy as np
import uproot
from uproot.writing.identify import to_TAxis, to_TH1x, to_TH2x

assert uproot.__version__ == "5.7.7", uproot.__version__


def objects(file):
    tree = file.mktree("t", {"x": np.dtype("f8"), "v": "var * float32"})
    tree.extend({"x": np.arange(2.0), "v": ak.values_astype(ak.Array([[1.0], []]), "float32")})
    axis = to_TAxis("a", "", 2, 0.0, 2.0)
    for letter in "fd":
        one, two = np.zeros(4, letter), np.zeros(16, letter)
        file[f"h1{letter}"] = to_TH1x("", "", one, 0.0, 0.0, 0.0, 0.0, 0.0, np.zeros(4), axis)
        sums = [0.0] * 8
        file[f"h2{letter}"] = to_TH2x("", "", two, *sums, np.zeros(16), axis, axis)
    file.mkrntuple("n", {"x": np.arange(2.0)})


with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder) / "all.root"
    with uproot.recreate(path, compression=None) as file:
        objects(file)
    content = path.read_bytes()
    seek, length = struct.unpack(">ii", content[37:45])
    size, _, unpacked, _, key_length = struct.unpack(">ihiIh", content[seek : seek + 16])
    # References inside count from the head's start, whose length Kaon's own head must have.
    assert key_length == 64, key_length
    body = content[seek + key_length : seek + size]
    if len(body) != unpacked:
        body = zlib.decompress(body[9:])
    assert len(body) == unpacked
    (pathlib.Path(sys.argv[1]) / "streamers.bin").write_bytes(body)
    with uproot.open(path) as file:
        print(len(body), sorted(file.file.streamers))
