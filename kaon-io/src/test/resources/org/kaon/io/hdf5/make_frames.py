"""Writes frames.h5: data frames as pandas stores them, and frames.json: the sums of their columns as pandas reads them.

pip install pandas==3.1.1 tables==3.11.1 numpy==2.4.6
"""
import json
import os

import numpy as np
import pandas as pd

rows = 50
random = np.random.default_rng(3)
frame = pd.DataFrame({"E_0": random.random(rows).astype("f4"), "PX_0": random.random(rows).astype("f4"),
                      "n": np.arange(rows), "good": np.arange(rows) % 3 == 0, "mass": random.normal(80, 2, rows)})
with_text = frame.assign(word=["top" if i % 2 else "qcd" for i in range(rows)])
numbered = pd.DataFrame(random.random((rows, 7)))
if os.path.exists("frames.h5"):
    os.remove("frames.h5")
frame.to_hdf("frames.h5", key="fixed", format="fixed", complib="zlib", complevel=5)
with_text.to_hdf("frames.h5", key="table", format="table", data_columns=["n"], index=False, complib="zlib", complevel=9)
numbered.to_hdf("frames.h5", key="deep/numbered", format="fixed", complib="zlib", complevel=9)
with_text.to_hdf("frames.h5", key="objects", format="fixed", complib="zlib", complevel=9)
numbered.to_hdf("only.h5", key="jets", format="table", mode="w", index=False, complib="zlib", complevel=9)
sums = {}
for key in ("fixed", "table", "deep/numbered"):
    read = pd.read_hdf("frames.h5", key)
    sums[key] = {str(c): float(read[c].sum()) for c in read.columns if read[c].dtype.kind in "fib"}
json.dump(sums, open("frames.json", "w"), indent=1)
