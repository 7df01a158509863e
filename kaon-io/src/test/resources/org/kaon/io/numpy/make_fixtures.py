"""Writes the .npy files beside it. Made with Python 3.11, numpy 2.4.6."""

from pathlib import Path

import numpy as np

assert np.__version__ == "2.4.6", np.__version__
folder = Path(__file__).parent
values = np.array([[-3, -1, 1], [3, 5, 7]])
halves = np.array([[-3, 0.25, 1], [1e-3, 5, 9.5]])
np.save(folder / "int64.npy", values.astype(np.int64))
np.save(folder / "float32.npy", halves.astype(np.float32))
np.save(folder / "float64.npy", halves)
np.save(folder / "one.npy", np.array([1, 2, 3], dtype=np.float32))
np.save(folder / "fortran.npy", np.asfortranarray(halves))
np.save(folder / "complex.npy", values.astype(np.complex64))
