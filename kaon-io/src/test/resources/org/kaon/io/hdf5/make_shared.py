"""Writes shared.h5: messages that objects have in common (types, shapes, fill values, filters,
attributes), which h5py makes only through its own C library.

h5py 3.16.0 (HDF5 2.0.0), numpy 2.4.6: pip install --only-binary :all: h5py==3.16.0 numpy==2.4.6
"""
import ctypes
import pathlib

import h5py
import numpy as np
from h5py import h5f, h5p

HERE = pathlib.Path(__file__).parent
(library,) = (pathlib.Path(h5py.__file__).parent.parent / "h5py.libs").glob("libhdf5-*.so*")
hdf5 = ctypes.CDLL(str(library))
DATASPACE, DATATYPE, FILL, FILTERS, ATTRIBUTE = (1 << kind for kind in (1, 3, 5, 11, 12))

properties = h5p.create(h5p.FILE_CREATE)
number = ctypes.c_int64(properties.id)
assert hdf5.H5Pset_shared_mesg_nindexes(number, 2) == 0
kinds = DATASPACE | DATATYPE | FILL | FILTERS
assert hdf5.H5Pset_shared_mesg_index(number, 0, kinds, 20) == 0
assert hdf5.H5Pset_shared_mesg_index(number, 1, ATTRIBUTE, 20) == 0
access = h5p.create(h5p.FILE_ACCESS)
access.set_libver_bounds(h5f.LIBVER_LATEST, h5f.LIBVER_LATEST)
path = str(HERE / "shared.h5").encode()
with h5py.File(h5f.create(path, h5f.ACC_TRUNC, properties, access)) as file:
    for i in range(3):
        data = file.create_dataset(
            f"chunks{i}", (12,), "i8", chunks=(5,), compression="gzip", fillvalue=77
        )
        data[:7] = np.arange(7) * i
        # More than eight lie in a heap of their own.
        for k in range(3 if i < 2 else 12):
            data.attrs[f"text{k}"] = f"something long enough to be shared, number {k % 5}"
        record = np.zeros(3, [("alpha", "<f4"), ("beta", "<i8"), ("gamma", "S10")])
        record["beta"] = i
        file[f"records{i}"] = record
