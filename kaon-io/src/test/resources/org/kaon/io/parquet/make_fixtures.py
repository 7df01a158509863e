#!/usr/bin/env python3
"""Makes the Parquet files of the tests, and values.json with what pyarrow reads from each.

    pip install --only-binary :all: pyarrow==26.0.1
    python make_fixtures.py            (in this folder)
"""
import json
import pyarrow as pa
import pyarrow.parquet as pq

assert pa.__version__ == "26.0.1", pa.__version__
n = 60
events = pa.table({
    "run": pa.array(range(n), pa.uint32()),
    "weight": pa.array([None if i % 7 == 3 else i / 4 for i in range(n)], pa.float64()),
    "pt": pa.array([1.5 * i for i in range(n)], pa.float32()),
    "small": pa.array([i - 30 for i in range(n)], pa.int8()),
    "good": pa.array([None if i == 5 else i % 3 == 0 for i in range(n)], pa.bool_()),
    "name": pa.array([None if i % 5 == 1 else f"τ{i % 4}" for i in range(n)]),
    "jets": pa.array([None if i % 11 == 4 else [None if k == 2 else 10.0 * i + k for k in range(i % 4)] for i in range(n)], pa.list_(pa.float32())),
    "tags": pa.array([[[i + k + m for m in range(k)] for k in range(i % 3)] for i in range(n)], pa.list_(pa.list_(pa.int32()))),
    "lepton": pa.array([None if i % 6 == 2 else {"pt": float(i), "id": None if i % 4 == 0 else i} for i in range(n)], pa.struct([("pt", pa.float32()), ("id", pa.int32())])),
    "muons": pa.array([None if i % 9 == 8 else [{"pt": float(k), "q": None if k == 1 else -1} for k in range(i % 3)] for i in range(n)], pa.list_(pa.struct([("pt", pa.float32()), ("q", pa.int32())]))),
    "map": pa.array([[(f"k{k}", float(k)) for k in range(i % 3)] for i in range(n)], pa.map_(pa.string(), pa.float64())),
})
numbers = pa.table({
    "i": pa.array([i * i * (-1) ** i for i in range(300)], pa.int64()),
    "j": pa.array([i // 7 for i in range(300)], pa.int32()),
    "f": pa.array([i / 8 for i in range(300)], pa.float32()),
    "s": pa.array([f"run{i // 40:05d}/{i}" for i in range(300)]),
    "b": pa.array([i % 5 == 0 for i in range(300)]),
    "big": pa.array([2**62 + 2**40 * i if i % 2 else -(2**62) for i in range(300)], pa.int64()),
})
required = pa.schema([pa.field("x", pa.float32(), False), pa.field("v", pa.list_(pa.field("item", pa.float32(), False)), False)])
plain = pa.table([pa.array([0.5 * i for i in range(50)], pa.float32()), pa.array([[float(i)] * (i % 4) for i in range(50)], required.field("v").type)], schema=required)
files = {
    "none_v1": (events, dict(compression="none", data_page_version="1.0", row_group_size=25, data_page_size=64, write_batch_size=8)),
    "zstd_v2": (events, dict(compression="zstd", data_page_version="2.0", row_group_size=40, data_page_size=64, write_batch_size=8, write_page_checksum=True)),
    "snappy": (events, dict(compression="snappy", use_dictionary=False, use_compliant_nested_type=False)),
    "gzip": (events, dict(compression="gzip", write_statistics=False)),
    "delta": (numbers, dict(compression="lz4", use_dictionary=False, data_page_version="2.0", data_page_size=400, write_batch_size=32, column_encoding={
        "i": "DELTA_BINARY_PACKED", "j": "DELTA_BINARY_PACKED", "f": "BYTE_STREAM_SPLIT", "s": "DELTA_BYTE_ARRAY", "b": "RLE", "big": "DELTA_BINARY_PACKED"})),
    "delta_length": (numbers, dict(compression="none", use_dictionary=False, column_encoding={"s": "DELTA_LENGTH_BYTE_ARRAY", "j": "BYTE_STREAM_SPLIT"})),
    "required": (plain, dict(compression="zstd")),
}
values = {}
for name, (table, settings) in files.items():
    pq.write_table(table, name + ".parquet", **settings)
    back = pq.read_table(name + ".parquet")
    columns = {}
    for field in back.schema:
        cells = back[field.name].to_pylist()
        if pa.types.is_map(field.type):
            cells = [None if c is None else [{"key": k, "value": v} for k, v in c] for c in cells]
        columns[field.name] = cells
    values[name] = columns
with open("values.json", "w") as out:
    json.dump(values, out, separators=(",", ":"), ensure_ascii=False)
