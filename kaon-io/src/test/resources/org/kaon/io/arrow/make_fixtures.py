#!/usr/bin/env python3
"""Makes the Arrow files of the tests, and values.json with what pyarrow reads from each.

    pip install --only-binary :all: pyarrow==26.0.1
    python make_fixtures.py            (in this folder)
"""
import decimal
import json
import struct

import pyarrow as pa
import pyarrow.feather as feather

assert pa.__version__ == "26.0.1", pa.__version__
n = 60
events = pa.table({
    "run": pa.array(range(n), pa.uint32()),
    "weight": pa.array([None if i % 7 == 3 else i / 4 for i in range(n)], pa.float64()),
    "pt": pa.array([1.5 * i for i in range(n)], pa.float32()),
    "small": pa.array([i - 30 for i in range(n)], pa.int8()),
    "good": pa.array([None if i == 5 else i % 3 == 0 for i in range(n)], pa.bool_()),
    "name": pa.array([None if i % 5 == 1 else f"τ{i % 4}" for i in range(n)]),
    "label": pa.array([None if i % 8 == 1 else ["W", "top", "", "Z"][i % 4] for i in range(n)]).dictionary_encode(),
    "jets": pa.array([None if i % 11 == 4 else [None if k == 2 else 10.0 * i + k for k in range(i % 4)] for i in range(n)], pa.list_(pa.float32())),
    "tags": pa.array([[[i + k + m for m in range(k)] for k in range(i % 3)] for i in range(n)], pa.list_(pa.list_(pa.int32()))),
    "lepton": pa.array([None if i % 6 == 2 else {"pt": float(i), "id": None if i % 4 == 0 else i} for i in range(n)], pa.struct([("pt", pa.float32()), ("id", pa.int32())])),
    "muons": pa.array([None if i % 9 == 8 else [{"pt": float(k), "q": None if k == 1 else -1} for k in range(i % 3)] for i in range(n)], pa.list_(pa.struct([("pt", pa.float32()), ("q", pa.int32())]))),
    "map": pa.array([[(f"k{k}", float(k)) for k in range(i % 3)] for i in range(n)], pa.map_(pa.string(), pa.float64())),
})
m = 9
words = ["short", "", "exactly 12 b", "more than twelve bytes", "τ" * 30]
odd = pa.table({
    "half": pa.array([i / 8 for i in range(m)], pa.float16()),
    "decimal": pa.array([None if i == 4 else decimal.Decimal(i * i - 20) / 4 for i in range(m)], pa.decimal128(9, 2)),
    "small_decimal": pa.array([decimal.Decimal(i - 5) / 2 for i in range(m)], pa.decimal32(5, 1)),
    "day": pa.array([i * 1000 - 3 for i in range(m)], pa.int32()).cast(pa.date32()),
    "time": pa.array([None if i == 2 else i * 10**12 for i in range(m)], pa.timestamp("ns", "UTC")),
    "clock": pa.array(range(m), pa.time32("ms")),
    "wide": pa.array([words[i % 5] for i in range(m)], pa.large_string()),
    "wide_lists": pa.array([[words[k] for k in range(i % 4)] for i in range(m)], pa.large_list(pa.string())),
    "image": pa.array([[[i + j + k for k in range(3)] for j in range(2)] for i in range(m)], pa.list_(pa.list_(pa.int16(), 3), 2)),
    "some": pa.array([None if i == 1 else [i, i + 1] for i in range(m)], pa.list_(pa.float32(), 2)),
    "view": pa.array([None if i == 3 else words[i % 5] for i in range(m)], pa.string_view()),
    "nothing": pa.nulls(m),
    "code": pa.array([[100, 200, 300][i % 3] for i in range(m)], pa.int64()).dictionary_encode(),
    "kinds": pa.array([["a", "b"][: i % 3] for i in range(m)], pa.list_(pa.dictionary(pa.int8(), pa.string()))),
    "whole": pa.array([2**64 - 1 - i for i in range(m)], pa.uint64()),
})
strange = pa.table({
    "before": pa.array(range(m), pa.int32()),
    "union": pa.UnionArray.from_sparse(pa.array([0, 1, 0] * 3, pa.int8()), [pa.array(range(m), pa.int32()), pa.array(range(m), pa.float64())]),
    "runs": pa.RunEndEncodedArray.from_arrays(pa.array([4, 9], pa.int32()), pa.array([1.5, 2.5])),
    "bytes": pa.array([None if i == 1 else bytes([i] * (i % 3)) for i in range(m)], pa.binary()),
    "four": pa.array([struct.pack("<i", i) for i in range(m)], pa.binary(4)),
    "list_view": pa.array([[i] * (i % 3) for i in range(m)], pa.list_view(pa.int32())),
    "after": pa.array([0.5 * i for i in range(m)], pa.float32()),
})


def write(name, table, rows, stream=False, **settings):
    options = pa.ipc.IpcWriteOptions(**settings)
    new = pa.ipc.new_stream if stream else pa.ipc.new_file
    with new(name, table.schema, options=options) as out:
        for batch in table.to_batches(max_chunksize=rows):
            out.write_batch(batch)


def replaced():
    """A stream in which each batch has a dictionary of its own."""
    with pa.ipc.new_stream("replaced.arrows", pa.schema([("label", pa.dictionary(pa.int8(), pa.string()))])) as out:
        for k in range(3):
            array = pa.array([None if i == 2 else f"{k}-{i}" for i in range(4)]).dictionary_encode()
            array = pa.DictionaryArray.from_arrays(array.indices.cast(pa.int8()), array.dictionary)
            out.write_batch(pa.record_batch([array], ["label"]))
    return pa.ipc.open_stream("replaced.arrows").read_all()


def plain(cell):
    if isinstance(cell, list):
        if cell and isinstance(cell[0], tuple):
            return [{"key": k, "value": v} for k, v in cell]
        return [plain(it) for it in cell]
    return float(cell) if isinstance(cell, decimal.Decimal) else cell


def cells(column):
    kind = column.type
    if pa.types.is_temporal(kind):
        column = column.cast(pa.int64() if kind.bit_width == 64 else pa.int32())
    return [plain(cell) for cell in column.to_pylist()]


write("plain.arrow", events, 25)
write("lz4.arrow", events, 40, compression="lz4")
write("zstd.arrows", events, 25, True, compression="zstd")
write("odd.arrow", odd, 5)
write("old.arrows", events.select(["run", "name", "jets"]).slice(0, 30), 12, True, use_legacy_format=True, metadata_version=pa.ipc.MetadataVersion.V4)
write("strange.arrow", strange, 9)
write("empty.arrow", events.slice(0, 0), 25)
feather.write_feather(events, "lz4.feather", compression="lz4")
values = {"events": events, "odd": odd, "replaced": replaced()}
values = {name: {field: cells(table[field]) for field in table.column_names} for name, table in values.items()}
values["odd"]["whole"] = [v - 2**64 for v in values["odd"]["whole"]]
with open("values.json", "w") as out:
    json.dump(values, out, separators=(",", ":"), ensure_ascii=False)
