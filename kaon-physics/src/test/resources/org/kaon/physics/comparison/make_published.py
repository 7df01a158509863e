"""What JetNet and prdc themselves say of normal points, and what SciPy says of their first coordinate.

usage: python make_published.py     (writes published.csv beside itself; jetnet==0.2.5 unpacked with --no-deps, prdc==0.2, numpy==2.4.6 scipy==1.17.1)

The points are those of PublishedFiguresTest: java.util.Random's numbers by Box and Muller. JetNet's functions are its own, unchanged;
what its module imports beside NumPy and SciPy (torch, numba, energyflow) they do not use, so that empty stand-ins do.
"""
import importlib.util
import math
import pathlib
import sys
import types
import numpy as np
from prdc import compute_prdc
from scipy import stats

here = pathlib.Path(__file__).parent
plain = lambda f=None, **_: f if callable(f) else plain
for name, parts in {"torch": {"Tensor": type("Tensor", (), {})}, "torch.utils": {}, "torch.utils.data": {"DataLoader": None}, "energyflow": {}, "energyflow.emd": {"emds": None},
                    "numba": {"njit": plain, "prange": range, "set_num_threads": None}, "jetnet": {"utils": None}, "jetnet.datasets": {"JetNet": None}}.items():
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__dict__.update(parts)
origin = next(pathlib.Path(p, "jetnet/evaluation/gen_metrics.py") for p in sys.path if pathlib.Path(p, "jetnet/evaluation/gen_metrics.py").exists())
spec = importlib.util.spec_from_file_location("gen_metrics", origin)
jetnet = importlib.util.module_from_spec(spec)
sys.modules["gen_metrics"] = jetnet
spec.loader.exec_module(jetnet)


def points(count, shift, seed):
    state = (seed ^ 0x5DEECE66D) & ((1 << 48) - 1)

    def bits(n):
        nonlocal state
        state = (state * 0x5DEECE66D + 0xB) & ((1 << 48) - 1)
        return state >> (48 - n)

    uniform = lambda: ((bits(26) << 27) + bits(27)) * 2.0**-53
    return np.array([shift + math.sqrt(-2 * math.log(1 - uniform())) * math.cos(2 * math.pi * uniform()) for _ in range(3 * count)]).reshape(count, 3)


x, y = points(4000, 0.0, 1), points(4000, 0.5, 2)
few, others = x[:300], y[:200]
moments = lambda p: (p.mean(0), np.cov(p, rowvar=False))
fpd = jetnet.fpd(x, y, min_samples=1000, max_samples=4000, num_batches=20, num_points=10)
kpd = jetnet.kpd(x, y, num_batches=10, batch_size=400)
prdc = compute_prdc(few, others, 5)
expected = {
    "frechet": jetnet._calculate_frechet_distance(*moments(x), *moments(y)),
    "discrepancy": jetnet._mmd_poly_quadratic_unbiased(few, others),
    "fpd": fpd[0], "fpd error": fpd[1], "kpd": kpd[0], "kpd error": kpd[1],
    "wasserstein": jetnet.wasserstein_distance(x[:, 0], y[:, 0]),
    "precision": prdc["precision"], "recall": prdc["recall"], "density": prdc["density"], "coverage": prdc["coverage"],
    "energy distance": stats.energy_distance(x[:, 0], y[:, 0]),
    "kolmogorov": stats.ks_2samp(x[:, 0], y[:, 0]).statistic,
    "anderson": stats.anderson_ksamp([few[:, 0], others[:, 0]], variant="midrank").statistic,
}
with open(here / "published.csv", "w") as f:
    f.write("name,value\n")
    for name, value in expected.items():
        f.write(f"{name},{float(value)!r}\n")
