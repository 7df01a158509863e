"""Prints the literal values of WindowTest. NumPy only; padding and windows are written out from
TensorFlow's definition of SAME: out = ceil(in / stride), the odd element of padding at the end."""

import numpy as np


def pad(extent, size, stride):
    out = -(-extent // stride)
    missing = max(0, (out - 1) * stride + size - extent)
    return out, (missing // 2, missing - missing // 2)


def windows(x, size, strides, fill):
    (rows, up), (columns, side) = (pad(*it) for it in zip(x.shape, size, strides))
    padded = np.pad(x, (up, side), constant_values=fill)
    views = np.lib.stride_tricks.sliding_window_view(padded, size)
    views = views[:: strides[0], :: strides[1]]
    assert views.shape[:2] == (rows, columns)
    return views


ramp = (-3 + 0.5 * np.arange(20)).reshape(4, 5)
kernel = np.array([[1, -2, 3], [0.5, 4, -1]])
print("SAME_CONVOLUTION", np.einsum("ijkl,kl->ij", windows(ramp, (2, 3), (2, 1), 0), kernel).ravel().tolist())
wave = (np.arange(20) * 7 % 11 - 15.0).reshape(4, 5)
print("SAME_POOLING", windows(wave, (3, 2), (2, 2), -np.inf).max((2, 3)).ravel().tolist())
x = np.array([[1.0, 2, 4], [-1000, 0, 1000]])
shifted = x - x.max(1, keepdims=True)
total = np.exp(shifted).sum(1, keepdims=True)
print("SOFTMAX", (np.exp(shifted) / total).ravel().tolist())
print("LOG_SOFTMAX", (shifted - np.log(total)).ravel().tolist())
print("numpy", np.__version__)
