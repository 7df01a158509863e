#!/usr/bin/env python3
"""Reads written.parquet, which Kaon wrote (SpecimenTable of the tests), with pyarrow and compares every cell.

    pip install --only-binary :all: pyarrow==26.0.1
    python check_written.py            (in this folder; prints "equal" or fails)
"""
import math
import struct
import pyarrow as pa
import pyarrow.parquet as pq

assert pa.__version__ == "26.0.1", pa.__version__
n = 30
wrap = lambda code, value: struct.unpack(code, (value % 2 ** (8 * struct.calcsize(code))).to_bytes(struct.calcsize(code), "little"))[0]
expected = {
    "x_bool": [i % 2 == 1 for i in range(n)],
    "x_int8": [wrap("<b", 9 * i) for i in range(n)], "x_uint8": [wrap("<B", 9 * i) for i in range(n)],
    "x_int16": [wrap("<h", 2500 * i) for i in range(n)], "x_uint16": [wrap("<H", 2500 * i) for i in range(n)],
    "x_int32": [wrap("<i", 150_000_000 * i) for i in range(n)], "x_uint32": [wrap("<I", 150_000_000 * i) for i in range(n)],
    "x_int64": [wrap("<q", 600_000_000_000_000_000 * i) for i in range(n)], "x_uint64": [wrap("<Q", 600_000_000_000_000_000 * i) for i in range(n)],
    "x_float32": [i / 4 - 3 for i in range(n)], "x_float64": [math.nan if i == 7 else i / 3 for i in range(n)],
    "text": ["" if i % 3 == 0 else "jet " + "τ" * (i % 5) for i in range(n)],
    "optional": [None if i % 5 == 3 else i / 4 - 3 for i in range(n)],
    "list": [], "image": [],
}
at = 0
for i in range(n):
    expected["list"].append([(at + k) / 4 - 3 for k in range(i % 4)])
    at += i % 4
expected["image"] = [[[(6 * i + 3 * j + k) / 4 - 3 for k in range(3)] for j in range(2)] for i in range(n)]

table = pq.read_table("written.parquet")
assert table.column_names == [f"x_{t}" for t in "bool int8 uint8 int16 uint16 int32 uint32 int64 uint64 float32 float64".split()] + ["list", "image", "text", "optional"]
for name, cells in expected.items():
    if name.startswith("x_"):
        assert str(table.schema.field(name).type) == {"float32": "float", "float64": "double"}.get(name[2:], name[2:]), name
    found = table[name].to_pylist()
    same = lambda a, b: a == b or (isinstance(a, float) and math.isnan(a) and math.isnan(b))
    assert len(found) == n and all(same(a, b) for a, b in zip(found, cells)), (name, found, cells)
group = pq.ParquetFile("written.parquet").metadata.row_group(0)
for i in range(group.num_columns):
    column = group.column(i)
    name = column.path_in_schema
    if name.startswith("x_") and name != "x_float64":
        low, high = column.statistics.min, column.statistics.max
        assert (low, high) == (min(expected[name]), max(expected[name])), (name, low, high)
    assert column.compression == "ZSTD"
assert group.column(10).statistics.has_min_max is False
print("equal")
