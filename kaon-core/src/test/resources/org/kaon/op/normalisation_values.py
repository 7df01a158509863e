"""Keras's normalisation layers with given weights, for NormalisationTest."""

from fixture import Writer, keras

write = Writer()
n = write.numbers


def run(layer, shape, weights, x, training=None):
    layer.build(shape)
    extra = {} if training is None else {"training": training}
    return layer.stateless_call(list(weights), [v.value for v in layer.non_trainable_variables], x, **extra)


def batch(axis):
    def function(x, gamma, beta):
        layer = keras.layers.BatchNormalization(axis=axis, momentum=0.0)
        y, state = run(layer, x.shape, [gamma, beta], x, True)
        return y, *state
    return function


write.case("batch", batch(-1), x=n(5, 3, 4, 2), gamma=n(2), beta=n(2))
write.case("batch of channels first", batch(1), x=n(5, 2, 3, 4), gamma=n(2), beta=n(2))


def inference(x, gamma, beta, mean, variance):
    layer = keras.layers.BatchNormalization(epsilon=0.01)
    layer.build(x.shape)
    return layer.stateless_call([gamma, beta], [mean, variance], x, training=False)[0]


write.case("batch inference", inference, x=n(5, 3, 2), gamma=n(2), beta=n(2), mean=n(2), variance=abs(n(2)))
layer = keras.layers.LayerNormalization
write.case("layer", lambda x, gamma, beta: run(layer(), x.shape, [gamma, beta], x)[0], x=n(5, 3, 4), gamma=n(4), beta=n(4))
write.case(
    "layer over two axes", lambda x, gamma, beta: run(layer(axis=(1, 2), epsilon=0.1), x.shape, [gamma, beta], x)[0],
    x=n(5, 3, 4), gamma=n(3, 4), beta=n(3, 4))
group = keras.layers.GroupNormalization
write.case(
    "group", lambda x, gamma, beta: run(group(groups=2), x.shape, [gamma, beta], x)[0],
    x=n(2, 3, 4, 6), gamma=n(6), beta=n(6))
write.case(
    "group of channels first", lambda x, gamma, beta: run(group(groups=3, axis=1, epsilon=0.01), x.shape, [gamma, beta], x)[0],
    x=n(2, 6, 3, 4), gamma=n(6), beta=n(6))
write.case(
    "instance", lambda x, gamma, beta: run(group(groups=-1), x.shape, [gamma, beta], x)[0],
    x=n(2, 3, 4, 5), gamma=n(5), beta=n(5))
write.case(
    "root mean square", lambda x, gamma: run(keras.layers.RMSNormalization(), x.shape, [gamma], x)[0],
    x=n(5, 3, 4), gamma=n(4))
write.case("unit", lambda x: run(keras.layers.UnitNormalization(), x.shape, [], x)[0], x=n(5, 3, 4))
write.case("unit over two axes", lambda x: run(keras.layers.UnitNormalization(axis=(1, 2)), x.shape, [], x)[0], x=n(5, 3, 4))
