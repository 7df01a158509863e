"""Normalisations: writes normalization.json and normalization.npz (see fixture.py)."""
import numpy as np
from fixture import Family, layers

f = Family("normalization")
image, rows, steps = (3, 4, 5, 6), (8, 5), (4, 6, 3)
for training in (False, True):
    t = "_training" if training else ""
    f.add("batch" + t, layers.BatchNormalization(), rows, training=training)
    f.add("batch_image" + t, layers.BatchNormalization(momentum=.9, epsilon=1e-2), image, training=training)
    f.add("batch_first" + t, layers.BatchNormalization(axis=1), image, training=training)
    f.add("batch_middle" + t, layers.BatchNormalization(axis=2), image, training=training)
    f.add("batch_without_shift" + t, layers.BatchNormalization(center=False), image, training=training)
    f.add("batch_without_gain" + t, layers.BatchNormalization(scale=False), image, training=training)
    f.add("batch_bare" + t, layers.BatchNormalization(center=False, scale=False), rows, training=training)
    f.add("batch_frozen" + t, layers.BatchNormalization(trainable=False), image, training=training)
    f.add("batch_far" + t, layers.BatchNormalization(), np.round(20 + f.normal(*image), 3).astype(np.float32).astype(float),
          training=training)
    mask = f.rng.uniform(size=steps[:2]) < .6
    f.add("batch_masked" + t, layers.BatchNormalization(), steps, training=training, masks=[mask])
f.add("batch_penalised", layers.BatchNormalization(gamma_regularizer="l2", beta_regularizer="l1", beta_constraint="non_neg"), rows)
f.add("layer", layers.LayerNormalization(), image)
f.add("layer_axes", layers.LayerNormalization(axis=[1, 2], epsilon=1e-5), image)
f.add("layer_middle", layers.LayerNormalization(axis=2), image)
f.add("layer_bare", layers.LayerNormalization(center=False, scale=False), steps)
f.add("layer_without_shift", layers.LayerNormalization(center=False), steps)
f.add("group", layers.GroupNormalization(groups=3), image)
f.add("group_one", layers.GroupNormalization(groups=1), image)
f.add("group_each", layers.GroupNormalization(groups=6, epsilon=1e-5), image)
f.add("group_first", layers.GroupNormalization(groups=2, axis=1), image)
f.add("group_steps", layers.GroupNormalization(groups=3, center=False), steps)
f.add("rms", layers.RMSNormalization(), steps)
f.add("rms_axes", layers.RMSNormalization(axis=[1, 2], epsilon=1e-3), steps)
f.add("unit", layers.UnitNormalization(), steps)
f.add("unit_axes", layers.UnitNormalization(axis=[1, 2]), steps)
f.add("given", layers.Normalization(mean=[1., 2., -1.], variance=[.5, 2., 1.]), steps)
f.add("given_inverse", layers.Normalization(mean=[1., 2., -1.], variance=[.5, 2., 1.], invert=True), steps)
f.add("given_all", layers.Normalization(axis=None, mean=3., variance=2.), steps)
f.save()
