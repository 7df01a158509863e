"""Reads the files of `kaon bench read` with the usual Python libraries on one thread, summing all values.

Reads lines "LIBRARY<tab>FILE<tab>OBJECT<tab>COLUMN,COLUMN,…" and answers each with "wall cpu sum": seconds, so that it can
be measured in alternation with something else. The first line tells what is installed. With a line as its argument it
reads once, printing only "cpu sum", with cpu since the process began.
Tested with uproot 5.7.7, awkward 2.14.0, h5py 3.16.0, pandas 3.1.1, pyarrow 26.0.1, NumPy 2.4.6.
"""
import importlib
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "ARROW_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np


def total(values):
    return float(np.sum(np.asarray(values), dtype=np.float64))


def uproot(path, key, columns):
    import awkward as ak
    import uproot
    with uproot.open(path) as file:
        arrays = file[key].arrays(columns, library="ak")
        return sum(total(ak.flatten(arrays[c], axis=None)) for c in columns)


def h5py(path, key, columns):
    import h5py
    with h5py.File(path) as file:
        table = file[key]
        return sum(total(table[c]) for c in columns) if columns else total(table[...])


def pandas(path, key, columns):
    import pandas
    # pandas 3.1 reads texts of more than 5 MB on all processors, whatever OMP_NUM_THREADS says.
    if hasattr(pandas.options.mode, "max_threads"):
        pandas.set_option("mode.max_threads", 1)
    table = pandas.read_csv(path, header=None, engine="c")
    return sum(total(table[c].to_numpy()) for c in table.columns)


def pyarrow(path, key, columns):
    import pyarrow.parquet
    table = pyarrow.parquet.read_table(path, columns=columns or None, use_threads=False)
    return sum(total(piece.flatten()) for c in table.columns for piece in c.chunks)


READERS = {"uproot": uproot, "h5py": h5py, "pandas": pandas, "pyarrow": pyarrow}


def read(line):
    library, path, key, columns = line.rstrip("\n").split("\t")
    return READERS[library](path, key, [c for c in columns.split(",") if c])


def installed():
    for name in READERS:
        try:
            yield f"{name} {importlib.import_module(name).__version__}"
        except ImportError:
            pass


if len(sys.argv) > 1:
    answer = read(sys.argv[1])
    print(time.process_time(), answer)
else:
    print(", ".join(installed()), flush=True)
    for line in sys.stdin:
        wall, cpu = time.perf_counter(), time.process_time()
        answer = read(line)
        print(time.perf_counter() - wall, time.process_time() - cpu, answer, flush=True)
