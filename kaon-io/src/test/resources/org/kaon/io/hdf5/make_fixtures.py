#!/usr/bin/env python3
"""Writes recent.h5: forms that only HDF5 2.0 writes, and what older forms it keeps.

    python make_fixtures.py

Pinned: h5py==3.16.0 (HDF5 2.0.0), numpy==1.26.4. Values follow formulas that
Hdf5FileTest repeats.
"""
import pathlib

import h5py
import numpy as np

HERE = pathlib.Path(__file__).parent


def main():
    assert h5py.version.hdf5_version == "2.0.0", h5py.version.hdf5_version
    counting = np.arange(600, dtype="f4").reshape(100, 6)
    with h5py.File(HERE / "recent.h5", "w", libver="latest") as file:
        for name, options in {
            "single": {"chunks": (100, 6)},
            "fixed_array": {"chunks": (16, 4)},
            "extensible_array": {"chunks": (16, 6), "maxshape": (None, 6)},
            "second_grows": {"chunks": (16, 2), "maxshape": (100, None)},
            "btree": {"chunks": (16, 4), "maxshape": (None, None)},
        }.items():
            file.create_dataset(name, data=counting, compression="gzip", shuffle=True, **options)
            file.create_dataset(name + "_plain", data=counting, **options)
        file["complex"] = np.arange(4) + 1j * np.arange(4)[::-1]
        sparse = file.create_dataset("sparse", (50,), "i4", chunks=(10,), fillvalue=-9)
        sparse[20:25] = np.arange(5)
        many = file.create_dataset("many", (5000,), "i2", chunks=(2,), maxshape=(None,))
        many[:] = np.arange(5000)
        file["big_attribute"] = 1
        file["big_attribute"].attrs["long"] = np.arange(20_000, dtype="f8")
        file["alias"] = h5py.SoftLink("/single")
        file["loop"] = h5py.SoftLink("/loop")
        file["outside"] = h5py.ExternalLink("other.h5", "/x")
        file.create_group("above")["root"] = file["/"]
    with h5py.File(HERE / "old.h5", "w", libver="earliest") as file:
        group = file.create_group("events")
        group["pt"] = np.linspace(0, 49.5, 100)
        group["label"] = np.arange(100, dtype="u1") % 2
        group["image"] = np.arange(400, dtype="i2").reshape(100, 2, 2)
        group["name"] = [f"event {i}" for i in range(100)]
        file["short"] = np.arange(3)
        group["weight"] = np.ones(100, "f4")
        file.attrs["made_by"] = "make_fixtures.py"


if __name__ == "__main__":
    main()
