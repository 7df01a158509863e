"""Products, tables and what passes its input on: writes core.json and core.npz (see fixture.py)."""
import numpy as np
from fixture import Family, keras, layers

f = Family("core")
f.add("dense", layers.Dense(4), (5, 3))
f.add("dense_deep", layers.Dense(4, activation="relu", use_bias=False), (2, 3, 4, 5))
f.add("dense_penalised", layers.Dense(4, kernel_regularizer=keras.regularizers.L1L2(.01, .02), bias_constraint="max_norm", activity_regularizer="l2"), (5, 3))
indices = f.rng.integers(0, 7, (4, 5))
f.add("embedding", layers.Embedding(7, 3), indices)
f.add("embedding_penalised", layers.Embedding(7, 3, embeddings_regularizer="l2", embeddings_constraint="unit_norm"), indices)
f.add("embedding_masked", layers.Embedding(7, 3, mask_zero=True), indices)
f.add("einsum", layers.EinsumDense("ab,bc->ac", output_shape=4, bias_axes="c", activation="relu"), (3, 5))
f.add("einsum_steps", layers.EinsumDense("abc,cd->abd", output_shape=(None, 4), bias_axes="d"), (3, 2, 5))
f.add("einsum_ellipsis", layers.EinsumDense("...x,xy->...y", output_shape=4, bias_axes="y"), (3, 2, 5))
f.add("einsum_heads", layers.EinsumDense("abc,cde->abde", output_shape=(None, 2, 3), bias_axes="de"), (3, 2, 5))
f.add("einsum_joined", layers.EinsumDense("abcd,cde->abe", output_shape=(None, 3)), (3, 2, 4, 5))
f.add("einsum_middle", layers.EinsumDense("abc,bd->adc", output_shape=(4, 5), bias_axes="d"), (3, 2, 5))
f.add("activity", layers.ActivityRegularization(l1=.1, l2=.2), (3, 4), training=True)
for layer in (layers.Dropout(.3), layers.SpatialDropout1D(.3), layers.GaussianDropout(.3), layers.GaussianNoise(.3),
              layers.AlphaDropout(.3, seed=7)):
    f.add(layer.name + "_at_rest", layer, (3, 4, 2))
f.add("spatial_dropout2d_at_rest", layers.SpatialDropout2D(.3, data_format="channels_first"), (3, 4, 2, 2))
f.add("spatial_dropout3d_at_rest", layers.SpatialDropout3D(.3), (3, 4, 2, 2, 1))
f.add("dropout_of_nothing", layers.Dropout(0.), (3, 4), training=True)
f.save()
