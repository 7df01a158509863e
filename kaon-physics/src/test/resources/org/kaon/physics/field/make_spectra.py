"""Power spectra of two maps by NumPy's FFT, in rings of |k|.

usage: python make_spectra.py     (writes two CSV files beside itself; numpy==1.26.4)
"""
import pathlib
import numpy as np

here = pathlib.Path(__file__).parent
rng = np.random.default_rng(9)
maps = {"square": np.round(rng.normal(3, 1, (16, 16)) + 2 * np.sin(2 * np.pi * 3 * np.arange(16) / 16), 4), "oblong": np.round(rng.gamma(2, 1, (9, 20)), 4)}
with open(here / "maps.csv", "w") as f:
    f.write("name,rows,columns,values\n")
    for name, m in maps.items():
        f.write(f"{name},{m.shape[0]},{m.shape[1]},{' '.join(repr(float(v)) for v in m.ravel())}\n")
with open(here / "spectra.csv", "w") as f:
    f.write("name,wave,modes,power\n")
    for name, m in maps.items():
        longer = max(m.shape)
        ky, kx = (np.fft.fftfreq(n) * longer for n in m.shape)
        k = np.hypot(ky[:, None], kx[None, :])
        power = np.abs(np.fft.fft2(m) / m.size) ** 2
        for wave in range(1, longer // 2 + 1):
            ring = (k >= wave - 0.5) & (k < wave + 0.5)
            f.write(f"{name},{wave},{ring.sum()},{float(power[ring].mean())!r}\n")
