#!/usr/bin/env python3
"""Reads ROOT files that Kaon wrote by uproot and compares every value with what was meant.

    python kaon-io/src/test/resources/org/kaon/io/root/check_written.py kaon-io/target/root

The folder holds what TreeTableTest, HistogramTest and NtupleTableTest leave there.
Pinned: uproot==5.7.7, awkward==2.14.0.
"""

import pathlib
import sys

import numpy as np
import uproot

assert uproot.__version__ == "5.7.7", uproot.__version__
folder = pathlib.Path(sys.argv[1])


def equal(found, expected):
    assert found == expected, (found, expected)


def tree():
    with uproot.open(folder / "tree.root") as file:
        equal(file.classnames(), {"events;1": "TTree"})
        events = file["events"]
        equal(events.num_entries, 2400)
        names = ["int32_t", "double", "bool", "uint64_t", "float[2][3]", "int32_t", "float[]"]
        equal(list(events.typenames().values()), names)
        rows = events.arrays().to_list()
    for i, row in enumerate(rows):
        items = [10.0 * i + k for k in range(i % 4)]
        matrix = (6.0 * i + np.arange(6)).reshape(2, 3).tolist()
        equal(
            row,
            {
                "number": i - 3,
                "half": i / 2,
                "third": i % 3 == 0,
                "large": 2**63 + 4096 * i,
                "matrix": matrix,
                "nitem": i % 4,
                "item": items,
            },
        )


def texts():
    with uproot.open(folder / "texts.root") as file:
        equal(file["events/word"].array().to_list(), ["", "τ-jets", "x" * 300])
        equal(file["events/flags"].array().to_list(), [[True], [], [False, True]])
        equal(str(file["events/small"].array().type), "3 * int8")
        equal(file["events/small"].array().to_list(), [-1, 0, 1])
        equal(file["events/long"].array().to_list(), [-(2**40), 0, 2**40])


def histograms():
    with uproot.open(folder / "histograms.root") as file:
        equal(file.classnames(), {"line;1": "TH1D", "plane;1": "TH2F"})
        line, plane = file["line"], file["plane"]
        equal(line.values(flow=True).tolist(), [0, 1, 2, 3, 4])
        equal(line.axis().edges().tolist(), [0, 0.5, 1, 1.5])
        equal((line.title, line.member("fEntries")), ("pT", 10))
        equal(line.variances(flow=True).tolist(), [0, 1, 2, 3, 4])
        counting = np.arange(20.0).reshape(4, 5).T
        equal(plane.values(flow=True).tolist(), counting.tolist())
        equal(plane.variances(flow=True).tolist(), counting.tolist())
        equal(plane.axis("y").edges().tolist(), [-1, 0, 10])
        equal(line.member("fTsumwx"), 1 * 0.25 + 2 * 0.75 + 3 * 1.25)


def ntuple():
    with uproot.open(folder / "ntuple.root") as file:
        equal(file.classnames(), {"events;1": "ROOT::RNTuple"})
        rows = file["events"].arrays().to_list()
    equal(len(rows), 200)
    for i, row in enumerate(rows):
        jets = [{"pt": i + k / 4, "charge": 1 - 2 * (k % 2)} for k in range(i % 2 + 1)]
        equal(
            row,
            {
                "number": i - 3,
                "half": i / 2,
                "third": i % 3 == 0,
                "large": 2**63 + 4096 * i,
                "text": "é" * (i % 5) + str(i),
                "item": [10.0 * i + k for k in range(i % 4)],
                "words": ["w" * k for k in range(i % 3)],
                "nested": [[i + j] * j for j in range(i % 3)],
                "jets": jets,
            },
        )


for check in tree, texts, histograms, ntuple:
    check()
    print(check.__name__, "equal")
