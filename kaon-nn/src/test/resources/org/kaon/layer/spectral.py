"""Weights after training steps through Keras's SpectralNormalization: writes spectral.json beside this file.

pip: keras==3.15.1 tensorflow==2.21.0 numpy==2.4.6      (KERAS_BACKEND=tensorflow, float32 on the CPU)

On TensorFlow the divided kernel replaces the weight before the gradient is taken; on JAX the trainer forgets it.
"""
import json, os, pathlib
os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["CUDA_VISIBLE_DEVICES"] = ""
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
for zeros in (False, True):
    keras.utils.clear_session()
    m = keras.Sequential([keras.Input((5, 6, 2)),
        layers.SpectralNormalization(layers.Conv2D(3, 3, activation="tanh"), power_iterations=2), layers.Flatten(),
        layers.SpectralNormalization(layers.Dense(4, activation="relu", kernel_regularizer="l2")), layers.Dense(2)])
    m.set_weights([normal(*w.shape) * .7 for w in m.get_weights()])
    if zeros:
        m.layers[0].layer.kernel.assign(np.zeros((3, 3, 2, 3)))
    m.compile(keras.optimizers.SGD(.05, momentum=.5), "mean_squared_error")
    x, y = normal(6, 5, 6, 2), normal(6, 2)
    paths = [v.path.split("/", 1)[1] if v.path.startswith("sequential") else v.path for v in m.weights]
    held = lambda: {p: tensor(w) for p, w in zip(paths, m.get_weights())}
    row = {"architecture": json.loads(m.to_json()), "start": held(), "x": tensor(x), "y": tensor(y), "losses": [], "weights": []}
    for _ in range(3):
        row["losses"].append(float(m.fit(x, y, batch_size=6, epochs=1, shuffle=False, verbose=0).history["loss"][0]))
        row["weights"].append(held())
    row["prediction"] = tensor(m.predict(x, verbose=0))
    rows.append(row)
(HERE / "spectral.json").write_text("{\"rows\": [\n" + ",\n".join(json.dumps(r) for r in rows) + "\n]}\n")
