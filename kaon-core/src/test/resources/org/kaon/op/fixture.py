"""Writes what a function gives, and its gradients, as text: the other side is FixtureFile.java.

The loss that is differentiated is the sum over all outputs of y[i] * sin(i + 1), i row-major.
Run with Keras on JAX in float64: `python NAME_values.py` writes NAME_values.txt beside itself."""

import os
import pathlib
import sys

os.environ["KERAS_BACKEND"] = "jax"
import jax

jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp
import keras
import numpy as np

keras.config.set_floatx("float64")
keras.config.set_dtype_policy("float64")


class Writer:
    def __init__(self):
        script = pathlib.Path(sys.argv[0])
        self.file = open(script.with_suffix(".txt"), "w")
        self.file.write(f"# {script.name}: keras {keras.__version__}, jax {jax.__version__}, numpy {np.__version__}\n")
        self.random = np.random.default_rng(11)

    def numbers(self, *shape):
        """Random numbers that float32 can hold and a text can show."""
        return np.round(self.random.normal(size=shape), 3).astype(np.float32).astype(np.float64)

    def case(self, name, function, **inputs):
        """All outputs, and gradients with respect to all inputs that are not truth values."""
        self.file.write(f"case {name}\n")
        for key, value in inputs.items():
            self.line("in", key, value)
        floats = {k: jnp.asarray(v) for k, v in inputs.items() if v.dtype != bool}
        fixed = {k: jnp.asarray(v) for k, v in inputs.items() if v.dtype == bool}

        def outputs(values):
            result = function(**values, **fixed)
            return list(result) if isinstance(result, (tuple, list)) else [result]

        def loss(values):
            return sum(
                jnp.sum(y.ravel() * jnp.asarray(np.sin(np.arange(y.size) + 1.0).astype(np.float32)))
                for y in outputs(values))

        for i, y in enumerate(outputs(floats)):
            self.line("out", str(i), y)
        for key, gradient in jax.grad(loss)(floats).items():
            self.line("grad", key, gradient)

    def line(self, kind, key, value):
        value = np.asarray(value)
        shape = ",".join(map(str, value.shape)) or "-"
        text = " ".join(f"{float(v):.10g}" for v in value.ravel())
        self.file.write(f"{kind} {key} {'bool' if value.dtype == bool else 'float'} {shape} {text}\n")
