"""Locally connected layers of Keras 2: writes local.json and local.npz (see fixture.py).

pip: tf-keras==2.21.0 tensorflow==2.21.0 beside what fixture.py needs (CPU, float64).
"""
import numpy as np
from fixture import Family, jax
import tensorflow as tf
import tf_keras
tf_keras.backend.set_floatx("float64")
L = tf_keras.layers


def add(family, name, layer, shape):
    x = family.normal(*shape)
    layer.build(shape)
    layer.set_weights([family.normal(*w.shape) * .5 for w in layer.weights])
    layer.set_weights([np.float32(w).astype(float) for w in layer.get_weights()])
    with tf.GradientTape() as tape:
        v = tf.constant(x)
        tape.watch(v)
        y = layer(v)
        p = family.normal(*y.shape)
        total = tf.reduce_sum(p * y)
    gx, gw = tape.gradient(total, [v, layer.trainable_weights])
    t = family.tensor
    config = {k: v for k, v in layer.get_config().items() if k not in {"name", "trainable", "dtype", "batch_input_shape"}}
    for key, kind in (("kernel_initializer", "GlorotUniform"), ("bias_initializer", "Zeros")):
        own = {"seed": None, "input_axes": None, "output_axes": None} if kind == "GlorotUniform" else {}
        config[key] = {"module": "keras.initializers", "class_name": kind, "config": own, "registered_name": None}
    family.cases.append({
        "name": name, "layer": {"class_name": type(layer).__name__, "config": config}, "trainable": True, "training": False,
        "inputs": [t(x)], "masks": [None], "named": {},
        "weights": [{"name": w.name.split("/")[-1].split(":")[0], "trainable": True, "value": t(w.numpy()), "gradient": t(g.numpy()),
                     "after": None} for w, g in zip(layer.weights, gw)],
        "outputs": [t(y.numpy())], "projections": [t(p)], "input_gradients": [t(gx.numpy())], "penalty": 0.0, "mask_out": [],
        "supports_masking": False, "rank": len(shape)})


f = Family("local")
add(f, "local1d", L.LocallyConnected1D(3, 2), (2, 6, 4))
add(f, "local1d_strided", L.LocallyConnected1D(3, 3, strides=2, activation="tanh", use_bias=False), (2, 8, 2))
add(f, "local2d", L.LocallyConnected2D(3, 2), (2, 5, 4, 2))
add(f, "local2d_strided", L.LocallyConnected2D(2, (3, 2), strides=(2, 1), activation="relu"), (2, 5, 4, 3))
add(f, "local2d_first", L.LocallyConnected2D(2, (3, 2), data_format="channels_first"), (2, 3, 5, 4))
add(f, "local1d_first", L.LocallyConnected1D(2, 2, data_format="channels_first"), (2, 3, 5))
f.save()
