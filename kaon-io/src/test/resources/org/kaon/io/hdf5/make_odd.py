"""Writes odd.h5 and narrow.h5: numbers that no processor has, with and without the filter nbit, and
addresses of four bytes; odd.json holds what h5py reads.

h5py 3.16.0 (HDF5 2.0.0), numpy 2.4.6: pip install --only-binary :all: h5py==3.16.0 numpy==2.4.6
"""
import json
import pathlib

import h5py
import numpy as np
from h5py import h5d, h5f, h5p, h5s, h5t, h5z

HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(11)
expected = {}

WHOLE = {  # NumPy's type, bits, lowest bit
    "u1_3_at_2": ("u1", 3, 2),
    "i2_10_at_3": ("<i2", 10, 3),
    "big_i4_17_at_5": (">i4", 17, 5),
    "i8_40_at_4": ("<i8", 40, 4),
}
FLOATS = {  # NumPy's type, sign, exponent, bits, mantissa, bits, bytes, bits, lowest bit, bias
    "bfloat16": ("<f4", 15, 7, 8, 0, 7, 2, 16, 0, 127),
    "twenty_bits": ("<f4", 26, 20, 6, 7, 13, 4, 20, 7, 31),
    "three_bytes": ("<f8", 22, 16, 6, 0, 16, 3, 23, 0, 31),
}


def create(file, name, stored, values, nbit):
    properties = h5p.create(h5p.DATASET_CREATE)
    properties.set_chunk((7,))
    if nbit:
        properties.set_filter(h5z.FILTER_NBIT)
    space = h5s.create_simple(values.shape)
    data = h5py.Dataset(h5d.create(file.id, name.encode(), stored, space, properties))
    data[...] = values
    if values.dtype.names is None:
        read = data[()]
        expected[name] = [repr(float(v)) for v in read.astype("f8")]


with h5py.File(HERE / "odd.h5", "w") as file:
    for name, (base, bits, first) in WHOLE.items():
        kind = h5t.py_create(np.dtype(base)).copy()
        kind.set_precision(bits)
        kind.set_offset(first)
        signed = np.dtype(base).kind == "i"
        least, most = (-(2 ** (bits - 1)), 2 ** (bits - 1)) if signed else (0, 2**bits)
        values = np.r_[least, most - 1, 0, rng.integers(least, most, 15)].astype(base)
        for nbit in (False, True):
            create(file, name + "_nbit" * nbit, kind, values, nbit)
    for name, (base, *fields, size, bits, first, bias) in FLOATS.items():
        kind = h5t.py_create(np.dtype(base)).copy()
        kind.set_fields(*fields)
        kind.set_ebias(bias)
        kind.set_offset(first)
        kind.set_precision(bits)
        kind.set_size(size)
        values = np.r_[0, -0.0, 1, -2.5, np.inf, -np.inf, np.nan, 1e-9, rng.normal(size=10)]
        for nbit in (False, True):
            create(file, name + "_nbit" * nbit, kind, values.astype(base), nbit)
    long = np.array([0, -0.0, 1, -2.5, np.inf, np.nan, 1e300], "g")
    long = np.r_[long, np.longdouble(1) + np.longdouble(2) ** -53 + np.longdouble(2) ** -60]
    create(file, "long_double", h5t.py_create(long.dtype), long, False)
    record = np.zeros(9, [("a", "<f4"), ("b", ">i2", (2, 3)), ("s", "S3"), ("ok", "?")])
    record["a"] = np.arange(9) / 4
    record["b"] = rng.integers(-900, 900, (9, 2, 3))
    record["s"] = b"xyz"
    record["ok"] = np.arange(9) % 3 == 0
    create(file, "record_nbit", h5t.py_create(record.dtype, logical=True), record, True)
    expected["record_nbit/b"] = [repr(float(v)) for v in record["b"].reshape(-1)]
    times = np.array(["2020-01-01", "1970-01-02"], "M8[s]")
    file["times"] = times.astype(h5py.opaque_dtype("<M8[s]"))
    expected["times"] = [repr(float(v)) for v in times.astype("i8")]
    eight = h5d.create(file.id, b"eight_bits", h5t.STD_B8LE, h5s.create_simple((4,)))
    eight.write(h5s.ALL, h5s.ALL, np.array([0, 1, 5, 200], "u1"), h5t.STD_B8LE)
    expected["eight_bits"] = ["0.0", "1.0", "5.0", "200.0"]

properties = h5p.create(h5p.FILE_CREATE)
properties.set_sizes(4, 4)
path = str(HERE / "narrow.h5").encode()
with h5py.File(h5f.create(path, h5f.ACC_TRUNC, properties)) as file:
    file["texts"] = np.array(["a", "größer", ""], object)
    file.create_dataset("lists", (2,), h5py.vlen_dtype("i4"))[1] = [3, 4, 5]
    file.create_dataset("chunks", data=np.arange(50), chunks=(7,), compression="gzip")

(HERE / "odd.json").write_text(json.dumps(expected) + "\n")
