"""Writes keras_windows.txt beside this script: what Keras computes for ops that move a window.

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

versions = f"keras {keras.__version__}, jax {jax.__version__}, numpy {np.__version__}"
here = pathlib.Path(__file__)
here.with_suffix(".txt").write_text("\n".join(["# " + versions, *lines]) + "\n")
