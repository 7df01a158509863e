#!/usr/bin/env python3
"""Exchanges networks between Keras and Kaon in every kind of file, both ways, and prints one table
of the largest deviations of outputs.

    KERAS_BACKEND=jax python exchange.py [--kaon COMMAND] [--folder FOLDER] [NETWORK...]

Keras -> Kaon: Keras writes NAME.keras, .h5 and .weights.h5, `kaon predict` computes.
Kaon -> Keras: `kaon convert` writes the same kinds and .onnx, Keras and ONNX Runtime compute; and
`kaon predict` reads Kaon's own .onnx. A deviation is |found - expected| / (1 + |expected|).

Pinned: keras==3.15.1 (JAX), h5py==3.14.0 or 3.16.0, onnx==1.23.2, onnxruntime==1.29.0.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

os.environ.setdefault("KERAS_BACKEND", "jax")

import keras
import numpy as np
import onnx
import onnxruntime

import networks

BOUND = 1e-5
HERE = pathlib.Path(__file__).resolve().parent


def deviation(found, expected):
    worst = 0.0
    for a, b in zip(found, expected, strict=True):
        assert a.shape == b.shape, (a.shape, b.shape)
        worst = max(worst, float(np.max(np.abs(a.astype("f8") - b) / (1 + np.abs(b)))))
    return worst


def by_keras(model, given):
    values = [given[tensor.name] for tensor in model.inputs]
    outputs = model(values if len(values) > 1 else values[0], training=False)
    outputs = outputs if isinstance(outputs, (list, tuple)) else [outputs]
    return [np.asarray(output) for output in outputs]


def by_onnx_runtime(file, given):
    onnx.checker.check_model(str(file), full_check=True)
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    return session.run(None, {port.name: given[port.name] for port in session.get_inputs()})


class Exchange:
    def __init__(self, kaon, folder, name):
        self.kaon, self.folder, self.name = kaon, folder, name
        self.model = networks.drawn(name)
        self.given = networks.inputs(self.model)
        self.expected = by_keras(self.model, self.given)
        assert all(np.ptp(output) > 1e-3 for output in self.expected), "outputs that say nothing"
        self.inputs = folder / (name + ".inputs.npz")
        np.savez(self.inputs, **self.given)

    def command(self, *words):
        done = subprocess.run([*self.kaon, *map(str, words)], capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError((done.stderr or done.stdout).strip())

    def by_kaon(self, file, *more):
        out = self.folder / (self.name + ".outputs.npz")
        self.command("predict", file, self.inputs, "--out", out, *more)
        with np.load(out) as arrays:
            return [arrays[key] for key in arrays.files]

    def rows(self):
        keras_files = {
            kind: self.folder / (self.name + "-keras" + kind)
            for kind in (".keras", ".h5", ".weights.h5")
        }
        self.model.save(keras_files[".keras"])
        self.model.save(keras_files[".h5"])
        self.model.save_weights(keras_files[".weights.h5"])
        whole = keras_files[".keras"]
        blank = self.folder / (self.name + "-keras.json")
        blank.write_text(self.model.to_json())
        for kind, file in keras_files.items():
            if kind == ".weights.h5":
                reads = lambda file=file: self.by_kaon(blank, "--weights", file)
            else:
                reads = lambda file=file: self.by_kaon(file)
            yield kind, "Keras -> Kaon", reads
        for kind in (".keras", ".h5", ".weights.h5", ".onnx"):
            file = self.folder / (self.name + "-kaon" + kind)
            yield kind, "Kaon -> " + ("ONNX Runtime" if kind == ".onnx" else "Keras"), (
                lambda kind=kind, file=file: self.opened(whole, kind, file)
            )
        yield ".onnx", "Kaon -> Kaon", lambda: self.by_kaon(self.folder / (self.name + "-kaon.onnx"))

    def opened(self, whole, kind, file):
        self.command("convert", whole, file)
        if kind == ".onnx":
            return by_onnx_runtime(file, self.given)
        if kind == ".weights.h5":
            model = networks.NETWORKS[self.name]()
            model.load_weights(file)
        else:
            model = keras.models.load_model(file, compile=False)
        return by_keras(model, self.given)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kaon", default=str(HERE.parents[6] / "kaon"))
    parser.add_argument("--folder", type=pathlib.Path)
    parser.add_argument("networks", nargs="*", default=list(networks.NETWORKS))
    chosen = parser.parse_args()
    folder = chosen.folder or pathlib.Path(tempfile.mkdtemp(prefix="kaon-exchange-"))
    folder.mkdir(parents=True, exist_ok=True)
    print("| network | parameters | file | direction | largest deviation |\n|---|---|---|---|---|")
    failed = 0
    for name in chosen.networks:
        exchange = Exchange(chosen.kaon.split(), folder, name)
        for kind, direction, compute in exchange.rows():
            try:
                worst = deviation(compute(), exchange.expected)
                told = "%.1e" % worst + ("" if worst <= BOUND else " **too far**")
                failed += worst > BOUND
            except Exception as e:
                told, failed = "**%s: %s**" % (type(e).__name__, str(e).replace("\n", " ")[:300]), failed + 1
            print(
                "| %s | %s | %s | %s | %s |"
                % (name, f"{exchange.model.count_params():,}", kind, direction, told),
                flush=True,
            )
    print("\n%d differ by more than %g." % (failed, BOUND))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
