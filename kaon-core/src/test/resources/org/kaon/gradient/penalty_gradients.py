"""Writes penalty_gradients.txt: the gradient of a WGAN-GP critic's loss with respect to its weights, by PyTorch
2.13.0 in float64. Inputs and weights come from a counter-based generator (splitmix64) that the test repeats bit by bit, so
that only gradients are stored: for each weight its norm and every n-th element. The stream of the convolutional critic is the one of 39
tried whose 3.5 million activations stay furthest from the kink of LeakyReLU: float32 must not fall on its other side.

    python penalty_gradients.py > penalty_gradients.txt
"""

import sys

import numpy as np
import torch
import torch.nn.functional as F

SAMPLES = 400
SLOPE = 0.3


def numbers(stream, shape, scale):
    count = int(np.prod(shape))
    with np.errstate(over="ignore"):
        z = (np.arange(count, dtype=np.uint64) + np.uint64(stream) * np.uint64(1 << 32)) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    uniform = (z >> np.uint64(40)).astype(np.float64) / (1 << 24)
    return ((uniform - 0.5) * (2 * scale)).astype(np.float32).reshape(shape)


def leaky(x):
    return F.leaky_relu(x, SLOPE)


def convolutional(x, w):
    """9x9x1 -> Conv 64, 128, 128 s2, 256, 256 s2, Flatten, Dense 128, Dense 1; 1,402,497 weights."""
    x = x.permute(0, 3, 1, 2)
    for i, stride in enumerate([1, 1, 2, 1, 2]):
        x = leaky(F.conv2d(x, w[2 * i].permute(3, 2, 0, 1), w[2 * i + 1], stride, 1))
    x = leaky(x.permute(0, 2, 3, 1).flatten(1) @ w[10] + w[11])
    return x @ w[12] + w[13]


def normalised(x, w):
    for i in range(2):
        x = x @ w[4 * i] + w[4 * i + 1]
        x = F.layer_norm(x, x.shape[1:], w[4 * i + 2], w[4 * i + 3], 1e-3)
        x = leaky(x)
    return x @ w[8] + w[9]


def shapes_of_convolutional():
    channels = [1, 64, 128, 128, 256, 256]
    shapes = []
    for a, b in zip(channels, channels[1:]):
        shapes += [(3, 3, a, b), (b,)]
    return shapes + [(2304, 128), (128,), (128, 1), (1,)]


def shapes_of_normalised():
    return [(20, 24), (24,), (24,), (24,), (24, 17), (17,), (17,), (17,), (17, 1), (1,)]


def scale(shape):
    fan_in = int(np.prod(shape[:-1]))
    return (6 / fan_in) ** 0.5 if len(shape) > 1 else 0.25


def gradients(critic, shapes, batch, sample, stream, dtype):
    tensor = lambda number, shape, size: torch.tensor(numbers(stream + number, shape, size), dtype=dtype)
    real, fake = tensor(0, (batch,) + sample, 1), tensor(1, (batch,) + sample, 1)
    line = tensor(2, (batch,) + (1,) * len(sample), 0.5) + 0.5
    weights = [tensor(3 + i, shape, scale(shape)).requires_grad_() for i, shape in enumerate(shapes)]
    between = (real + line * (fake - real)).requires_grad_()
    (slope,) = torch.autograd.grad(critic(between, weights).sum(), between, create_graph=True)
    norm = slope.square().flatten(1).sum(1).sqrt()
    penalty = 10 * (norm - 1).square().mean()
    loss = critic(fake, weights).mean() - critic(real, weights).mean() + penalty
    both = []
    for value in (penalty, loss):
        found = torch.autograd.grad(value, weights, retain_graph=True, allow_unused=True)
        found = [torch.zeros_like(w) if g is None else g for g, w in zip(found, weights)]
        both.append((value.item(), [g.double().numpy().ravel() for g in found]))
    return both


def main():
    torch.manual_seed(0)
    print(f"# torch {torch.__version__.split('+')[0]}, numpy {np.__version__}, float64; penalty_gradients.py")
    cases = [
        ("convolutional", convolutional, shapes_of_convolutional(), 128, (9, 9, 1), 2600, ("penalty",)),
        ("normalised", normalised, shapes_of_normalised(), 16, (20,), 200, ("penalty", "loss")),
    ]
    for name, critic, shapes, batch, sample, stream, wanted in cases:
        double = gradients(critic, shapes, batch, sample, stream, torch.float64)
        single = gradients(critic, shapes, batch, sample, stream, torch.float32)
        worst = 0
        for what, (value, exact), (_, rounded) in zip(wanted, double, single):
            print(f"{name} {what} {value:.10g}")
            for i, (gradient, other) in enumerate(zip(exact, rounded)):
                step = max(1, gradient.size // SAMPLES)
                picked = " ".join(f"{v:.7g}" for v in gradient[::step])
                print(f"{name} {what} {i} {step} {np.linalg.norm(gradient):.10g} {picked}")
                if np.linalg.norm(gradient) > 1e-12:
                    worst = max(worst, np.abs(gradient - other).max() / np.abs(gradient).max())
        print(f"{name}: torch float32 against float64: {worst:.2e}", file=sys.stderr)


main()
