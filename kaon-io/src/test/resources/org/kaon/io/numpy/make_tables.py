#!/usr/bin/env python3
"""Makes the tables of NumpySourceTest.

    pip install --only-binary :all: numpy==2.4.6
    python make_tables.py              (in this folder)
"""
import numpy as np

assert np.__version__ == "2.4.6", np.__version__
n = 12
jets = np.zeros(n, [("pt", "<f4"), ("id", ">i2"), ("good", "?"), ("p4", "<f8", (2, 2)), ("name", "U4"), ("tag", "S3"), ("vtx", [("x", "<f2"), ("n", "u1")])])
jets["pt"] = np.arange(n) / 2
jets["id"] = np.arange(n) * 300 - 1000
jets["good"] = np.arange(n) % 3 == 0
jets["p4"] = np.arange(4 * n).reshape(n, 2, 2)
jets["name"] = [f"τ{i}" for i in range(n)]
jets["tag"] = [b"b%d" % i for i in range(n)]
jets["vtx"]["x"] = np.arange(n) / 4
jets["vtx"]["n"] = np.arange(n)
np.save("structured.npy", jets)
np.save("fortran3.npy", np.asfortranarray(np.arange(24.0).reshape(4, 2, 3)))
np.save("objects.npy", np.array([{"a": 1}, None], dtype=object), allow_pickle=True)
counts = np.arange(n) % 4
arrays = {"y": np.arange(n, dtype="u1"), "x": np.arange(3 * n, dtype=">f4").reshape(n, 3), "jet": np.arange(counts.sum(), dtype="f8"), "jet_counts": counts.astype("i8"), "other": np.arange(5), "scalar": np.array(2.5)}
np.savez("stored.npz", **arrays)            # numpy writes every member with zip64 fields
np.savez_compressed("deflated.npz", **arrays)
