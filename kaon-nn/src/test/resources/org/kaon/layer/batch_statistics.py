"""Moving statistics of Keras's BatchNormalization over training steps, trained and frozen: writes batch_statistics.json beside this file.

pip: keras==3.15.1 jax==0.10.2 jaxlib==0.10.2 numpy==2.4.6      (KERAS_BACKEND=jax, float32 on the CPU)
"""
import json, os, pathlib
os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"
import keras
import numpy as np
from keras import layers

assert keras.__version__ == "3.15.1", keras.__version__
HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(20190519)
short = lambda v: float(str(np.float32(v)))
tensor = lambda a: {"shape": list(np.shape(a)), "values": [short(v) for v in np.asarray(a, np.float32).ravel()]}
normal = lambda *shape: rng.normal(size=shape).astype(np.float32)
rows = []
for frozen in (False, True):
    keras.utils.clear_session()
    m = keras.Sequential([keras.Input((4, 3, 2)), layers.Conv2D(3, 2), layers.BatchNormalization(momentum=.8), layers.Flatten(),
                          layers.Dense(5, activation="tanh"), layers.BatchNormalization(momentum=.6, epsilon=1e-2), layers.Dense(2)])
    m.set_weights([np.abs(normal(*w.shape)) + .3 if "variance" in v.path else normal(*w.shape) * .5 for v, w in zip(m.weights, m.get_weights())])
    m.layers[1].trainable = not frozen
    m.compile(keras.optimizers.SGD(.05), "mean_squared_error")
    x, y = 1 + 2 * normal(14, 4, 3, 2), normal(14, 2)
    paths = [v.path.split("/", 1)[1] if v.path.startswith("sequential") else v.path for v in m.weights]
    held = lambda: {p: tensor(v) for p, v in zip(paths, m.weights)}
    row = {"architecture": json.loads(m.to_json()), "start": held(), "x": tensor(x), "y": tensor(y), "epochs": []}
    for _ in range(3):
        loss = float(m.fit(x, y, batch_size=6, epochs=1, shuffle=False, verbose=0).history["loss"][0])          # batches of 6, 6 and 2 rows
        row["epochs"].append({"loss": loss, "evaluated": float(m.evaluate(x, y, batch_size=6, verbose=0)), "weights": held()})
    rows.append(row)
(HERE / "batch_statistics.json").write_text("{\"rows\": [\n" + ",\n".join(json.dumps(r) for r in rows) + "\n]}\n")
