"""Writes histograms.root, with histograms of all kinds and a graph, and histograms.json, what uproot reads in it.

Made with Python 3.11, uproot 5.7.7, numpy 1.26.4. Values come from a seeded generator.
uproot does not write graphs with errors: the public files have one.
"""

import json
from pathlib import Path

import numpy as np
import uproot
import uproot.writing.identify as make

assert uproot.__version__ == "5.7.7", uproot.__version__
assert np.__version__ == "1.26.4", np.__version__
folder = Path(__file__).parent
rng = np.random.default_rng(20)


def axis(name, edges):
    even = len(edges) == 2 or np.allclose(np.diff(edges), edges[1] - edges[0])
    return make.to_TAxis(
        fName=name,
        fTitle=f"{name} / GeV",
        fNbins=len(edges) - 1,
        fXmin=edges[0],
        fXmax=edges[-1],
        fXbins=None if even else np.array(edges),
    )


X, Y, Z = [0.0, 0.5, 1.0, 1.5], [-1.0, 0.0, 10.0], [0.0, 1.0]
ONE = dict(fEntries=9.0, fTsumw=1.0, fTsumw2=1.0, fTsumwx=1.0, fTsumwx2=1.0)
TWO = dict(ONE, fTsumwy=1.0, fTsumwy2=1.0, fTsumwxy=1.0)
THREE = dict(TWO, fTsumwz=1.0, fTsumwz2=1.0, fTsumwxz=1.0, fTsumwyz=1.0)
TYPES = {"C": np.int8, "S": np.int16, "I": np.int32, "F": np.float32, "D": np.float64}


def contents(dtype, count):
    values = rng.normal(20, 9, count)
    return values.astype(dtype).astype(np.dtype(dtype).newbyteorder(">"))


objects = {}
for letter, dtype in TYPES.items():
    sumw2 = np.abs(rng.normal(9, 2, 5)) if letter == "D" else np.array([])
    objects[f"one{letter}"] = make.to_TH1x(
        f"one{letter}", "p_{T}", contents(dtype, 5), **ONE, fSumw2=sumw2, fXaxis=axis("xaxis", X)
    )
    objects[f"two{letter}"] = make.to_TH2x(
        f"two{letter}", "", contents(dtype, 20), **TWO, fSumw2=np.array([]), fXaxis=axis("xaxis", X), fYaxis=axis("yaxis", Y)
    )
    objects[f"three{letter}"] = make.to_TH3x(
        f"three{letter}",
        "",
        contents(dtype, 60),
        **THREE,
        fSumw2=np.array([]),
        fXaxis=axis("xaxis", X),
        fYaxis=axis("yaxis", Y),
        fZaxis=axis("zaxis", Z),
    )
for mode in range(4):
    weights = np.abs(rng.normal(9, 2, 5))
    weights[2] = 0
    objects[f"profile{mode}"] = make.to_TProfile(
        f"profile{mode}",
        "",
        rng.normal(20, 9, 5) * weights,
        **ONE,
        fTsumwy=1.0,
        fTsumwy2=1.0,
        fSumw2=1000 * weights,
        fBinEntries=weights,
        fBinSumw2=0.5 * weights if mode % 2 else np.array([]),
        fXaxis=axis("xaxis", X),
        fErrorMode=mode,
    )

x, y = np.arange(4.0), rng.normal(0, 1, 4)
with uproot.recreate(folder / "histograms.root", compression=uproot.ZLIB(6)) as file:
    for name, it in objects.items():
        file[f"all/{name}"] = it
    file["graph"] = uproot.as_TGraph({"x": x, "y": y}, title="a graph")

MODES = ["", "s", "i", "g"]
expected = {}
with uproot.open(folder / "histograms.root") as file:
    for path, name in file.classnames(cycle=False).items():
        it = file[path]
        if name.startswith("TGraph"):
            expected[path] = {m: list(map(float, it.member(m))) for m in ("fX", "fY")}
        elif name.startswith("T") and name != "TDirectory":
            mode = {"error_mode": MODES[it.member("fErrorMode")]} if "TProfile" in name else {}
            expected[path] = {
                "title": it.title,
                "class": name,
                "edges": [axis.edges().tolist() for axis in it.axes],
                "values": it.values(flow=True).flatten(order="F").tolist(),
                "variances": it.variances(flow=True, **mode).flatten(order="F").tolist(),
                "entries": it.member("fEntries"),
            }
(folder / "histograms.json").write_text(json.dumps(expected, indent=1) + "\n")
