"""Writes keras_windows.txt beside this script: what Keras and NumPy compute for ops that move a window or copy.

Keras 3.15.1 on JAX 0.10.2, NumPy 2.4.6 (KERAS_BACKEND=jax). A line is a name, the shape and the elements in
row-major order. Input i is (7 i mod 11 - 5) / 4, element i of a kernel (5 i mod 13 - 6) / 8."""

import os
import pathlib

os.environ["KERAS_BACKEND"] = "jax"
import jax
import keras
import numpy as np
from keras import ops

lines = []


def x(*shape):
    return ((np.arange(np.prod(shape)) * 7 % 11 - 5) / 4).reshape(shape).astype("float32")


def k(*shape):
    return ((np.arange(np.prod(shape)) * 5 % 13 - 6) / 8).reshape(shape).astype("float32")


def put(name, y):
    y = np.asarray(y)
    lines.append(f"{name}: {' '.join(map(str, y.shape))}: {' '.join(repr(float(v)) for v in y.ravel())}")


put("average same", ops.average_pool(x(1, 5, 4, 2), (3, 2), (2, 3), "same"))
put("average valid", ops.average_pool(x(1, 7, 3), 3, 2, "valid"))
put("average volume", ops.average_pool(x(1, 3, 4, 2, 1), (2, 3, 2), (1, 2, 2), "same"))
put("max same", ops.max_pool(x(1, 5, 4, 2), (3, 2), (2, 3), "same"))
put("max sequence", ops.max_pool(x(2, 7, 3), 4, 3, "same"))
put("global average", keras.layers.GlobalAveragePooling2D()(x(2, 3, 4, 2)))
put("global max", keras.layers.GlobalMaxPooling2D(keepdims=True)(x(2, 3, 4, 2)))

put("convolution", ops.conv(x(1, 5, 4, 2), k(3, 2, 2, 3), (2, 1), "same"))
put("dilated convolution", ops.conv(x(1, 5, 6, 2), k(2, 3, 2, 2), 1, "same", dilation_rate=(3, 2)))
put("grouped convolution", ops.conv(x(1, 4, 3, 4), k(2, 2, 2, 6), 1, "valid"))
put("volume convolution", ops.conv(x(1, 3, 4, 2, 2), k(2, 2, 1, 2, 2), (1, 2, 1), "same"))
causal = keras.layers.Conv1D(2, 3, dilation_rate=2, padding="causal", use_bias=False)
causal.build((1, 7, 2))
causal.set_weights([k(3, 2, 2)])
put("causal convolution", causal(x(1, 7, 2)))
put("depthwise convolution", ops.depthwise_conv(x(1, 4, 5, 3), k(3, 2, 3, 2), 1, "same"))
put("strided depthwise convolution", ops.depthwise_conv(x(1, 5, 5, 2), k(3, 3, 2, 1), (2, 2), "valid"))
put("separable convolution", ops.separable_conv(x(1, 4, 5, 2), k(3, 2, 2, 2), k(1, 1, 4, 3), 1, "same"))
for kernel, strides, padding, longer in [
    ((3, 2), (2, 3), "same", None),
    ((3, 2), (2, 3), "valid", None),
    ((4, 5), (2, 3), "same", None),
    ((4, 5), (2, 3), "valid", None),
    ((3, 4), (3, 2), "same", (1, 0)),
    ((3, 4), (3, 2), "same", (2, 1)),
    ((3, 4), (3, 2), "valid", (2, 1)),
    ((2, 5), (1, 1), "same", None),
]:
    y = ops.conv_transpose(x(1, 3, 4, 2), k(*kernel, 3, 2), strides, padding, longer)
    put(f"transposed {kernel} {strides} {padding} {longer}", y)
y = ops.conv_transpose(x(1, 3, 4, 2), k(2, 3, 1, 2), 1, "same", dilation_rate=(2, 3))
put("transposed dilated same", y)
y = ops.conv_transpose(x(1, 3, 4, 2), k(2, 3, 1, 2), 1, "valid", dilation_rate=(2, 3))
put("transposed dilated valid", y)
put("transposed sequence", ops.conv_transpose(x(2, 3, 2), k(4, 3, 2), 3, "same"))
put("transposed volume", ops.conv_transpose(x(1, 2, 3, 2, 1), k(3, 2, 2, 2, 1), (2, 1, 2), "same"))

for mode in ["constant", "reflect", "symmetric", "edge"]:
    put("pad " + mode, np.pad(x(4, 5), ((1, 2), (3, 0)), mode))
put("slice", x(7, 6)[1:6:2, -2:0:-3])
put("flip", np.flip(x(3, 4), 1))
put("roll", np.roll(x(3, 5), 2, 1))
put("tile", np.tile(x(2, 3), (2, 3)))
put("repeat", np.repeat(x(2, 3), 3, 1))
put("upsampling", keras.layers.UpSampling2D((2, 3))(x(1, 2, 3, 2)))
put("resizing up", ops.image.resize(x(1, 3, 4, 2), (5, 7), "nearest"))
put("resizing down", ops.image.resize(x(1, 8, 9, 1), (4, 5), "nearest"))

put("linear upsampling", keras.layers.UpSampling2D((2, 3), interpolation="bilinear")(x(1, 2, 3, 2)))
put("linear resizing", ops.image.resize(x(1, 5, 4, 2), (3, 7), "bilinear"))


def locally_connected(image, kernel, size, strides):
    """Keras 2's LocallyConnected2D, which Keras 3 lacks: a product of its own at each place."""
    rows = (image.shape[1] - size[0]) // strides[0] + 1
    columns = (image.shape[2] - size[1]) // strides[1] + 1
    y = np.zeros((image.shape[0], rows, columns, kernel.shape[-1]))
    for i in range(rows):
        for j in range(columns):
            a, b = i * strides[0], j * strides[1]
            patch = image[:, a : a + size[0], b : b + size[1]].reshape(image.shape[0], -1)
            y[:, i, j] = patch @ kernel[i * columns + j]
    return y


put("locally connected", locally_connected(x(2, 5, 6, 2), k(8, 12, 3), (2, 3), (1, 3)))

versions = f"keras {keras.__version__}, jax {jax.__version__}, numpy {np.__version__}"
here = pathlib.Path(__file__)
here.with_suffix(".txt").write_text("\n".join(["# " + versions, *lines]) + "\n")
