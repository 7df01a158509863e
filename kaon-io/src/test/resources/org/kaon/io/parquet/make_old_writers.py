#!/usr/bin/env python3
"""Makes Parquet files as other and older writers leave them, byte by byte, and old_writers.json
with what pyarrow reads from each.

    pip install --only-binary :all: pyarrow==26.0.1
    python make_old_writers.py            (in this folder)
"""
import gzip, json, struct
import pyarrow as pa
import pyarrow.parquet as pq

assert pa.__version__ == "26.0.1", pa.__version__
NUMBERS = [i * i - 900 for i in range(600)]
PLAIN = struct.pack("<600q", *NUMBERS)


# Thrift's compact protocol: a record is a list of (field, kind, value).
def varint(n):
    return bytes([n]) if n < 128 else bytes([n & 127 | 128]) + varint(n >> 7)


def record(*fields):
    out, last = b"", 0
    for field, kind, value in fields:
        code = {"flag": 1 if value else 2, "i32": 5, "i64": 6, "text": 8, "list": 9, "record": 12}[kind]
        out += bytes([field - last << 4 | code])
        if kind in ("i32", "i64"):
            out += varint(2 * value if value >= 0 else -2 * value - 1)
        elif kind == "text":
            out += varint(len(value)) + value
        elif kind == "list":
            element, items = value
            out += bytes([min(15, len(items)) << 4 | element]) + (varint(len(items)) if len(items) > 14 else b"") + b"".join(items)
        elif kind == "record":
            out += value
        last = field
    return out + b"\0"


def i32(n):
    return varint(2 * n if n >= 0 else -2 * n - 1)


def write(name, codec, body, size, physical=2, more=(), second=None, rows=600, told=600):
    if second is None:
        own = (5, "record", record((1, "i32", rows), (2, "i32", 0), (3, "i32", 3), (4, "i32", 3)))
        kind = 0
    else:
        own = (8, "record", record((1, "i32", rows), (2, "i32", 0), (3, "i32", rows), (4, "i32", 0), (5, "i32", 0), (6, "i32", 0), (7, "flag", second)))
        kind = 3
    page = record((1, "i32", kind), (2, "i32", size), (3, "i32", len(body)), own) + body
    leaf = record((1, "i32", physical), (3, "i32", 0), (4, "text", b"x"), *more)
    root = record((4, "text", b"schema"), (5, "i32", 1))
    column = record((1, "i32", physical), (2, "list", (5, [i32(0)])), (3, "list", (8, [b"\1x"])), (4, "i32", codec),
                    (5, "i64", rows), (6, "i64", size), (7, "i64", len(page)), (9, "i64", 4))
    group = record((1, "list", (12, [record((2, "i64", 4), (3, "record", column))])), (2, "i64", size), (3, "i64", rows))
    footer = record((1, "i32", 1), (2, "list", (12, [root, leaf])), (3, "i64", told), (4, "list", (12, [group])),
                    (6, "text", b"parquet-cpp version 1.5.1" if second is False else b"kaon"))
    with open(name + ".parquet", "wb") as out:
        out.write(b"PAR1" + page + footer + struct.pack("<i", len(footer)) + b"PAR1")


def lz4(plain):
    return bytes(pa.Codec("lz4_raw").compress(plain))


def snappy(plain):
    return bytes(pa.Codec("snappy").compress(plain))


frame = lambda plain: struct.pack(">ii", len(plain), len(lz4(plain))) + lz4(plain)
decimals = [0, 1, -1, 127, 128, -129, 99999, 10**20 + 7, -(10**30)]
stored = [n.to_bytes((n + (n < 0)).bit_length() // 8 + 1, "big", signed=True) for n in decimals]
texts = b"".join(struct.pack("<i", len(s)) + s for s in stored)

# Spark's and Hive's: LZ4 blocks between lengths, here two of them; also a bare block, which Arrow wrote up to 0.15.
write("lz4_hadoop", 5, frame(PLAIN[:2000]) + frame(PLAIN[2000:]), 4800)
write("lz4_bare", 5, lz4(PLAIN), 4800)
# A page of two gzip members.
write("gzip_members", 2, gzip.compress(PLAIN[:3000], mtime=0) + gzip.compress(PLAIN[3000:], mtime=0), 4800)
# Arrow before 3.0: pages of version 2 that are packed say that they are not.
write("packed_v2", 1, snappy(PLAIN), 4800, second=False)
# Decimals of as many bytes as each needs.
write("decimals", 0, texts, len(texts), physical=6, more=((6, "i32", 5), (7, "i32", 2), (8, "i32", 38)), rows=9, told=9)
# No number of rows but those of the row groups.
write("uncounted", 0, PLAIN, 4800, told=0)

values = {}
for name in ("lz4_hadoop", "lz4_bare", "gzip_members", "packed_v2", "decimals", "uncounted"):
    values[name] = [float(x) if name == "decimals" else x for x in pq.ParquetFile(name + ".parquet").read()["x"].to_pylist()]
    assert values[name] == (NUMBERS if name != "decimals" else [x / 100 for x in decimals]), name
with open("old_writers.json", "w") as out:
    json.dump(values, out, separators=(",", ":"))
