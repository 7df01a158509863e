# Lists of three columns and what awkward makes of them: lists.json.
# awkward 2.14.0, numpy 1.26.4; run in this folder: python lists.py
import json

import awkward as ak
import numpy as np

rng = np.random.default_rng(7)
ROWS = 40
counts = rng.integers(0, 7, ROWS)
others = rng.integers(0, 5, ROWS)


def lists(n, draw):
    return ak.unflatten(np.round(draw(int(n.sum())), 3), n)


pt = lists(counts, lambda n: rng.exponential(30, n))
eta = lists(counts, lambda n: rng.normal(0, 2, n))
phi = lists(counts, lambda n: rng.uniform(-np.pi, np.pi, n))
jet_eta = lists(others, lambda n: rng.normal(0, 2, n))
jet_phi = lists(others, lambda n: rng.uniform(-np.pi, np.pi, n))

pairs = ak.combinations(pt, 2)
triples = ak.combinations(pt, 3)
a, b = ak.unzip(ak.cartesian([pt, jet_eta]))

one, two = ak.unzip(ak.cartesian([ak.zip({"eta": eta, "phi": phi}), ak.zip({"eta": jet_eta, "phi": jet_phi})], nested=True))
turn = (one.phi - two.phi + np.pi) % (2 * np.pi) - np.pi
distance = np.sqrt((one.eta - two.eta) ** 2 + turn**2)
nearest = ak.argmin(distance, axis=2, mask_identity=True)
least = ak.min(distance, axis=2, mask_identity=True)
near = least <= 1.5

cases = {
    "slice(pt, 1, 4)": pt[:, 1:4],
    "slice(pt, -2, 9)": pt[:, -2:9],
    "slice(pt, 0, -1)": pt[:, 0:-1],
    "argsort(pt)": ak.argsort(pt, axis=1, stable=True),
    "take(eta, argsort(-pt))": eta[ak.argsort(pt, axis=1, ascending=False, stable=True)],
    "mask(pt, abs(eta) < 1.5)": pt[abs(eta) < 1.5],
    "pad(pt, 4, -1)": ak.fill_none(ak.pad_none(pt, 4, clip=True), -1),
    "present(pt, 4)": ak.fill_none(ak.pad_none(pt, 4, clip=True) > -1, False),
    "argmax(pt)": ak.argmax(pt, axis=1),
    "argmin(eta)": ak.argmin(eta, axis=1),
    "broadcast(count(pt), pt)": ak.broadcast_arrays(ak.num(pt), pt)[0],
    "combinations(pt, 2, 0)": pairs["0"],
    "combinations(pt, 2, 1)": pairs["1"],
    "combinations(pt, 3, 2)": triples["2"],
    "cartesian(pt, jet_eta, 0)": a,
    "cartesian(pt, jet_eta, 1)": b,
    "nearest(eta, phi, jet_eta, jet_phi, 1.5)": ak.mask(nearest, near),
    "nearest_delta_r(eta, phi, jet_eta, jet_phi, 1.5)": ak.mask(least, near),
}
columns = {"pt": pt, "eta": eta, "phi": phi, "jet_eta": jet_eta, "jet_phi": jet_phi}
out = {
    "columns": {name: ak.to_list(column) for name, column in columns.items()},
    "cases": {text: ak.to_list(result) for text, result in cases.items()},
}
with open("lists.json", "w") as file:
    json.dump(out, file, separators=(",", ":"))
