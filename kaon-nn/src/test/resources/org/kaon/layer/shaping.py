"""Layers without weights that move, copy or cut elements: writes shaping.json and shaping.npz (see fixture.py)."""
from fixture import Family, layers

f = Family("shaping")
f.add("identity", layers.Identity(), (3, 4))
f.add("flatten", layers.Flatten(), (3, 2, 4, 5))
f.add("flatten_first", layers.Flatten(data_format="channels_first"), (3, 2, 4, 5))
f.add("reshape", layers.Reshape((6, 2)), (3, 4, 3))
f.add("reshape_rest", layers.Reshape((2, -1, 3)), (3, 4, 6))
f.add("permute", layers.Permute((3, 1, 2)), (3, 4, 2, 5))
f.add("repeat_vector", layers.RepeatVector(3), (2, 4))
for order in ("channels_last", "channels_first"):
    f.add(f"cropping1d_{order}", layers.Cropping1D((1, 2)), (2, 7, 3)) if order == "channels_last" else None
    f.add(f"cropping2d_{order}", layers.Cropping2D(((1, 2), (0, 1)), data_format=order), (2, 6, 5, 6))
    f.add(f"cropping3d_{order}", layers.Cropping3D(((1, 2), (0, 1), (1, 1)), data_format=order), (2, 5, 4, 5, 4))
    f.add(f"padding1d_{order}", layers.ZeroPadding1D((1, 2), data_format=order), (2, 4, 3))
    f.add(f"padding2d_{order}", layers.ZeroPadding2D(((1, 2), (0, 3)), data_format=order), (2, 3, 4, 2))
    f.add(f"padding3d_{order}", layers.ZeroPadding3D(((1, 2), (0, 1), (2, 0)), data_format=order), (2, 2, 3, 2, 3))
    f.add(f"upsampling2d_{order}", layers.UpSampling2D((2, 3), data_format=order), (2, 3, 4, 2))
    f.add(f"upsampling2d_bilinear_{order}", layers.UpSampling2D((2, 3), data_format=order, interpolation="bilinear"),
          (2, 3, 4, 2))
    f.add(f"upsampling3d_{order}", layers.UpSampling3D((2, 1, 3), data_format=order), (2, 2, 3, 2, 3))
f.add("cropping1d_one", layers.Cropping1D(1), (2, 5, 3))
f.add("cropping2d_one", layers.Cropping2D(1), (2, 4, 5, 2))
f.add("cropping2d_pair", layers.Cropping2D((1, 2)), (2, 4, 5, 2))
f.add("padding2d_one", layers.ZeroPadding2D(1), (2, 3, 4, 2))
f.add("padding3d_triple", layers.ZeroPadding3D((1, 2, 0)), (2, 3, 2, 2, 2))
f.add("upsampling1d", layers.UpSampling1D(3), (2, 4, 3))
f.add("rescaling", layers.Rescaling(1 / 127.5, -1.), (2, 3, 4, 3))
f.add("rescaling_channels", layers.Rescaling([1., 2., .5], [0., -1., 3.]), (2, 3, 4, 3))
for kind in ("nearest", "bilinear"):
    f.add(f"resizing_{kind}_up", layers.Resizing(7, 5, kind), (2, 3, 4, 2))
    f.add(f"resizing_{kind}_down", layers.Resizing(3, 2, kind), (2, 7, 6, 2))
f.add("resizing_first", layers.Resizing(5, 6, data_format="channels_first"), (2, 3, 4, 5))
f.save()
