"""Numbers from Keras that Kaon's tests compare with: writes keras_numbers.json and model.json beside this file.

pip: keras==3.15.1 jax==0.10.2 jaxlib==0.10.2 numpy==2.4.6      (KERAS_BACKEND=jax, float32 on the CPU)
"""
import json, os, pathlib
os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"
import keras
import numpy as np
from keras import activations, callbacks, initializers, layers, losses, metrics, optimizers

HERE = pathlib.Path(__file__).parent
flat = lambda a: [float(v) for v in np.asarray(a, np.float32).ravel()]
tensor = lambda a: {"shape": list(np.shape(a)), "values": flat(a)}
rng = np.random.default_rng(20190519)
normal = lambda *shape: rng.normal(size=shape).astype(np.float32)


def model_json():
    keras.utils.clear_session()
    return keras.Sequential([
        keras.Input((10, 12, 1)), layers.GaussianNoise(.1), layers.Conv2D(4, 3, padding="same"), layers.MaxPooling2D(3),
        layers.Flatten(), layers.Dense(7, activation="relu", kernel_initializer="he_normal"), layers.Dropout(.3),
        layers.Activation("tanh"), layers.Dense(2, activation="softmax")])


def activation_rows():
    x = np.linspace(-4, 4, 18, dtype=np.float32).reshape(3, 6)
    names = ["linear", "relu", "relu6", "leaky_relu", "elu", "selu", "softplus", "softsign", "sigmoid", "hard_sigmoid", "tanh",
             "exponential", "silu", "mish", "softmax", "log_softmax"]
    return {"x": tensor(x), "y": {n: tensor(activations.get(n)(x)) for n in names}}


def layer_rows():
    cases = []
    def case(layer, x):
        y = layer(x)
        cases.append({"layer": keras.layers.serialize(layer), "x": tensor(x), "y": tensor(y),
                      "weights": {w.name: tensor(w) for w in layer.weights}})
    case(layers.Dense(3, activation="tanh", bias_initializer="random_normal"), normal(2, 4))
    case(layers.Dense(3, use_bias=False), normal(2, 5, 4))
    case(layers.Conv2D(4, 3, padding="same", bias_initializer="random_normal"), normal(2, 5, 7, 3))
    case(layers.Conv2D(4, (2, 3), strides=(2, 1), activation="relu"), normal(2, 6, 7, 3))
    case(layers.Conv2D(2, 3, padding="same", strides=2), normal(1, 6, 7, 3))
    case(layers.Conv2D(4, 2, dilation_rate=2), normal(1, 6, 7, 2))
    case(layers.Conv2D(4, 3, groups=2), normal(1, 5, 6, 4))
    case(layers.Conv2D(4, 3, data_format="channels_first"), normal(1, 3, 5, 6))
    case(layers.MaxPooling2D(3), normal(2, 7, 8, 2))
    case(layers.MaxPooling2D(2, strides=1, padding="same"), normal(1, 4, 5, 2))
    case(layers.MaxPooling2D((3, 2), strides=2, padding="same"), normal(1, 6, 7, 2))
    case(layers.Flatten(), normal(2, 3, 4, 5))
    case(layers.Flatten(data_format="channels_first"), normal(2, 3, 4, 5))
    case(layers.Dropout(.4), normal(2, 3))
    case(layers.GaussianNoise(.4), normal(2, 3))
    case(layers.Activation("softsign"), normal(2, 3))
    return cases


def loss_rows():
    p = rng.uniform(.02, .98, size=(5, 3)).astype(np.float32); p /= p.sum(1, keepdims=True)
    z, hot = normal(5, 3), np.eye(3, dtype=np.float32)[[0, 2, 1, 1, 0]]
    b, s = rng.uniform(.02, .98, size=(5, 1)).astype(np.float32), np.array([[1], [0], [1], [1], [0]], np.float32)
    edge = np.array([[0.], [1.], [0.], [1.], [.5]], np.float32)
    cls = np.array([0, 2, 1, 1, 0], np.int32)
    w = np.array([.5, 2, 1, 0, 1.5], np.float32)
    cases = [(losses.BinaryCrossentropy(), s, b), (losses.BinaryCrossentropy(from_logits=True, label_smoothing=.2), s, normal(5, 1)),
             (losses.BinaryCrossentropy(), s, edge),
             (losses.CategoricalCrossentropy(), hot, p), (losses.CategoricalCrossentropy(label_smoothing=.1), hot, p * 3),
             (losses.CategoricalCrossentropy(from_logits=True), hot, z),
             (losses.SparseCategoricalCrossentropy(), cls, p), (losses.SparseCategoricalCrossentropy(from_logits=True), cls, z),
             (losses.MeanSquaredError(), normal(5, 3), z), (losses.MeanAbsoluteError(), normal(5, 3), z)]
    return [{"loss": losses.serialize(l), "target": tensor(t), "integers": t.dtype == np.int32, "prediction": tensor(y), "weights": tensor(w),
             "each": tensor(l.call(t, y)), "mean": float(l(t, y)), "weighted": float(l(t, y, sample_weight=w))} for l, t, y in cases]


def metric_rows():
    n = 300
    score = rng.beta(2, 2, size=(n, 1)).astype(np.float32)
    score[:3] = [[0.], [1.], [.5]]
    label = (rng.uniform(size=(n, 1)) < score).astype(np.float32)
    three = rng.dirichlet([1, 1, 1], size=n).astype(np.float32); cls = rng.integers(0, 3, n).astype(np.int32)
    hot = np.eye(3, dtype=np.float32)[cls]
    w = rng.uniform(0, 2, n).astype(np.float32)
    cases = [(metrics.AUC(), label, score), (metrics.AUC(num_thresholds=11), label, score),
             (metrics.AUC(from_logits=True), label, normal(n, 1)), (metrics.AUC(), hot, three),
             (metrics.BinaryAccuracy(), label, score), (metrics.BinaryAccuracy(threshold=.3), label, score),
             (metrics.CategoricalAccuracy(), hot, three), (metrics.SparseCategoricalAccuracy(), cls, three),
             (metrics.MeanSquaredError(), label, score), (metrics.MeanAbsoluteError(), hot, three)]
    rows = []
    for m, t, y in cases:
        row = {"metric": metrics.serialize(m), "target": tensor(t), "integers": t.dtype == np.int32, "prediction": tensor(y), "weights": tensor(w)}
        for key, weights in (("plain", None), ("weighted", w)):
            m.reset_state()
            for part in (slice(0, 128), slice(128, n)):
                m.update_state(t[part], y[part], sample_weight=None if weights is None else weights[part])
            row[key] = float(m.result())
        rows.append(row)
    return rows


def tiny():
    keras.utils.clear_session()
    return keras.Sequential([keras.Input((6, 7, 2)), layers.Conv2D(3, 3, padding="same", activation="relu"), layers.MaxPooling2D(2),
                             layers.Flatten(), layers.Dense(5, activation="tanh"), layers.Dense(2, activation="softmax")])


def optimizer_rows():
    start = tiny().get_weights()
    start = [w + .1 * normal(*w.shape) for w in start]
    x = [normal(8, 6, 7, 2) for _ in range(3)]; y = [np.eye(2, dtype=np.float32)[rng.integers(0, 2, 8)] for _ in range(3)]
    w = [rng.uniform(0, 2, 8).astype(np.float32) for _ in range(3)]
    o = optimizers
    cases = [o.SGD(.1), o.SGD(.1, momentum=.9), o.SGD(.1, momentum=.9, nesterov=True, weight_decay=.02), o.SGD(.1, clipnorm=.3), o.SGD(.1, clipvalue=.01),
             o.SGD(.1, global_clipnorm=.2), o.Adam(.01), o.Adam(.01, beta_1=.8, beta_2=.95, epsilon=1e-5, amsgrad=True, weight_decay=.01),
             o.RMSprop(.01), o.RMSprop(.01, rho=.8, momentum=.5, centered=True, epsilon=1e-4)]
    rows = []
    for weighted in (False, True):
        for opt in cases if not weighted else [o.Adam(.01)]:
            m = tiny(); m.set_weights(start)
            m.compile(opt, "categorical_crossentropy", metrics=["accuracy"])
            loss = []
            for i in range(3):
                loss.append(float(m.evaluate(x[i], y[i], sample_weight=w[i] if weighted else None, verbose=0)[0]))
                m.train_on_batch(x[i], y[i], sample_weight=w[i] if weighted else None)
            rows.append({"optimizer": optimizers.serialize(opt), "weighted": weighted, "losses": loss,
                         "weights": {v.path.split("/", 1)[1]: tensor(v) for v in m.weights}})
    paths = [v.path.split("/", 1)[1] for v in tiny().weights]
    return {"architecture": json.loads(tiny().to_json()), "start": dict(zip(paths, map(tensor, start))), "x": [tensor(v) for v in x],
            "y": [tensor(v) for v in y], "w": [tensor(v) for v in w], "cases": rows}


def initializer_rows():
    i = initializers
    cases = [i.GlorotUniform(1), i.GlorotNormal(1), i.HeUniform(1), i.HeNormal(1), i.LecunUniform(1), i.LecunNormal(1),
             i.VarianceScaling(.7, "fan_out", "uniform", 1), i.VarianceScaling(.7, "fan_avg", "untruncated_normal", 1),
             i.RandomNormal(.3, .2, 1), i.RandomUniform(-.1, .4, 1), i.TruncatedNormal(.3, .2, 1), i.Constant(.25), i.Zeros(), i.Ones()]
    rows = []
    for each in cases:
        for shape in ((3, 3, 40, 60), (150, 170)):
            v = np.asarray(each(shape), np.float64)
            rows.append({"initializer": i.serialize(each), "shape": list(shape), "mean": v.mean(), "std": v.std(), "min": v.min(), "max": v.max()})
    return rows


class Fake:
    """What a callback sees of a model: weights that are the epoch, a learning rate, a stop flag."""
    def __init__(self, lr): self.optimizer = type("O", (), {"learning_rate": lr, "name": "fake"})(); self.stop_training = False; self.epoch = -1; self.metrics = []
    def get_weights(self): return self.epoch
    def set_weights(self, w): self.epoch = w


def callback_rows():
    series = [1., .9, .8, .81, .8, .79, .82, .83, .84, .85, .78, .9, .91, .92, .93, .94]
    rows = []
    for kind, kw in [("EarlyStopping", dict(patience=2)), ("EarlyStopping", dict(patience=3, min_delta=.03)),
                     ("EarlyStopping", dict(patience=2, restore_best_weights=True)), ("EarlyStopping", dict(patience=0)),
                     ("EarlyStopping", dict(patience=2, mode="max")), ("EarlyStopping", dict(patience=4, baseline=.795)),
                     ("EarlyStopping", dict(patience=1, start_from_epoch=5, restore_best_weights=True)),
                     ("ReduceLROnPlateau", dict(patience=2, factor=.5)), ("ReduceLROnPlateau", dict(patience=2, factor=.5, cooldown=2, min_lr=.2)),
                     ("ReduceLROnPlateau", dict(patience=1, factor=.1, min_delta=.05)), ("ReduceLROnPlateau", dict(patience=3, factor=.5, mode="max"))]:
        m = Fake(1.); c = getattr(callbacks, kind)(**({"monitor": "val_loss", "mode": "min"} | kw)); c.set_model(m); c.on_train_begin()
        rates, stopped = [], len(series)
        for e, v in enumerate(series):
            m.epoch = e; c.on_epoch_end(e, {"val_loss": v}); rates.append(m.optimizer.learning_rate)
            if m.stop_training: stopped = e; break
        c.on_train_end()
        rows.append({"kind": kind, "settings": kw, "stopped": stopped, "weights": m.epoch, "rates": rates})
    return {"series": series, "cases": rows}


if __name__ == "__main__":
    (HERE / "model.json").write_text(json.dumps(json.loads(model_json().to_json()), indent=1) + "\n")
    numbers = {"keras": keras.__version__, "activations": activation_rows(), "layers": layer_rows(), "losses": loss_rows(), "metrics": metric_rows(),
               "optimizers": optimizer_rows(), "initializers": initializer_rows(), "callbacks": callback_rows()}
    (HERE / "keras_numbers.json").write_text(json.dumps(numbers) + "\n")
