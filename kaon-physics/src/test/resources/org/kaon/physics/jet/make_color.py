"""Pictures in three channels of the jets in jets.csv, as JetColorTest expects them, drawn with NumPy in float64.

usage: python make_color.py     (writes charges.csv and color.csv beside itself; numpy==2.4.6)

A pixel holds the pT of charged constituents, the pT of neutral ones and the number of charged ones; the alignment is that
of make_jets.py with the pT of all. A constituent is charged where |charge| >= 1, so the charges 2/3 here are neutral.
"""
import csv
import pathlib
import numpy as np

here = pathlib.Path(__file__).parent
rng = np.random.default_rng(161201551)
PIXELS, EXTENT = 33, 1.6

jets = {}
with open(here / "jets.csv") as f:
    for row in csv.DictReader(f):
        jets.setdefault(int(row["jet"]), []).append([float(row[k]) for k in ("px", "py", "pz")])


def places(p, rotate):
    x, y, z = np.array(p).T
    pt = np.hypot(x, y)
    eta, phi = np.arcsinh(z / pt), np.arctan2(y, x)
    axis = np.array([x.sum(), y.sum(), z.sum()])
    eta = eta - np.arcsinh(axis[2] / np.hypot(axis[0], axis[1]))
    phi = np.angle(np.exp(1j * (phi - np.arctan2(axis[1], axis[0]))))
    eta, phi = eta - (pt @ eta) / pt.sum(), phi - (pt @ phi) / pt.sum()
    if rotate:
        angle = np.arctan2(2 * (pt * eta) @ phi, (pt * eta) @ eta - (pt * phi) @ phi) / 2
        eta, phi = eta * np.cos(angle) + phi * np.sin(angle), phi * np.cos(angle) - eta * np.sin(angle)
        eta, phi = (w if pt[w > 0].sum() >= pt[w < 0].sum() else -w for w in (eta, phi))
    return pt, eta, phi


def picture(p, charge, rotate, normalise):
    pt, eta, phi = places(p, rotate)
    image = np.zeros((PIXELS, PIXELS, 3))
    for k in range(len(pt)):
        row, column = ((w + EXTENT / 2) / EXTENT * PIXELS for w in (eta[k], phi[k]))
        for w in (row, column):
            assert abs(w - round(w)) > 1e-7, "too near to the edge of a pixel"
        if 0 <= row < PIXELS and 0 <= column < PIXELS:
            cell = image[int(np.floor(row)), int(np.floor(column))]
            if abs(charge[k]) >= 1:
                cell += (pt[k], 0, 1)
            else:
                cell += (0, pt[k], 0)
    if normalise == "SUM":
        image[..., :2] *= 2 / image[..., :2].sum()
    elif normalise == "MAX":
        image[..., :2] *= 2 / image[..., :2].max()
    elif normalise == "CHANNELS":
        for c in range(3):
            image[..., c] *= 2 / image[..., c].sum() if image[..., c].sum() > 0 else 0
    else:
        image[..., :2] *= 2
    return image


with open(here / "charges.csv", "w") as f, open(here / "color.csv", "w") as g:
    f.write("jet,charge\n")
    g.write("jet,rotate,normalise,row,column,channel,value\n")
    for k, p in jets.items():
        charge = rng.choice([0, 1, -1, 2, 2 / 3], len(p), p=[0.4, 0.25, 0.25, 0.05, 0.05])
        if k == 0:
            charge[:] = 0
        for c in charge:
            f.write(f"{k},{c:.6g}\n")
        normalise, rotate = ("SUM", "MAX", "CHANNELS", "NONE")[k % 4], k % 3 > 0
        image = picture(p, charge, rotate, normalise)
        for i, j, c in zip(*np.nonzero(image)):
            g.write(f"{k},{str(rotate).lower()},{normalise},{i},{j},{c},{image[i, j, c]:.9g}\n")
