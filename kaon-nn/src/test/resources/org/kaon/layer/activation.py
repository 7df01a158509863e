"""Activation functions and activation layers: writes activation.json and activation.npz (see fixture.py)."""
import numpy as np
from fixture import Family, layers

f = Family("activation")
x = (3, 4, 6)
for name in ("linear relu relu6 leaky_relu elu selu softplus softsign sigmoid hard_sigmoid tanh exponential silu mish celu gelu glu"
             " hard_silu hard_tanh hard_shrink log_sigmoid soft_shrink sparse_plus sparse_sigmoid squareplus tanh_shrink softmax"
             " log_softmax").split():
    f.add(name, layers.Activation(name), 2 * f.normal(*x))
f.add("relu_layer", layers.ReLU(), x)
f.add("relu_layer_bounded", layers.ReLU(max_value=1., negative_slope=.1, threshold=.25), x)
f.add("relu_layer_sloped", layers.ReLU(negative_slope=.1), x)
f.add("relu_layer_threshold", layers.ReLU(threshold=.5), x)
f.add("leaky_relu_layer", layers.LeakyReLU(), x)
f.add("leaky_relu_layer_own", layers.LeakyReLU(negative_slope=.05), x)
f.add("prelu", layers.PReLU(), x)
f.add("prelu_shared", layers.PReLU(shared_axes=[1, 2], alpha_initializer="he_normal", alpha_regularizer="l2"), (2, 3, 4, 2))
f.add("elu_layer", layers.ELU(alpha=.7), x)
f.add("softmax_layer", layers.Softmax(), x)
f.add("softmax_layer_axis", layers.Softmax(axis=1), x)
f.add("softmax_layer_axes", layers.Softmax(axis=[1, 2]), x)
mask = f.rng.uniform(size=x) < .6
mask[0, 0] = False
f.add("softmax_layer_masked", layers.Softmax(), x, masks=[mask])
f.save()
