#!/usr/bin/env python3
"""Reads files that Kaon wrote by h5py and compares every value with what was meant.

    python check_written.py FOLDER [--record]

FOLDER holds written_plain.h5 and written_gzip.h5, which NewHdf5Test leaves in
kaon-io/target/hdf5. After success with --record, written.json beside this script holds the checksum of
the plain file, and the test keeps the writer to these bytes.

Pinned: h5py==3.14.0 (HDF5 1.14.6). Also passed with h5py 3.16.0 (HDF5 2.0.0).
"""
import hashlib
import json
import pathlib
import sys

import h5py
import numpy as np

TYPES = "bool int8 uint8 int16 uint16 int32 uint32 int64 uint64 float32 float64".split()


def equal(found, expected):
    expected = np.asarray(expected)
    found = np.asarray(found)
    assert found.dtype == expected.dtype, (found.dtype, expected.dtype)
    assert found.shape == expected.shape, (found.shape, expected.shape)
    assert (found == expected).all(), (found, expected)


def attributes(file):
    assert file.attrs["text"] == "τ-jets"
    assert file.attrs["empty"] == ""
    assert file.attrs["long_text"] == "0123456789" * 10_000
    assert file.attrs["names"].tolist() == [b"conv2d", b"dense", b"dense_1"]
    assert file.attrs["variable"].tolist() == ["a", "", "größer"]
    equal(file.attrs["vector"], np.arange(3, dtype="f4"))
    equal(file.attrs["whole"], np.int64(-7))
    equal(file.attrs["real"], np.float64(0.5))
    assert file.attrs["flag"] is np.True_ or file.attrs["flag"] == np.bool_(True)


def data_sets(file, compression):
    for name in TYPES:
        counting = np.arange(6).reshape(2, 3)
        equal(file["types"][name][()], (counting % 2 if name == "bool" else counting).astype(name))
    equal(file["scalar"][()], np.float64(0))
    equal(file["nothing"][()], np.zeros((0, 4), "i4"))
    assert file["nothing"].attrs["note"] == "no rows"
    assert list(file["empty_group"]) == []
    chunked = file["chunked"]
    assert chunked.chunks == (4, 2) and chunked.maxshape == (None, 2)
    assert chunked.compression == compression and chunked.shuffle == (compression is not None)
    equal(chunked[()], np.arange(20, dtype="f4").reshape(10, 2))
    equal(chunked[3:9], np.arange(20, dtype="f4").reshape(10, 2)[3:9])
    equal(file["many_chunks"][()], np.tile(np.arange(3, dtype="i4"), 100))
    equal(file["never_filled"][()], np.zeros((0, 3), "i2"))
    assert file["texts"].asstr()[()].tolist() == ["jet", "", "größer"]
    records = file["records"][()]
    assert records.dtype == np.dtype(
        [("pt", "<f4"), ("b_tag", "?"), ("label", "S3"), ("cells", "<u2", (3,))]
    )
    equal(records["pt"], (10.5 * np.arange(6)).astype("f4"))
    equal(records["b_tag"], np.arange(6) % 2 == 1)
    assert records["label"].tolist() == [b"q"] * 6
    equal(records["cells"], np.array([[i, 0, 256] for i in range(6)], "u2"))
    lists = [item.tolist() for item in file["lists"][()]]
    assert lists == [[0, 1], [], [2, 3, 4]], lists


def main():
    folder = pathlib.Path(sys.argv[1])
    for name, compression in ("written_plain.h5", None), ("written_gzip.h5", "gzip"):
        with h5py.File(folder / name) as file:
            attributes(file)
            data_sets(file, compression)
    plain = (folder / "written_plain.h5").read_bytes()
    result = {
        "h5py": h5py.__version__,
        "hdf5": h5py.version.hdf5_version,
        "sha256": hashlib.sha256(plain).hexdigest(),
    }
    if "--record" in sys.argv:
        record = pathlib.Path(__file__).parent / "written.json"
        record.write_text(json.dumps(result, indent=1) + "\n")
    print(result)


if __name__ == "__main__":
    main()
