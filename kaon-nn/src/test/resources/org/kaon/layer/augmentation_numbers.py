"""What Keras's layers that change images make of given draws: writes augmentation_numbers.json beside this file.

pip: keras==3.15.1 jax==0.10.2 jaxlib==0.10.2 numpy==2.4.6      (KERAS_BACKEND=jax, float64 on the CPU)

A row: the layer, the images, the numbers that were drawn for each image (`drawn`), and what became of the images. Layers that move
pixels do so by keras.ops.image.affine_transform.
"""
import json
import fixture
import numpy as np
from fixture import HERE, HIDDEN, layers

rng = np.random.default_rng(20190519)
tensor = lambda a: {"shape": list(np.shape(a)), "values": [float(f"{v:.9g}") for v in np.asarray(a, np.float64).ravel()]}
column = lambda v: fixture.jnp.asarray(v, "float64").reshape(-1, 1)
rows = []


def add(layer, drawn, transformation, shape=(3, 5, 6, 2), scale=1.):
    x = fixture.round32(rng.normal(size=shape) * scale)
    y = layer.transform_images(fixture.jnp.asarray(x), transformation, training=True)
    config = {k: v for k, v in layer.get_config().items() if k not in HIDDEN}
    rows.append({"layer": {"class_name": type(layer).__name__, "config": config},
                 "x": tensor(x), "drawn": tensor(drawn), "y": tensor(y)})


for fill in ("constant", "nearest", "reflect", "wrap"):
    for kind in ("nearest", "bilinear"):
        how = dict(fill_mode=fill, interpolation=kind, fill_value=.75)
        moved = np.array([[1.3, -2.2], [-7.6, 8.7], [0., 3.]])                # right, down, in pixels
        add(layers.RandomTranslation(.5, .5, **how), moved, {"translations": fixture.jnp.asarray(moved)})
        zooms = np.array([[.6, 1.3], [1.7, 2.4], [1., 1.]])                   # width, height
        add(layers.RandomZoom(.5, .4, **how), zooms,
            {"width_zoom": column(zooms[:, 0]), "height_zoom": column(zooms[:, 1]), "input_shape": (3, 5, 6, 2)})
        turn = layers.RandomRotation(.5, **how)
        angles = np.array([25., -130., 200.])                                 # degrees
        zero = fixture.jnp.zeros(3)
        matrix = turn._compute_affine_matrix(center_x=.5, center_y=.5, angle=fixture.jnp.asarray(angles), translate_x=zero,
                                             translate_y=zero, scale=zero + 1, shear_x=zero, shear_y=zero, height=5, width=6)
        add(turn, np.deg2rad(angles)[:, None], {"rotation_matrix": matrix})
factors = np.array([[.3], [1.], [1.8]])
cube = fixture.jnp.asarray(factors).reshape(3, 1, 1, 1)
add(layers.RandomContrast(.5, value_range=(-1.5, 2.)), factors, {"contrast_factor": cube})
add(layers.RandomContrast((.1, .6)), factors, {"contrast_factor": cube}, scale=200)
shares = np.array([[-.4], [0.], [.7]])
add(layers.RandomBrightness((-.4, .7), value_range=(-1., 3.)), shares, {"rgb_delta": fixture.jnp.asarray(shares).reshape(3, 1, 1, 1) * 4.})
plain = json.loads(json.dumps({"rows": rows}))
(HERE / "augmentation_numbers.json").write_text(
    "{\"rows\": [\n" + ",\n".join(json.dumps(r) for r in plain["rows"]) + "\n]}\n")
