#!/usr/bin/env python3
"""Reads all that Kaon wrote in its tests by the readers of others and compares every value.

    python kaon-io/src/test/resources/org/kaon/io/check_written.py [kaon-io/target]

The folder holds what the tests of kaon-io leave there (./mvnw verify): specimen.* in written
(WrittenFilesTest, one table in every format), root and hdf5. The scripts of the single formats
beside this one run too. The last line is "all equal", or the first difference ends it.

    pip install --only-binary :all: numpy==2.4.6 uproot==5.7.7 awkward==2.14.0 h5py==3.16.0 \\
        pyarrow==26.0.1 pandas==3.1.1
"""
import math
import pathlib
import struct
import subprocess
import sys

import h5py
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.parquet as pq
import uproot

HERE = pathlib.Path(__file__).resolve().parent
PINNED = {np: "2.4.6", uproot: "5.7.7", h5py: "3.16.0", pa: "26.0.1", pd: "3.1.1"}
TYPES = "bool int8 uint8 int16 uint16 int32 uint32 int64 uint64 float32 float64".split()
ROWS = 30
CELLS = 0


def wrapped(code, value):
    size = struct.calcsize(code)
    return struct.unpack(code, (value % 2 ** (8 * size)).to_bytes(size, "little"))[0]


def specimen():
    """The columns of SpecimenTable, by its formulas."""
    rows = range(ROWS)
    steps = {"8": ("b", 9), "16": ("h", 2500), "32": ("i", 150_000_000), "64": ("q", 6 * 10**17)}
    table = {"x_bool": [i % 2 == 1 for i in rows]}
    for width, (code, step) in steps.items():
        for sign, kind in ("int", code), ("uint", code.upper()):
            table[f"x_{sign}{width}"] = [wrapped("<" + kind, step * i) for i in rows]
    table["x_float32"] = [i / 4 - 3 for i in rows]
    table["x_float64"] = [math.nan if i == 7 else i / 3 for i in rows]
    table["list"] = []
    at = 0
    for i in rows:
        table["list"].append([(at + k) / 4 - 3 for k in range(i % 4)])
        at += i % 4
    table["image"] = [[[(6 * i + 3 * j + k) / 4 - 3 for k in range(3)] for j in range(2)] for i in rows]
    table["text"] = ["" if i % 3 == 0 else "jet " + "τ" * (i % 5) for i in rows]
    table["optional"] = [None if i % 5 == 3 else i / 4 - 3 for i in rows]
    return table


EXPECTED = specimen()


def same(found, expected):
    if isinstance(expected, list):
        return len(found) == len(expected) and all(map(same, found, expected))
    if isinstance(expected, float) and math.isnan(expected):
        return isinstance(found, float) and math.isnan(found)
    return type(found) is type(expected) and found == expected


def equal(name, found, expected=None, dtype=None):
    global CELLS
    expected = EXPECTED[name] if expected is None else expected
    assert same(found, expected), (name, found, expected)
    if dtype is not None and name.startswith("x_"):
        assert str(dtype) == name[2:], (name, dtype)
    CELLS += len(found)


def without(*names):
    return [name for name in EXPECTED if name not in names]


def tree(file):
    events = uproot.open(file)["events"]
    assert set(events.keys()) == {*without("optional"), "nlist"}
    for name in without("optional"):
        array = events[name].array(library="np" if name.startswith("x_") else "ak")
        equal(name, array.tolist(), dtype=getattr(array, "dtype", None))
    equal("list", events["nlist"].array().tolist(), [i % 4 for i in range(ROWS)])


def ntuple(file):
    events = uproot.open(file)["events"]
    assert list(events.keys(recursive=False)) == list(EXPECTED)
    arrays = events.arrays()
    for name in EXPECTED:
        dtype = arrays[name].type.content if name.startswith("x_") else None
        equal(name, arrays[name].tolist(), dtype=dtype)


def hdf5(file):
    with h5py.File(file) as opened:
        assert set(opened) == set(without("optional"))
        for name in without("optional"):
            data = opened[name]
            dtype = data.dtype
            if name == "text":
                data = data.asstr()
            found = [it.tolist() for it in data[()]] if name == "list" else data[()].tolist()
            equal(name, found, dtype=dtype)


def npz(file):
    arrays = np.load(file, allow_pickle=False)
    assert set(arrays) == {*without("optional", "text"), "list_counts"}
    ends = np.cumsum(arrays["list_counts"])[:-1]
    for name in without("optional", "text"):
        array = arrays[name]
        lists = [it.tolist() for it in np.split(array, ends)] if name == "list" else array.tolist()
        equal(name, lists, dtype=array.dtype)


def parquet(file):
    compare(pq.read_table(file))


def compare(table):
    names = {"float": "float32", "double": "float64"}
    assert table.column_names == list(EXPECTED)
    for name in EXPECTED:
        dtype = str(table.schema.field(name).type)
        equal(name, table[name].to_pylist(), dtype=names.get(dtype, dtype))


def arrow(file):
    with pa.memory_map(str(file)) as opened:
        table = pa.ipc.open_file(opened).read_all()
    table.validate(full=True)
    compare(table)
    assert str(table.schema.field("image").type) == "fixed_size_list<item: fixed_size_list<item: float not null>[3] not null>[2]", table.schema


def feather_file(file):
    table = feather.read_table(file)
    table.validate(full=True)
    compare(table)
    assert feather.read_feather(file)["x_float64"][1] == EXPECTED["x_float64"][1]


def csv(file):
    frame = pd.read_csv(file, sep="\t" if ".tsv" in file.name else ",", keep_default_na=False, na_values={"optional": [""], "x_float64": ["nan"]},
                        dtype={"x_uint64": "uint64", "x_int64": "int64"})
    assert list(frame.columns) == without("list", "image")
    for name in frame.columns:
        found, expected = frame[name].tolist(), EXPECTED[name]
        if name == "x_bool":
            expected = [int(it) for it in expected]
        if name == "optional":
            expected = [math.nan if it is None else it for it in expected]
        equal(name, found, expected)


def arrays(folder):
    for name in "x_float32", "image":
        array = np.load(folder / f"{name}.npy", allow_pickle=False)
        equal(name, array.tolist(), dtype=array.dtype)


def run(script, *arguments):
    subprocess.run([sys.executable, script.name, *map(str, arguments)], cwd=script.parent, check=True)


def main():
    for module, version in PINNED.items():
        assert module.__version__ == version, (module.__name__, module.__version__)
    target = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else HERE.parents[5] / "target").resolve()
    written = target / "written"
    for ending, check in {
        "root": tree,
        "ntuple.root": ntuple,
        "h5": hdf5,
        "npz": npz,
        "parquet": parquet,
        "arrow": arrow,
        "feather": feather_file,
        "csv": csv,
        "csv.gz": csv,
        "tsv": csv,
        "tsv.gz": csv,
    }.items():
        check(written / f"specimen.{ending}")
        print(f"specimen.{ending}: equal")
    arrays(written)
    print(f".npy: equal; {CELLS} cells in all")
    run(HERE / "root" / "check_written.py", target / "root")
    run(HERE / "hdf5" / "check_written.py", target / "hdf5")
    run(HERE / "parquet" / "check_written.py")
    print("all equal")


if __name__ == "__main__":
    main()
