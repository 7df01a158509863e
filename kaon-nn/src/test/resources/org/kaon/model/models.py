"""Writes models.json: architectures, predictions and one step of training as Keras gives them.

Run: KERAS_BACKEND=jax python models.py    (keras 3.15.1, jax, numpy)
"""

import json
import pathlib

import keras
import numpy as np
from keras import layers

HERE = pathlib.Path(__file__).parent


def array(values):
    values = np.asarray(values)
    return {"shape": list(values.shape), "values": [float(v) for v in values.ravel()]}


def summary(model):
    lines = []
    chain = isinstance(model, keras.Sequential) or len(model.outputs) == 1 and all(
        len(layer._inbound_nodes) == 1 and len(layer._inbound_nodes[0].input_tensors) < 2
        for layer in model.layers
    )
    model.summary(line_length=88 if chain else 108, print_fn=lines.append)
    return "\n".join(lines).rstrip("\n") + "\n"


def weights(model):
    return {w.path: array(w) for w in model.weights}


def two():
    a = keras.Input((4,), name="a")
    b = keras.Input((3,), name="b")
    encoder = layers.Dense(5, activation="relu", name="encoder")
    inner = keras.Sequential(
        [keras.Input((5,), name="input_layer"), layers.Dense(3, name="dense"), layers.Dropout(0.0, name="dropout")],
        name="inner",
    )
    x = encoder(a)
    y = encoder(layers.Dense(4, name="before")(b))
    p = layers.Dense(1, activation="sigmoid", name="p")(inner(x))
    q = layers.Dense(2, name="q")(inner(y))
    return keras.Model([a, b], [p, q], name="two")


def chain():
    a = keras.Input((4,), name="a")
    x = layers.Dense(3, activation="tanh", name="dense")(a)
    return keras.Model(a, layers.Dense(1, name="a_layer_with_quite_a_long_name_of_its_own")(x), name="chain")


def lenet():
    """LeNet-5 on grey pictures of 32 x 32."""
    return keras.Sequential(
        [
            keras.Input((32, 32, 1), name="input_layer"),
            layers.Conv2D(6, 5, activation="tanh", name="conv2d"),
            layers.MaxPooling2D(2, name="max_pooling2d"),
            layers.Conv2D(16, 5, activation="tanh", name="conv2d_1"),
            layers.MaxPooling2D(2, name="max_pooling2d_1"),
            layers.Flatten(name="flatten"),
            layers.Dense(120, activation="tanh", name="dense"),
            layers.Dense(84, activation="tanh", name="dense_1"),
            layers.Dense(10, activation="softmax", name="dense_2"),
        ],
        name="lenet5",
    )


def vgg16():
    net = [keras.Input((224, 224, 3), name="input_layer")]
    count = 0
    for block, (filters, times) in enumerate([(64, 2), (128, 2), (256, 3), (512, 3), (512, 3)], 1):
        for i in range(1, times + 1):
            net.append(layers.Conv2D(filters, 3, activation="relu", padding="same", name=f"block{block}_conv{i}"))
        net.append(layers.MaxPooling2D(2, name=f"block{block}_pool"))
    net += [layers.Flatten(name="flatten")]
    net += [layers.Dense(4096, activation="relu", name="fc1"), layers.Dense(4096, activation="relu", name="fc2")]
    net += [layers.Dense(1000, activation="softmax", name="predictions")]
    return keras.Sequential(net, name="vgg16")


def step(model, rng, **fit):
    """One epoch of one batch: history and weights after it."""
    model.compile(
        optimizer=keras.optimizers.SGD(0.1),
        loss={"p": "binary_crossentropy", "q": "mse"},
        loss_weights={"p": 0.3, "q": 2.0},
        metrics={"p": ["binary_accuracy"], "q": [keras.metrics.MeanAbsoluteError()]},
        weighted_metrics={"q": [keras.metrics.MeanAbsoluteError(), keras.metrics.MeanSquaredError()]},
    )
    features = {"a": rng.normal(size=(6, 4)).astype("float32"), "b": rng.normal(size=(6, 3)).astype("float32")}
    targets = {
        "p": rng.integers(0, 2, size=(6, 1)).astype("float32"),
        "q": rng.normal(size=(6, 2)).astype("float32"),
    }
    before = weights(model)
    predicted = model.predict(features, verbose=0)
    history = model.fit(features, list(targets.values()), batch_size=6, verbose=0, **fit).history
    return {
        "features": {name: array(v) for name, v in features.items()},
        "targets": {name: array(v) for name, v in targets.items()},
        "weights": before,
        "predicted": {"p": array(predicted[0]), "q": array(predicted[1])},
        "history": {name: values[0] for name, values in history.items()},
        "after": weights(model),
    }


def main():
    keras.utils.set_random_seed(5)
    rng = np.random.default_rng(5)
    sample_weights = np.array([1, -0.5, 2, 0, 0.25, -1], "float32")
    out = {
        "two": {"json": json.loads(two().to_json()), "summary": summary(two())},
        "chain": {"json": json.loads(chain().to_json()), "summary": summary(chain())},
        "summaries": {"lenet5": summary(lenet()), "vgg16": summary(vgg16())},
        "step": step(two(), rng),
        "weighted": {**step(two(), rng, sample_weight=[sample_weights, sample_weights]), "sample_weights": array(sample_weights)},
    }
    (HERE / "models.json").write_text(json.dumps(out, indent=1) + "\n")


if __name__ == "__main__":
    main()
