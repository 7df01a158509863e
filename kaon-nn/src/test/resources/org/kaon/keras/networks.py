"""Networks of the field in Keras 3, for exchange.py: what the originals built, layer by layer.

Where an original needs what Keras 3 has lost, the class below stands for it: LocallyConnected2D.

Pinned: keras==3.15.1.
"""
import keras
import numpy as np
from keras import layers, ops


@keras.saving.register_keras_serializable(package="kaon")
class LocallyConnected2D(layers.Layer):
    """Keras 2's layer, without padding, channels last: a kernel of its own for each place."""

    def __init__(
        self,
        filters,
        kernel_size,
        strides=(1, 1),
        padding="valid",
        data_format="channels_last",
        activation=None,
        use_bias=True,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        implementation=1,
        **kwargs,
    ):
        super().__init__(**kwargs)
        assert padding == "valid" and data_format in (None, "channels_last") and implementation == 1
        self.filters = filters
        self.kernel_size = (kernel_size,) * 2 if isinstance(kernel_size, int) else tuple(kernel_size)
        self.strides = (strides,) * 2 if isinstance(strides, int) else tuple(strides)
        self.activation = keras.activations.get(activation)
        self.use_bias = use_bias
        self.kernel_initializer = keras.initializers.get(kernel_initializer)
        self.bias_initializer = keras.initializers.get(bias_initializer)

    def places(self, shape):
        return tuple(
            (extent - size) // stride + 1
            for extent, size, stride in zip(shape[1:3], self.kernel_size, self.strides)
        )

    def build(self, shape):
        rows, columns = self.places(shape)
        elements = self.kernel_size[0] * self.kernel_size[1] * shape[-1]
        self.kernel = self.add_weight(
            name="kernel",
            shape=(rows * columns, elements, self.filters),
            initializer=self.kernel_initializer,
        )
        if self.use_bias:
            self.bias = self.add_weight(
                name="bias", shape=(rows, columns, self.filters), initializer=self.bias_initializer
            )

    def call(self, x):
        rows, columns = self.places(x.shape)
        (height, width), (down, right) = self.kernel_size, self.strides
        cut = [
            x[:, i : i + (rows - 1) * down + 1 : down, j : j + (columns - 1) * right + 1 : right]
            for i in range(height)
            for j in range(width)
        ]
        patches = ops.reshape(ops.concatenate(cut, axis=-1), (-1, rows * columns, len(cut) * x.shape[-1]))
        y = ops.einsum("npe,pef->npf", patches, self.kernel)
        y = ops.reshape(y, (-1, rows, columns, self.filters))
        return self.activation(y + self.bias if self.use_bias else y)

    def compute_output_shape(self, shape):
        return (shape[0],) + self.places(shape) + (self.filters,)

    def get_config(self):
        return super().get_config() | {
            "filters": self.filters,
            "kernel_size": self.kernel_size,
            "strides": self.strides,
            "padding": "valid",
            "data_format": "channels_last",
            "activation": keras.activations.serialize(self.activation),
            "use_bias": self.use_bias,
            "kernel_initializer": keras.initializers.serialize(self.kernel_initializer),
            "bias_initializer": keras.initializers.serialize(self.bias_initializer),
        }


# Keras writes the module of a class; Kaon takes its own layers and runs no other code.
LocallyConnected2D.__module__ = "kaon"


def winner():
    """The winner of the jet-image challenge of 2019."""
    return keras.Sequential(
        [
            keras.Input((40, 40, 1), name="image"),
            layers.GaussianNoise(0.1),
            layers.Conv2D(32, 3, padding="same"),
            layers.Conv2D(32, 3, padding="same"),
            layers.MaxPooling2D(3),
            layers.Conv2D(32, 3, padding="same"),
            layers.Conv2D(64, 3, padding="same"),
            layers.MaxPooling2D(3),
            layers.Flatten(),
            layers.Dense(100, activation="relu"),
            layers.Dense(200, activation="relu"),
            layers.Dropout(0.15),
            layers.Dense(200, activation="relu"),
            layers.Dropout(0.3),
            layers.Dense(2, activation="softmax"),
        ]
    )


def dcnn():
    """The deep network for CIFAR-10."""
    net = [keras.Input((32, 32, 3), name="image")]
    for i, filters in enumerate((16, 32, 32, 64, 64, 128, 128, 256)):
        net.append(layers.Conv2D(filters, 3, padding="same", activation="elu"))
        if i in (1, 3, 5):
            net.append(layers.MaxPooling2D(2))
    net += [
        layers.GlobalMaxPooling2D(),
        layers.Dropout(0.5),
        layers.Dense(128, activation="elu", kernel_regularizer=keras.regularizers.L1L2(0.025, 0.025)),
        layers.Dropout(0.5),
        layers.Dense(10, activation="softmax"),
    ]
    return keras.Sequential(net)


def two_ends():
    """Two inputs, a shared layer, a model inside, two outputs."""
    jets = keras.Input((6,), name="jets")
    leptons = keras.Input((4,), name="leptons")
    shared = layers.Dense(5, activation="relu", name="shared")
    joined = layers.Concatenate()([shared(layers.Dense(3)(jets)), shared(layers.Dense(3)(leptons))])
    inner = keras.Sequential(
        [keras.Input((10,)), layers.Dense(4), layers.BatchNormalization(), layers.Dense(3)],
        name="inner",
    )
    mass = layers.Dense(1, name="mass")(inner(joined))
    label = layers.Dense(2, activation="softmax", name="label")(joined)
    return keras.Model([jets, leptons], [mass, label], name="two_ends")


def lstm():
    """Particles of an event one by one, with padding, beside features of the event."""
    particles = keras.Input((20, 19), name="particles")
    event = keras.Input((14,), name="event")
    x = layers.Masking(0.0)(particles)
    x = layers.Bidirectional(layers.LSTM(16, return_sequences=True))(x)
    x = layers.LSTM(50)(x)
    x = layers.Concatenate()([x, event])
    x = layers.Dense(25, activation="relu")(x)
    return keras.Model([particles, event], layers.Dense(3, activation="softmax")(x), name="lstm")


def transformer():
    """One encoder block over tokens."""
    tokens = keras.Input((12, 16), name="tokens")
    attended = layers.MultiHeadAttention(4, 8, dropout=0.1)(tokens, tokens)
    x = layers.LayerNormalization()(layers.Add()([tokens, layers.Dropout(0.1)(attended)]))
    hidden = layers.Dense(16)(layers.Dense(64, activation="gelu")(x))
    x = layers.LayerNormalization()(layers.Add()([x, hidden]))
    x = layers.GlobalAveragePooling1D()(x)
    return keras.Model(tokens, layers.Dense(3, activation="softmax")(x), name="transformer")


def residual():
    """Two residual units, then depthwise separable convolutions."""
    image = keras.Input((16, 15, 3), name="image")
    x = layers.Conv2D(64, 3, padding="same", use_bias=False)(image)
    x = layers.Activation("relu")(layers.BatchNormalization()(x))
    for _ in range(2):
        y = layers.Conv2D(64, 1, padding="same")(x)
        y = layers.Activation("relu")(y)
        y = layers.Conv2D(64, 3, padding="same")(y)
        x = layers.Add()([x, y])
    x = layers.SeparableConv2D(48, 3, strides=2, padding="same", depth_multiplier=2)(x)
    x = layers.ReLU(max_value=6.0)(layers.BatchNormalization()(x))
    x = layers.DepthwiseConv2D(3, padding="same")(x)
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(image, layers.Dense(4, activation="softmax")(x), name="residual")


def ecal_generator():
    """Showers of 25 x 25 cells, channels first; the normalisation runs on axis -1, as published."""
    first = {"data_format": "channels_first"}
    return keras.Sequential(
        [
            keras.Input((100,), name="z"),
            layers.Dense(448),
            layers.Reshape((8, 7, 8)),
            layers.Conv2D(64, (6, 8), padding="same", kernel_initializer="he_uniform", **first),
            layers.LeakyReLU(0.3),
            layers.BatchNormalization(),
            layers.UpSampling2D((2, 2), **first),
            layers.ZeroPadding2D((2, 0), **first),
            layers.Conv2D(6, (5, 8), kernel_initializer="he_uniform", **first),
            layers.LeakyReLU(0.3),
            layers.BatchNormalization(),
            layers.UpSampling2D((2, 3), **first),
            layers.ZeroPadding2D((0, 3), **first),
            layers.Conv2D(6, (3, 8), kernel_initializer="he_uniform", **first),
            layers.LeakyReLU(0.3),
            layers.Conv2D(1, (2, 2), use_bias=False, kernel_initializer="glorot_normal", **first),
            layers.Activation("relu"),
        ],
        name="ecal_generator",
    )


def ecal_discriminator():
    """Its judge, in the same order of axes."""
    first = {"data_format": "channels_first"}
    net = [
        keras.Input((1, 25, 25), name="image"),
        layers.Conv2D(32, (5, 5), padding="same", **first),
        layers.LeakyReLU(0.3),
    ]
    for margin in (2, 2, 1):
        net += [
            layers.ZeroPadding2D((margin, margin), **first),
            layers.Conv2D(8, (5, 5), padding="valid", **first),
            layers.LeakyReLU(0.3),
            layers.BatchNormalization(),
        ]
    net += [
        layers.AveragePooling2D((2, 2), **first),
        layers.Flatten(),
        layers.Dense(1, activation="sigmoid"),
    ]
    return keras.Sequential(net, name="ecal_discriminator")


def calorimeter_layer(x, rows, columns):
    x = layers.Dense((rows + 2) * (columns + 2) * 36)(x)
    x = layers.Reshape((rows + 2, columns + 2, 36))(x)
    x = layers.Conv2D(16, (2, 2), padding="same", kernel_initializer="he_uniform")(x)
    x = layers.BatchNormalization()(layers.LeakyReLU(0.3)(x))
    x = LocallyConnected2D(6, (2, 2), kernel_initializer="he_uniform")(x)
    x = layers.LeakyReLU(0.3)(x)
    return LocallyConnected2D(1, (2, 2), use_bias=False, kernel_initializer="glorot_normal")(x)


def painted_in(primary, carried, name):
    """Attention between an image and what comes from the layer before; without Lambda layers."""
    both = layers.Concatenate()([primary, carried])
    h = layers.ZeroPadding2D((1, 1))(both)
    h = LocallyConnected2D(2, (3, 3), bias_initializer=keras.initializers.Constant(-10.0))(h)
    weighted = layers.Multiply()([both, layers.Softmax()(h)])
    # The sum over channels.
    return layers.Conv2D(1, 1, use_bias=False, kernel_initializer="ones", trainable=False, name=name)(
        weighted
    )


def calogan(latent=1024):
    """CaloGAN's generator: three layers of a calorimeter at once."""
    z = keras.Input((latent,), name="z")
    energy = keras.Input((1,), name="energy")
    h = layers.Multiply()([z, layers.Rescaling(1 / 100)(energy)])
    image0 = calorimeter_layer(h, 3, 96)
    image1 = calorimeter_layer(h, 12, 12)
    image2 = calorimeter_layer(h, 12, 6)
    zero_to_one = layers.AveragePooling2D((1, 8))(layers.UpSampling2D((4, 1))(image0))
    image1 = painted_in(image1, zero_to_one, "sum1")
    one_to_two = layers.AveragePooling2D((1, 2))(image1)
    image2 = painted_in(image2, one_to_two, "sum2")
    images = [
        layers.Activation("relu", name="layer%d" % i)(image)
        for i, image in enumerate((image0, image1, image2))
    ]
    return keras.Model([z, energy], images, name="calogan")


NETWORKS = {
    "winner": winner,
    "dcnn": dcnn,
    "two_ends": two_ends,
    "lstm": lstm,
    "transformer": transformer,
    "residual": residual,
    "ecal_generator": ecal_generator,
    "ecal_discriminator": ecal_discriminator,
    "calogan": calogan,
}


def drawn(name, seed=7):
    """A network with weights as after some training: no statistics at their start."""
    random = np.random.default_rng(seed)
    model = NETWORKS[name]()
    for weight in model.weights:
        if "sum1" in weight.path or "sum2" in weight.path:
            continue
        if "variance" in weight.path or "gamma" in weight.path:
            value = random.uniform(0.5, 1.5, weight.shape)
        else:
            fan = int(np.prod(weight.shape[:-1])) if len(weight.shape) > 1 else 25
            value = random.normal(0, (2 / max(1, fan)) ** 0.5, weight.shape)
        weight.assign(value.astype("f4"))
    return model


def inputs(model, rows=5, seed=3):
    random = np.random.default_rng(seed)
    found = {}
    for tensor in model.inputs:
        value = random.normal(size=(rows,) + tuple(tensor.shape[1:])).astype("f4")
        if tensor.name == "energy":
            value = random.uniform(1, 100, value.shape).astype("f4")
        if tensor.name == "particles":
            for row in range(rows):
                value[row, 4 + 3 * row :] = 0
        found[tensor.name] = value
    return found
