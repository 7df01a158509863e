"""Writes keras_activations.txt: a name, then Keras's values at the points of the first line.

Run: KERAS_BACKEND=jax python keras_activations.py   (keras 3.15 on JAX, numpy 2.x)
"""
import os

os.environ.setdefault("KERAS_BACKEND", "jax")

import keras
import numpy as np
from keras import activations as a
from keras import ops

x = np.float32([-1e30, -87.0, -12.5, -6.0, -3.0, -2.0, -1.0, -0.75, -0.5, -0.3, -1e-6, 0.0, 1e-6, 0.3, 0.5, 0.75,
                1.0, 2.0, 3.0, 5.9, 6.0, 7.5, 12.5, 87.0, 1e30])
functions = {
    "relu": a.relu,
    "relu slope": lambda v: a.relu(v, negative_slope=0.25),
    "relu everything": lambda v: a.relu(v, negative_slope=0.25, max_value=4.0, threshold=1.5),
    "relu bound": lambda v: a.relu(v, max_value=4.0),
    "relu threshold": lambda v: a.relu(v, threshold=0.5),
    "relu6": a.relu6,
    "leaky_relu": a.leaky_relu,
    "elu": a.elu,
    "selu": a.selu,
    "celu": lambda v: ops.celu(v, alpha=1.5),
    "gelu": lambda v: a.gelu(v, approximate=False),
    "gelu tanh": lambda v: a.gelu(v, approximate=True),
    "silu": a.silu,
    "sigmoid": a.sigmoid,
    "log_sigmoid": a.log_sigmoid,
    "tanh": a.tanh,
    "softplus": a.softplus,
    "softsign": a.softsign,
    "hard_sigmoid": a.hard_sigmoid,
    "hard_silu": a.hard_silu,
    "hard_tanh": a.hard_tanh,
    "mish": a.mish,
    "tanh_shrink": a.tanh_shrink,
    "hard_shrink": a.hard_shrink,
    "soft_shrink": a.soft_shrink,
    "squareplus": a.squareplus,
    "sparse_plus": a.sparse_plus,
    "sparse_sigmoid": a.sparse_sigmoid,
    "threshold": lambda v: a.threshold(v, 0.5, -4.0),
    "exp": ops.exp,
    "erf": ops.erf,
    "round": lambda v: ops.round(v * 2.5),
    "ceil": lambda v: ops.ceil(v),
    "rsqrt": lambda v: ops.rsqrt(ops.abs(v)),
    "sin": ops.sin,
    "cos": ops.cos,
    "power": lambda v: ops.power(v, np.float32(3.0)),
    "root": lambda v: ops.power(v, np.float32(0.3)),
}
with open("keras_activations.txt", "w") as out:
    out.write(f"# keras {keras.__version__}\n")
    out.write("x;" + " ".join(repr(float(v)) for v in x) + "\n")
    for name, function in functions.items():
        values = np.asarray(function(ops.convert_to_tensor(x)), dtype=np.float32)
        out.write(name + ";" + " ".join(repr(float(v)) for v in values) + "\n")
