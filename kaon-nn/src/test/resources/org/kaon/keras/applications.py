#!/usr/bin/env python3
"""Networks of keras.applications, drawn by Keras, predicted by Kaon, and written back by it.

    KERAS_BACKEND=tensorflow python applications.py KAON FOLDER [NAME...]

KAON is the `kaon` command. For each network: the largest deviation of Kaon's outputs on the .keras
from Keras's, relative to the largest output, and that of Keras's own outputs on the .keras that
Kaon wrote of it. The table stands in docs/reference/keras-exchange.md.

Pinned: keras==3.15.1, tensorflow==2.21.
"""
import os
import pathlib
import subprocess
import sys

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras
import numpy as np

NAMES = """MobileNet MobileNetV2 MobileNetV3Small MobileNetV3Large ResNet50 ResNet50V2 DenseNet121
InceptionV3 Xception VGG16 EfficientNetB0 EfficientNetV2B0 NASNetMobile
ConvNeXtTiny""".split()


def drawn(name):
    keras.utils.set_random_seed(1)
    try:
        model = getattr(keras.applications, name)(weights=None, input_shape=(96, 96, 3), classes=10, classifier_activation=None)
    except ValueError:
        model = getattr(keras.applications, name)(weights=None, classes=10, classifier_activation=None)
    random = np.random.default_rng(1)
    for weight in model.weights:
        if "moving_mean" in weight.path:
            weight.assign(random.normal(0, 0.1, weight.shape))
        if "moving_variance" in weight.path:
            weight.assign(random.uniform(0.5, 1.5, weight.shape))
    return model, random.uniform(0, 255, (2,) + model.input_shape[1:]).astype("float32")


def main():
    kaon, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    print("| network | layers | weights | read by Kaon | read back by Keras |\n|---|---|---|---|---|")
    failed = False
    for name in sys.argv[3:] or NAMES:
        model, x = drawn(name)
        files = [str(folder / (name + end)) for end in (".keras", ".npz", ".npy", ".kaon.keras")]
        model.save(files[0])
        np.savez(files[1], **{model.inputs[0].name: x})
        expected = model.predict(x, verbose=0)
        subprocess.run([kaon, "predict", files[0], files[1], "--out", files[2]], check=True,
                       stdout=subprocess.DEVNULL)
        subprocess.run([kaon, "convert", files[0], files[3]], check=True, stdout=subprocess.DEVNULL)
        back = keras.models.load_model(files[3]).predict(x, verbose=0)
        found = [np.abs(y - expected).max() / np.abs(expected).max() for y in (np.load(files[2]), back)]
        failed |= max(found) > 1e-5
        print("| %s | %d | %s | %.1e | %.1e |" % (
            name, len(model.layers), format(model.count_params(), ","), *found), flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
