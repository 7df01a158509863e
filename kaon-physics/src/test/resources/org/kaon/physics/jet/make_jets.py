"""Random jets and the pictures of them that JetPainterTest expects, drawn with NumPy in float64.

usage: python make_jets.py     (writes jets.csv and images.csv beside itself; numpy==2.4.6)
"""
import pathlib
import numpy as np

here = pathlib.Path(__file__).parent
rng = np.random.default_rng(20190501)
PIXELS, EXTENT = 40, 1.6


def jet(k):
    """A few sprays of constituents around a random axis, float32 momenta; some axes lie near phi = pi."""
    axis_eta, axis_phi = rng.uniform(-2, 2), rng.uniform(-np.pi, np.pi) if k % 3 else np.pi - 0.1
    prongs = rng.integers(1, 4)
    where = rng.normal(0, 0.3, (prongs, 2))
    n = int(rng.integers(3, 90))
    pick = rng.integers(0, prongs, n)
    eta, phi = ((axis_eta, axis_phi) + where[pick] + rng.normal(0, 0.1, (n, 2))).T
    pt = rng.exponential(10, n) + 0.5
    px, py, pz = pt * np.cos(phi), pt * np.sin(phi), pt * np.sinh(eta)
    e = np.sqrt(px**2 + py**2 + pz**2 + 0.01948)
    return np.stack([e, px, py, pz], 1).astype(np.float32)


def positions(p):
    """pT and the place of every constituent relative to the axis of the whole jet."""
    x, y, z = p[:, 1:].astype(np.float64).T
    pt = np.sqrt(x * x + y * y)
    eta, phi = np.arctanh(z / np.sqrt(x * x + y * y + z * z)), np.angle(x + 1j * y)
    axis = np.array([x.sum(), y.sum(), z.sum()])
    eta = eta - np.arctanh(axis[2] / np.linalg.norm(axis))
    phi = np.angle(np.exp(1j * (phi - np.angle(axis[0] + 1j * axis[1]))))
    return pt, np.stack([eta, phi])


def picture(p, centre, rotate, flip, normalise):
    pt, place = positions(p)
    if centre:
        place = place - np.average(place, axis=1, weights=pt)[:, None]
    if rotate:
        (a, b), (_, d) = (place * pt) @ place.T
        angle = np.arctan2(2 * b, a - d) / 2
        c, s = np.cos(angle), np.sin(angle)
        place = np.array([[c, s], [-s, c]]) @ place
    if flip:
        for row in place:
            if pt[row < 0].sum() > pt[row > 0].sum():
                row *= -1
    edges = -EXTENT / 2 + np.arange(PIXELS + 1) * (EXTENT / PIXELS)
    margin = np.abs(place[..., None] - edges).min()
    inside = (np.abs(place) < EXTENT / 2).all(0)
    image = np.zeros((PIXELS, PIXELS))
    i, j = np.searchsorted(edges, place[:, inside], side="right") - 1
    np.add.at(image, (i, j), pt[inside])
    image *= {"SUM": 100 / image.sum(), "MAX": 1 / image.max(), "NONE": 1}[normalise]
    return image, margin


CASES = [(True, True, True, "SUM"), (True, True, True, "MAX"), (True, False, True, "NONE"),
         (False, True, False, "SUM"), (False, False, False, "NONE"), (True, True, False, "SUM")]

jets = []
while len(jets) < 24:
    p = jet(len(jets))
    # No constituent so near to the edge of a pixel that rounding could move it.
    if all(picture(p, *c)[1] > 1e-6 for c in CASES):
        jets.append(p)

with open(here / "jets.csv", "w") as f:
    f.write("jet,E,px,py,pz\n")
    for k, p in enumerate(jets):
        for row in p:
            f.write(",".join([str(k)] + [repr(float(v)) for v in row]) + "\n")

with open(here / "images.csv", "w") as f:
    f.write("jet,centre,rotate,flip,normalise,row,column,value\n")
    for k, p in enumerate(jets):
        case = CASES[0] if k < 12 else CASES[k % len(CASES)]
        image, _ = picture(p, *case)
        head = f"{k},{str(case[0]).lower()},{str(case[1]).lower()},{str(case[2]).lower()},{case[3]}"
        for i, j in zip(*np.nonzero(image)):
            f.write(f"{head},{i},{j},{image[i, j]:.9g}\n")
