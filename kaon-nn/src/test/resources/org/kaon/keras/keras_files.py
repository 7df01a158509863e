#!/usr/bin/env python3
"""Writes small models by Keras in its three kinds of files, and by h5py in the layouts of Keras 1
and 2, each with inputs and the outputs that Keras computes.

    KERAS_BACKEND=jax python keras_files.py [NAME...]

NAME.keras, NAME.h5, NAME.weights.h5 and NAME.values.h5 (x/INPUT, y/0, ...) for every model;
keras1_th.h5, keras1_tf.h5, keras2.h5 with the values of the model that they rebuild.

Pinned: keras==3.15.1 (JAX), h5py==3.14.0 or 3.16.0.
"""
import json
import os
import pathlib
import sys

os.environ.setdefault("KERAS_BACKEND", "jax")

import h5py
import keras
import numpy as np
from keras import layers, ops

HERE = pathlib.Path(__file__).parent


def cnn():
    return keras.Sequential(
        [
            keras.Input((12, 10, 1), name="image"),
            layers.GaussianNoise(0.1),
            layers.Conv2D(4, 3, padding="same"),
            layers.Conv2D(3, (2, 3), activation="relu", name="second"),
            layers.MaxPooling2D(3),
            layers.Flatten(),
            layers.Dense(6, activation="relu"),
            layers.Dropout(0.3),
            layers.Dense(2, activation="softmax", kernel_regularizer="l2"),
        ],
        name="small_cnn",
    )


def normalised():
    return keras.Sequential(
        [
            keras.Input((8, 8, 3)),
            layers.Conv2D(4, 3, use_bias=False),
            layers.BatchNormalization(),
            layers.Activation("relu"),
            layers.SeparableConv2D(5, 3),
            layers.LayerNormalization(),
            layers.GlobalAveragePooling2D(),
            layers.Dense(3),
        ],
        name="normalised",
    )


def recurrent():
    return keras.Sequential(
        [
            keras.Input((7, 3)),
            layers.Bidirectional(layers.LSTM(4, return_sequences=True)),
            layers.TimeDistributed(layers.Dense(5, activation="tanh")),
            layers.GRU(3),
            layers.Dense(1, activation="sigmoid"),
        ],
        name="recurrent",
    )


def two_ends():
    jets = keras.Input((6,), name="jets")
    leptons = keras.Input((4,), name="leptons")
    shared = layers.Dense(5, activation="relu", name="shared")
    a = shared(layers.Dense(3)(jets))
    b = shared(layers.Dense(3)(leptons))
    joined = layers.Concatenate()([a, b])
    inner = keras.Sequential(
        [keras.Input((10,)), layers.Dense(4), layers.BatchNormalization(), layers.Dense(3)],
        name="inner",
    )
    mass = layers.Dense(1, name="mass")(inner(joined))
    label = layers.Dense(2, activation="softmax", name="label")(joined)
    return keras.Model([jets, leptons], [mass, label], name="two_ends")


def masked():
    """Words, the number 0 being none, beside events whose steps of zeros are none."""
    words = keras.Input((6,), name="words")
    steps = keras.Input((6, 3), name="steps")
    x = layers.LSTM(4)(layers.Embedding(9, 5, mask_zero=True)(words))
    y = layers.Bidirectional(layers.GRU(3))(layers.Masking(0.0)(steps))
    return keras.Model([words, steps], layers.Dense(2)(layers.Concatenate()([x, y])), name="masked")


def transformer():
    tokens = keras.Input((5, 8), name="tokens")
    attended = layers.MultiHeadAttention(2, 4)(tokens, tokens)
    x = layers.LayerNormalization()(layers.Add()([tokens, attended]))
    hidden = layers.Dense(8)(layers.Dense(16, activation="gelu")(x))
    x = layers.LayerNormalization()(layers.Add()([x, hidden]))
    return keras.Model(tokens, layers.Dense(2)(layers.GlobalAveragePooling1D()(x)), name="block")


def gated():
    tokens = keras.Input((5, 6), name="tokens")
    attended = layers.MultiHeadAttention(2, 3, use_gate=True)(tokens, tokens)
    return keras.Model(tokens, layers.Dense(2)(attended), name="gated")


def operations():
    """Functions of tensors between the layers: what `x * 0.5 + y` becomes. No .h5 can hold them."""
    x = keras.Input((4,), name="x")
    y = keras.Input((4,), name="y")
    image = keras.Input((5, 6, 3), name="image")
    near = [ops.exp(-ops.square(x - y)), ops.maximum(x, 0.5), ops.minimum(2.0 - x, y), -x]
    far = [1 / (1 + ops.abs(y)), ops.clip(x * 3, -1, 1), x**2, ops.log1p(ops.sqrt(ops.abs(x)))]
    curves = [ops.relu(x), ops.relu6(8 * x), ops.gelu(x), ops.gelu(y, approximate=False)]
    curves += [ops.leaky_relu(x, 0.3), ops.elu(y, 0.7), ops.softmax(x), ops.silu(y), ops.tanh(x)]
    curves += [ops.hard_sigmoid(x), ops.hard_silu(y), ops.selu(x), ops.sigmoid(y)]
    chosen = [ops.where(ops.logical_and(x > 0, y <= 0.3), x, y), ops.add(x1=x, x2=1.5)]
    rows = ops.concatenate(near + far + curves + chosen, axis=-1)
    pixels = ops.transpose(image, (0, 3, 1, 2))
    taken = ops.reshape(pixels[:, 1, 1:-1, -2:], (-1, 6))
    summed = ops.mean(image, axis=[1, 2]) / ops.max(image, axis=(1, 2))
    shares = image / (ops.sum(ops.abs(image), axis=-1, keepdims=True) + 1e-3)
    crossed = ops.matmul(ops.expand_dims(x, 2), ops.expand_dims(y, 1))
    pair = ops.squeeze(ops.expand_dims(ops.min(ops.stack([x, y], axis=1), axis=1), -1), -1)
    hidden = layers.Dense(7)(ops.concatenate([rows, taken, summed, pair], axis=-1) * 0.1)
    return keras.Model([x, y, image], [rows, hidden, shares, crossed], name="operations")


MODELS = {
    "operations": operations,
    "cnn": cnn,
    "normalised": normalised,
    "recurrent": recurrent,
    "two_ends": two_ends,
    "transformer": transformer,
    "masked": masked,
    "gated": gated,
}


def values(path, inputs, outputs):
    with h5py.File(path, "w") as file:
        for name, value in inputs.items():
            file["x/" + name] = value
        for i, value in enumerate(outputs):
            file["y/%d" % i] = np.asarray(value, "f4")


def write(name):
    keras.utils.set_random_seed(len(name))
    model = MODELS[name]()
    random = np.random.default_rng(7)
    for weight in model.weights:
        drawn = random.uniform(0.2, 1, weight.shape) if "variance" in weight.path else (
            random.normal(0, 0.3, weight.shape))
        weight.assign(drawn.astype("f4"))
    inputs = {
        tensor.name: random.normal(size=(6,) + tensor.shape[1:]).astype("f4")
        for tensor in model.inputs
    }
    if name == "masked":
        inputs["words"] = random.integers(0, 9, (6, 6)).astype("f4")
        inputs["steps"][:, 4:] = 0
    outputs = model(list(inputs.values()) if len(inputs) > 1 else next(iter(inputs.values())))
    model.save(HERE / (name + ".keras"))
    if name != "operations":
        model.save(HERE / (name + ".h5"))
    model.save_weights(HERE / (name + ".weights.h5"))
    values(HERE / (name + ".values.h5"), inputs, outputs if len(model.outputs) > 1 else [outputs])
    return model


def text(group, name, value):
    group.attrs[name] = value.encode()


def old_file(path, config, entries, version, backend, chunked=False):
    """The layout of Keras 1 and 2: names in attributes, long lists in pieces."""
    with h5py.File(path, "w") as file:
        text(file, "model_config", json.dumps(config))
        if version:
            text(file, "keras_version", version)
            text(file, "backend", backend)
        group = file.create_group("model_weights")
        names = [name.encode() for name, _ in entries]
        if chunked:
            for i, part in enumerate(np.array_split(np.asarray(names), 2)):
                group.attrs["layer_names%d" % i] = part
        else:
            group.attrs["layer_names"] = names
        for name, weights in entries:
            layer = group.create_group(name)
            weight_names = ["%s_%s" % (name, part) for part in ("W", "b")[: len(weights)]]
            layer.attrs["weight_names"] = [weight.encode() for weight in weight_names]
            for weight, value in zip(weight_names, weights):
                layer[weight] = value


def old_cnn(ordering):
    """The network of Keras 1: channels first or last, and its weights in Keras 1's order."""
    first = ordering == "th"
    random = np.random.default_rng(5)
    shape = (2, 9, 8) if first else (9, 8, 2)
    kernel = random.normal(0, 0.4, (3, 2, 2, 4)).astype("f4")
    bias = random.normal(0, 0.4, 4).astype("f4")
    model = keras.Sequential(
        [
            keras.Input((9, 8, 2)),
            layers.Conv2D(4, (3, 2), activation="relu"),
            layers.MaxPooling2D((2, 2)),
            layers.Permute((3, 1, 2)) if first else layers.Activation("linear"),
            layers.Flatten(),
            layers.Dense(3, activation="softmax"),
        ]
    )
    dense = [random.normal(0, 0.4, (36, 3)).astype("f4"), np.arange(3, dtype="f4")]
    model.set_weights([kernel, bias] + dense)
    config = {
        "class_name": "Sequential",
        "config": [
            {
                "class_name": "Convolution2D",
                "config": {
                    "name": "convolution2d_1",
                    "trainable": True,
                    "batch_input_shape": [None] + list(shape),
                    "input_dtype": "float32",
                    "nb_filter": 4,
                    "nb_row": 3,
                    "nb_col": 2,
                    "init": "glorot_uniform",
                    "activation": "relu",
                    "border_mode": "valid",
                    "subsample": [1, 1],
                    "dim_ordering": ordering,
                    "W_regularizer": None,
                    "b_regularizer": None,
                    "activity_regularizer": None,
                    "W_constraint": None,
                    "b_constraint": None,
                    "bias": True,
                },
            },
            {
                "class_name": "MaxPooling2D",
                "config": {
                    "name": "maxpooling2d_1",
                    "trainable": True,
                    "pool_size": [2, 2],
                    "strides": [2, 2],
                    "border_mode": "valid",
                    "dim_ordering": ordering,
                },
            },
            {"class_name": "Flatten", "config": {"name": "flatten_1", "trainable": True}},
            {
                "class_name": "Dropout",
                "config": {"name": "dropout_1", "trainable": True, "p": 0.25},
            },
            {
                "class_name": "Dense",
                "config": {
                    "name": "dense_1",
                    "trainable": True,
                    "output_dim": 3,
                    "input_dim": None,
                    "init": "glorot_uniform",
                    "activation": "softmax",
                    "W_regularizer": {"name": "WeightRegularizer", "l1": 0.0, "l2": 0.01},
                    "b_regularizer": None,
                    "activity_regularizer": None,
                    "W_constraint": None,
                    "b_constraint": None,
                    "bias": True,
                },
            },
        ],
    }
    x = random.normal(size=(5, 9, 8, 2)).astype("f4")
    y = model(x)
    given = np.transpose(x, (0, 3, 1, 2)) if first else x
    old_kernel = np.transpose(kernel, (3, 2, 0, 1)) if first else kernel
    entries = [
        ("convolution2d_1", [old_kernel, bias]),
        ("maxpooling2d_1", []),
        ("flatten_1", []),
        ("dropout_1", []),
        ("dense_1", dense),
    ]
    name = "keras1_" + ordering
    old_file(HERE / (name + ".h5"), config, entries, None, None, chunked=first)
    values(HERE / (name + ".values.h5"), {"x": given}, [y])


def keras2():
    """A functional network as Keras 2.2 wrote it."""
    random = np.random.default_rng(3)
    inputs = keras.Input((4,))
    model = keras.Model(inputs, layers.Dense(2)(layers.Dense(3, activation="tanh")(inputs)))
    weights = [random.normal(size=w.shape).astype("f4") for w in model.weights]
    model.set_weights(weights)
    scaling = {
        "class_name": "VarianceScaling",
        "config": {"scale": 1.0, "mode": "fan_avg", "distribution": "uniform", "seed": None},
    }

    def dense(name, units, activation):
        return {
            "name": name,
            "trainable": True,
            "units": units,
            "activation": activation,
            "use_bias": True,
            "kernel_initializer": scaling,
            "bias_initializer": {"class_name": "Zeros", "config": {}},
            "kernel_regularizer": None,
            "bias_regularizer": None,
            "activity_regularizer": None,
            "kernel_constraint": None,
            "bias_constraint": None,
        }

    config = {
        "class_name": "Model",
        "config": {
            "name": "model_1",
            "layers": [
                {
                    "name": "input_1",
                    "class_name": "InputLayer",
                    "config": {
                        "batch_input_shape": [None, 4],
                        "dtype": "float32",
                        "sparse": False,
                        "name": "input_1",
                    },
                    "inbound_nodes": [],
                },
                {
                    "name": "dense_1",
                    "class_name": "Dense",
                    "config": dense("dense_1", 3, "tanh"),
                    "inbound_nodes": [[["input_1", 0, 0, {}]]],
                },
                {
                    "name": "dense_2",
                    "class_name": "Dense",
                    "config": dense("dense_2", 2, "linear"),
                    "inbound_nodes": [[["dense_1", 0, 0, {}]]],
                },
            ],
            "input_layers": [["input_1", 0, 0]],
            "output_layers": [["dense_2", 0, 0]],
        },
    }
    entries = [("input_1", []), ("dense_1", weights[:2]), ("dense_2", weights[2:])]
    old_file(HERE / "keras2.h5", config, entries, "2.2.4", "tensorflow")
    x = random.normal(size=(5, 4)).astype("f4")
    values(HERE / "keras2.values.h5", {"input_1": x}, [model(x)])


def main():
    assert keras.__version__.startswith("3.15"), keras.__version__
    for name in sys.argv[1:] or MODELS:
        write(name)
    old_cnn("th")
    old_cnn("tf")
    keras2()


if __name__ == "__main__":
    main()
