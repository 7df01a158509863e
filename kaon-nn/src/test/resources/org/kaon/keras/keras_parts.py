"""What Keras gives for regularisers, constraints, optimizers, schedules, losses, metrics and initialisers: writes one JSON file a section beside this file.

pip: keras==3.15.1 jax==0.10.2 jaxlib==0.10.2 numpy==2.4.6      (KERAS_BACKEND=jax, float32 on the CPU)
usage: keras_parts.py [SECTION…]
"""
import json, os, pathlib, sys
os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"
import keras
import numpy as np
from keras import constraints, initializers, layers, losses, metrics, optimizers, regularizers

HERE = pathlib.Path(__file__).parent
short = lambda v: float(np.float32(v)) if np.isfinite(v) else str(float(v))
flat = lambda a: [short(v) for v in np.asarray(a, np.float32).ravel()]
tensor = lambda a: {"shape": list(np.shape(a)), "values": flat(a)}


def random(name):
    rng = np.random.default_rng(list(name.encode()))
    return rng, lambda *shape: rng.normal(size=shape).astype(np.float32)


def regularizer_rows():
    _, normal = random("regularizers")
    r = regularizers
    cases = [r.L1(.3), r.L2(.2), r.L1L2(.1, .4), r.L1L2(0., .4), r.OrthogonalRegularizer(.3), r.OrthogonalRegularizer(.3, "columns")]
    return [{"regularizer": r.serialize(each), "x": tensor(x), "penalty": float(each(keras.ops.convert_to_tensor(x)))} for each in cases for x in [normal(4, 5)]]


def constraint_rows():
    _, normal = random("constraints")
    c = constraints
    cases = [c.MaxNorm(1.2), c.MaxNorm(1.5, axis=[0, 1]), c.NonNeg(), c.UnitNorm(), c.UnitNorm(axis=1), c.MinMaxNorm(.8, 1.1), c.MinMaxNorm(.5, 1., .3, axis=[1])]
    rows = []
    for each in cases:
        x = normal(3, 4); x[:, 1] = 0
        rows.append({"constraint": c.serialize(each), "x": tensor(x), "y": tensor(each(x))})
    return rows


def penalised_rows():
    """Losses before and weights after two steps of models whose weights and activities are penalised and constrained."""
    _, normal = random("penalised")
    rows = []
    for frozen in (False, True):
        keras.utils.clear_session()
        m = keras.Sequential([keras.Input((5, 6, 2)),
            layers.Conv2D(3, 3, activation="tanh", kernel_regularizer="l2", bias_regularizer=regularizers.L1(.2), activity_regularizer=regularizers.L2(.05),
                          kernel_constraint=constraints.MaxNorm(.9, axis=[0, 1, 2]), bias_constraint="non_neg"),
            layers.Flatten(), layers.Dense(4, activation="relu", activity_regularizer="l1", kernel_regularizer=regularizers.OrthogonalRegularizer(.5, "columns")),
            layers.Dense(2, kernel_constraint=constraints.UnitNorm(), kernel_regularizer=regularizers.L1L2(.01, .02))])
        m.set_weights([w + .1 * normal(*w.shape) for w in m.get_weights()])
        m.layers[0].trainable = not frozen
        m.compile(optimizers.SGD(.1, momentum=.5), "mean_squared_error")
        x, y = normal(6, 5, 6, 2), normal(6, 2)
        paths = [v.path.split("/", 1)[1] for v in m.weights]
        row = {"architecture": json.loads(m.to_json()), "start": dict(zip(paths, map(tensor, m.get_weights()))), "x": tensor(x), "y": tensor(y), "losses": [], "evaluated": []}
        for _ in range(2):
            row["evaluated"].append(float(m.evaluate(x, y, verbose=0)))
            row["losses"].append(float(m.fit(x, y, batch_size=6, epochs=1, shuffle=False, verbose=0).history["loss"][0]))
        row["weights"] = dict(zip(paths, map(tensor, m.get_weights())))
        rows.append(row)
    return rows


SECTIONS = {"regularizers": regularizer_rows, "constraints": constraint_rows, "penalised": penalised_rows}

if __name__ == "__main__":
    assert keras.__version__ == "3.15.1", keras.__version__
    for name in sys.argv[1:] or SECTIONS:
        (HERE / f"{name}.json").write_text(json.dumps({"keras": keras.__version__, "rows": SECTIONS[name]()}, separators=(",", ":")) + "\n")
