"""What Keras 1 and 2 computed, in NumPy: slow and plain. Images are channels last here."""
import numpy as np


def hard_sigmoid(x):
    """That of Keras 1 and 2; Keras 3's has another slope."""
    return np.clip(0.2 * x + 0.5, 0, 1)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def relu(x):
    return np.maximum(x, 0)


def leaky(x, slope):
    return np.where(x > 0, x, slope * x)


def elu(x):
    return np.where(x > 0, x, np.exp(np.minimum(x, 0)) - 1)


def first_to_last(x):
    return np.moveaxis(x, 1, -1)


def last_to_first(x):
    return np.moveaxis(x, -1, 1)


def padded(x, rows, columns):
    return np.pad(x, ((0, 0), rows, columns, (0, 0)))


def windows(extent, size, stride, rate=1):
    return (extent - (size - 1) * rate - 1) // stride + 1


def convolved(x, kernel, bias, strides=(1, 1), rate=(1, 1)):
    """Cross-correlation without padding; kernel [rows, columns, channels, filters]."""
    height, width = kernel.shape[:2]
    rows = windows(x.shape[1], height, strides[0], rate[0])
    columns = windows(x.shape[2], width, strides[1], rate[1])
    y = np.zeros((len(x), rows, columns, kernel.shape[3]))
    for i in range(rows):
        for j in range(columns):
            for a in range(height):
                for b in range(width):
                    pixel = x[:, i * strides[0] + a * rate[0], j * strides[1] + b * rate[1]]
                    y[:, i, j] += pixel @ kernel[a, b]
    return y + bias


def transposed(x, kernel, bias, strides):
    """Every pixel spreads over its window, without padding; kernel [rows, columns, out, in]."""
    height, width = kernel.shape[:2]
    rows, columns = x.shape[1:3]
    y = np.zeros(
        (len(x), (rows - 1) * strides[0] + height, (columns - 1) * strides[1] + width, kernel.shape[2])
    )
    for i in range(rows):
        for j in range(columns):
            for a in range(height):
                for b in range(width):
                    y[:, i * strides[0] + a, j * strides[1] + b] += x[:, i, j] @ kernel[a, b].T
    return y + bias


def locally_connected(x, kernel, bias, size):
    """Keras 2: kernel [places, size * channels, filters], bias [rows, columns, filters]."""
    rows = windows(x.shape[1], size[0], 1)
    columns = windows(x.shape[2], size[1], 1)
    y = np.zeros((len(x), rows, columns, kernel.shape[2]))
    for i in range(rows):
        for j in range(columns):
            patch = x[:, i : i + size[0], j : j + size[1]].reshape(len(x), -1)
            y[:, i, j] = patch @ kernel[i * columns + j]
    return y + bias


def pooled(x, size, reduce):
    rows, columns = x.shape[1] // size[0], x.shape[2] // size[1]
    y = np.zeros((len(x), rows, columns, x.shape[3]))
    for i in range(rows):
        for j in range(columns):
            part = x[:, i * size[0] : (i + 1) * size[0], j * size[1] : (j + 1) * size[1]]
            y[:, i, j] = reduce(part, axis=(1, 2))
    return y


def upsampled(x, size):
    return np.repeat(np.repeat(x, size[0], 1), size[1], 2)


def normalised(x, gamma, beta, mean, variance, epsilon):
    """Along the last axis of x."""
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta


def lstm(x, kernel, recurrent, bias, gate, sequences=False, backwards=False):
    """Gates side by side in the order i, f, c, o."""
    units = recurrent.shape[0]
    h = c = np.zeros((len(x), units))
    steps = []
    for t in range(x.shape[1])[:: -1 if backwards else 1]:
        z = x[:, t] @ kernel + h @ recurrent + bias
        i, f, o = (gate(z[:, k * units : (k + 1) * units]) for k in (0, 1, 3))
        c = f * c + i * np.tanh(z[:, 2 * units : 3 * units])
        h = o * np.tanh(c)
        steps.append(h)
    return np.stack(steps, 1) if sequences else h


def gru(x, kernel, recurrent, bias, gate, after):
    """Gates in the order z, r, h; `after`: two biases, the reset gate acts on the product."""
    units = recurrent.shape[0]
    h = np.zeros((len(x), units))
    outer, inner = (bias[0], bias[1]) if after else (bias, np.zeros(3 * units))
    for t in range(x.shape[1]):
        a = x[:, t] @ kernel + outer
        b = h @ recurrent + inner
        z = gate(a[:, :units] + b[:, :units])
        r = gate(a[:, units : 2 * units] + b[:, units : 2 * units])
        if after:
            n = np.tanh(a[:, 2 * units :] + r * b[:, 2 * units :])
        else:
            n = np.tanh(a[:, 2 * units :] + (r * h) @ recurrent[:, 2 * units :])
        h = z * h + (1 - z) * n
    return h
