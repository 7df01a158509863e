#!/usr/bin/env python3
"""Opens by Keras what Kaon wrote, and compares outputs.

    KERAS_BACKEND=jax python check_written.py FOLDER

FOLDER is kaon-nn/target/keras, which KerasFilesTest fills: NAME.keras, NAME.h5,
NAME.weights.h5, and NAME.values.h5 with inputs (x/...) and Kaon's outputs (y/...).

Pinned: keras==3.15.1 (JAX), h5py==3.14.0 or 3.16.0.
"""
import os
import pathlib
import sys

os.environ.setdefault("KERAS_BACKEND", "jax")

import h5py
import keras
import numpy as np


def deviation(model, values):
    inputs = [values["x"][tensor.name][()] for tensor in model.inputs]
    outputs = model(inputs if len(inputs) > 1 else inputs[0])
    outputs = outputs if isinstance(outputs, (list, tuple)) else [outputs]
    worst = 0.0
    for i, output in enumerate(outputs):
        found = np.asarray(output, "f8")
        expected = values["y/%d" % i][()].astype("f8")
        worst = max(worst, float(np.max(np.abs(found - expected) / (1 + np.abs(expected)))))
    return worst


def main():
    folder = pathlib.Path(sys.argv[1])
    failed = False
    for file in sorted(folder.glob("*.keras")):
        name = file.stem
        with h5py.File(folder / (name + ".values.h5")) as values:
            model = keras.models.load_model(file)
            found = {".keras": deviation(model, values)}
            for weight in model.weights:
                weight.assign(np.zeros(weight.shape, "f4"))
            model.load_weights(folder / (name + ".weights.h5"))
            found[".weights.h5"] = deviation(model, values)
            if (folder / (name + ".h5")).exists():
                legacy = keras.models.load_model(folder / (name + ".h5"), compile=False)
                found[".h5"] = deviation(legacy, values)
        for kind, worst in found.items():
            good = worst <= 1e-5
            failed |= not good
            print("%-30s %.2e %s" % (name + kind, worst, "equal" if good else "DIFFERS"))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
