"""The networks of examples/cifar-10 in Keras, on the same pictures: test accuracy after the same epochs.

usage: cifar_keras.py NET FOLDER [--epochs N] [--seed S]     NET: nn, cnn, dcnn, inception, resnet-20; FOLDER holds train.zip and test.zip
needs: keras 3.15.1 with tensorflow 2.21 (or another backend by KERAS_BACKEND), pillow 13.0.0, numpy 2.4.6
"""

import argparse
import io
import os
import time
import zipfile

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
import keras
import numpy as np
from keras import layers


def pictures(path):
    from PIL import Image

    with zipfile.ZipFile(path) as archive:
        names = sorted(n for n in archive.namelist() if n.endswith((".jpg", ".png")))
        classes = sorted({n.split("/")[-2] for n in names})
        x = np.stack([np.asarray(Image.open(io.BytesIO(archive.read(n)))) for n in names])
        return x, np.array([classes.index(n.split("/")[-2]) for n in names])


def nn():
    net = [layers.Input((32, 32, 3)), layers.Flatten(), layers.Dense(256, activation="relu"), layers.Dropout(0.3)]
    return keras.Sequential(net + [layers.Dense(256, activation="relu"), layers.Dense(10, activation="softmax")])


def cnn():
    net = [layers.Input((32, 32, 3))]
    for filters in (32, 64, 128):
        net += [layers.Conv2D(filters, 5, strides=2, padding="same", activation="relu"), layers.Dropout(0.3)]
    net += [layers.Flatten(), layers.Dense(128, activation="relu"), layers.Dropout(0.3), layers.Dense(10, activation="softmax")]
    return keras.Sequential(net)


def dcnn():
    net = [layers.Input((32, 32, 3))]
    for pair in ((16, 32), (32, 64), (64, 128), (128, 256)):
        net += [layers.Conv2D(filters, 3, padding="same", activation="elu") for filters in pair]
        net.append(layers.MaxPooling2D(2) if pair[1] < 256 else layers.GlobalMaxPooling2D())
    small = keras.regularizers.L1L2(0.025, 0.025)
    net += [layers.Dropout(0.5), layers.Dense(128, activation="elu", kernel_regularizer=small)]
    return keras.Sequential(net + [layers.Dropout(0.5), layers.Dense(10, activation="softmax")])


def inception():
    def conv(x, filters, size):
        return layers.Conv2D(filters, size, padding="same", activation="relu")(x)

    inputs = layers.Input((32, 32, 3))
    x = layers.MaxPooling2D(2)(conv(inputs, 64, 3))
    for unit in range(4):
        three = conv(conv(x, 16, 1), 16, 3)
        five = conv(conv(x, 16, 1), 16, 5)
        one = conv(x, 16, 1)
        pool = conv(layers.MaxPooling2D(3, strides=1, padding="same")(x), 64, 1)
        x = layers.Concatenate()([three, five, one, pool])
        if unit == 1:
            x = layers.MaxPooling2D(2)(x)
    x = layers.Dropout(0.4)(layers.GlobalAveragePooling2D()(x))
    return keras.Model(inputs, layers.Dense(10, activation="softmax")(x))


def unit(x, filters, strides=1, activation="relu"):
    x = layers.Conv2D(filters, 3, strides=strides, padding="same", kernel_initializer="he_normal", use_bias=False)(x)
    x = layers.BatchNormalization()(x)
    return layers.Activation(activation)(x) if activation else x


def resnet20():
    inputs = layers.Input((32, 32, 3))
    x = layers.RandomFlip("horizontal")(inputs)
    x = unit(x, 16)
    for stage, filters in enumerate((16, 32, 64)):
        for block in range(3):
            strides = 2 if stage > 0 and block == 0 else 1
            y = unit(unit(x, filters, strides), filters, activation=None)
            if strides == 2:
                x = layers.Conv2D(filters, 1, strides=2, kernel_initializer="he_normal", use_bias=False)(x)
                x = layers.BatchNormalization()(x)
            x = layers.Activation("relu")(layers.Add()([x, y]))
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(inputs, layers.Dense(10, activation="softmax")(x))


def momentum(epochs, rows, batch):
    steps = epochs * -(-rows // batch)
    rate = keras.optimizers.schedules.CosineDecay(0.0, steps - 400, warmup_target=0.1, warmup_steps=400)
    return keras.optimizers.SGD(rate, momentum=0.9, weight_decay=5e-4)


# network, epochs, batch
NETS = {"nn": (nn, 20, 32), "cnn": (cnn, 15, 64), "dcnn": (dcnn, 15, 64), "inception": (inception, 15, 64), "resnet-20": (resnet20, 10, 128)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("net", choices=NETS)
    parser.add_argument("folder")
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--seed", type=int, default=1)
    a = parser.parse_args()
    (x, y), (xt, yt) = (pictures(os.path.join(a.folder, f)) for f in ("train.zip", "test.zip"))
    mean, sigma = x.mean(0), x.std(0)
    x, xt = (((v - mean) / sigma).astype("float32") for v in (x, xt))
    keras.utils.set_random_seed(a.seed)
    net, epochs, batch = NETS[a.net]
    epochs = a.epochs or epochs
    model = net()
    model.summary()
    optimizer = momentum(epochs, len(x), batch) if a.net == "resnet-20" else keras.optimizers.Adam(1e-3)
    model.compile(optimizer, "sparse_categorical_crossentropy", ["accuracy"])
    start = time.time()
    model.fit(x, y, batch_size=batch, epochs=epochs, verbose=2)
    seconds = time.time() - start
    accuracy = model.evaluate(xt, yt, batch_size=500, verbose=0)[1]
    error = (accuracy * (1 - accuracy) / len(yt)) ** 0.5
    print(f"{a.net} keras {keras.__version__} {keras.backend.backend()} seed {a.seed}: {epochs} epochs in {seconds:.0f} s, test accuracy {accuracy:.4f} +- {error:.4f}")


if __name__ == "__main__":
    main()
