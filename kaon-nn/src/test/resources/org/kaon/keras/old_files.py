#!/usr/bin/env python3
"""Writes files in the layouts of Keras 1 and 2 as published networks have them, with inputs and the
outputs that old_numpy.py computes; neither Keras nor Kaon takes part.

    python old_files.py

Each network NAME becomes old_NAME.h5 (or .json and .weights.h5) and old_NAME.values.h5. Layouts:
Keras 1.1 and 1.2 `save_model`, Keras 2 `legacy/hdf5_format.py`.

Pinned: h5py==3.14.0 or 3.16.0, numpy==2.4.6.
"""
import json
import pathlib

import h5py
import numpy as np

import old_numpy as old

HERE = pathlib.Path(__file__).parent


class Network:
    """A file in the making: layers with settings and weights, in order."""

    def __init__(self, name, version, backend=None):
        self.name, self.version, self.backend = name, version, backend
        self.random = np.random.default_rng(sum(name.encode()))
        self.layers, self.entries = [], []

    def draw(self, *shape, scale=0.5):
        return self.random.normal(0, scale, shape).astype("f4").astype("f8")

    def positive(self, *shape):
        return self.random.uniform(0.5, 1.5, shape).astype("f4").astype("f8")

    def add(self, kind, name, weights=(), names=(), inbound=None, **settings):
        config = {"name": name, "trainable": True} | settings
        layer = {"class_name": kind, "config": config}
        if inbound is not None:
            layer |= {"name": name, "inbound_nodes": inbound}
        self.layers.append(layer)
        names = names or ["param_%d" % i for i in range(len(weights))]
        self.entries.append((name, list(zip(names, weights))))

    def sequential(self):
        return {"class_name": "Sequential", "config": self.layers}

    def model(self, inputs, outputs, kind="Model"):
        ends = lambda names: [[name, 0, 0] for name in names]
        return {
            "class_name": kind,
            "config": {
                "name": "model_1",
                "layers": self.layers,
                "input_layers": ends(inputs),
                "output_layers": ends(outputs),
            },
        }

    def put_weights(self, group, chunks):
        names = [name.encode() for name, _ in self.entries]
        if chunks:
            for i, part in enumerate(np.array_split(np.asarray(names), chunks)):
                group.attrs["layer_names%d" % i] = part
        else:
            group.attrs["layer_names"] = names
        if self.backend:
            group.attrs["backend"] = self.backend.encode()
            group.attrs["keras_version"] = self.version.encode()
        for name, weights in self.entries:
            layer = group.create_group(name)
            layer.attrs["weight_names"] = [weight.encode() for weight, _ in weights]
            for weight, value in weights:
                layer[weight] = value.astype("f4")

    def write(self, config, inputs, outputs, chunks=0, training=None):
        with h5py.File(HERE / ("old_%s.h5" % self.name), "w") as file:
            file.attrs["model_config"] = json.dumps(config).encode()
            if not self.version.startswith("1.1"):
                file.attrs["keras_version"] = self.version.encode()
            if self.backend:
                file.attrs["backend"] = self.backend.encode()
            if training:
                file.attrs["training_config"] = json.dumps(training).encode()
                group = file.create_group("optimizer_weights")
                group.attrs["weight_names"] = [b"iterations:0"]
                group["iterations:0"] = np.int64(7)
            self.put_weights(file.create_group("model_weights"), chunks)
        self.values(inputs, outputs)

    def apart(self, config, inputs, outputs):
        """An architecture in JSON, weights alone in an .h5."""
        config = config | {"keras_version": self.version}
        (HERE / ("old_%s.json" % self.name)).write_text(json.dumps(config))
        with h5py.File(HERE / ("old_%s.weights.h5" % self.name), "w") as file:
            self.put_weights(file, 0)
        self.values(inputs, outputs)

    def values(self, inputs, outputs):
        with h5py.File(HERE / ("old_%s.values.h5" % self.name), "w") as file:
            for key, value in inputs.items():
                file["x/" + key] = value.astype("f4")
            for i, value in enumerate(outputs):
                assert np.ptp(value) > 0.05, (self.name, np.ptp(value))
                file["y/%d" % i] = value.astype("f4")


# What every weighted layer of Keras 1 said besides.
FREE = {
    "W_regularizer": None,
    "b_regularizer": None,
    "activity_regularizer": None,
    "W_constraint": None,
    "b_constraint": None,
    "bias": True,
}


def theano_order():
    """Keras 1.1: an image network, channels first."""
    net = Network("theano_order", "1.1.2")
    order = {"dim_ordering": "th"}
    kernel, bias = net.draw(3, 2, 2, 4), net.draw(4)
    holes, holes_bias = net.draw(2, 2, 4, 3), net.draw(3)
    gamma, beta, mean, variance = net.positive(4), net.draw(4), net.draw(4), net.positive(4)
    dense, dense_bias = net.draw(3, 5), net.draw(5)
    last, last_bias = net.draw(5, 3), net.draw(3)
    net.add("ZeroPadding2D", "zeropadding2d_1", padding=[1, 2], batch_input_shape=[None, 2, 9, 8],
            input_dtype="float32", **order)
    net.add("Convolution2D", "convolution2d_1", [kernel.transpose(3, 2, 0, 1), bias],
            nb_filter=4, nb_row=3, nb_col=2, init="he_uniform", activation="linear",
            border_mode="valid", subsample=[1, 2], **order, **FREE)
    net.add("LeakyReLU", "leakyrelu_1", alpha=0.30000001192092896)
    net.add("BatchNormalization", "batchnormalization_1", [gamma, beta, mean, variance],
            ["batchnormalization_1_" + n for n in ("gamma", "beta", "running_mean", "running_std")],
            epsilon=1e-05, mode=0, axis=1, momentum=0.99, gamma_regularizer=None,
            beta_regularizer=None)
    net.add("AveragePooling2D", "averagepooling2d_1", pool_size=[2, 1], strides=[2, 1],
            border_mode="valid", **order)
    net.add("UpSampling2D", "upsampling2d_1", size=[1, 2], **order)
    net.add("AtrousConvolution2D", "atrousconvolution2d_1", [holes.transpose(3, 2, 0, 1), holes_bias],
            nb_filter=3, nb_row=2, nb_col=2, init="glorot_normal", activation="relu",
            border_mode="valid", subsample=[1, 1], atrous_rate=[2, 3], **order, **FREE)
    net.add("GlobalMaxPooling2D", "globalmaxpooling2d_1", **order)
    net.add("Dense", "dense_1", [dense, dense_bias], output_dim=5, input_dim=None, init="normal",
            activation="linear", **(FREE | {"W_regularizer": {"name": "WeightRegularizer", "l1": 0.0,
            "l2": 0.01}, "W_constraint": {"name": "MaxNorm", "m": 2, "axis": 0}}))
    net.add("ELU", "elu_1", alpha=1.0)
    net.add("Dropout", "dropout_1", p=0.25)
    net.add("Dense", "dense_2", [last, last_bias], output_dim=3, input_dim=None, init="glorot_uniform",
            activation="softmax", **FREE)
    given = net.draw(4, 2, 9, 8, scale=1)
    x = old.padded(old.first_to_last(given), (1, 1), (2, 2))
    x = old.leaky(old.convolved(x, kernel, bias, (1, 2)), 0.3)
    x = old.pooled(old.normalised(x, gamma, beta, mean, variance, 1e-5), (2, 1), np.mean)
    x = old.relu(old.convolved(old.upsampled(x, (1, 2)), holes, holes_bias, rate=(2, 3)))
    x = old.elu(x.max((1, 2)) @ dense + dense_bias)
    net.write(net.sequential(), {"x": given}, [old.softmax(x @ last + last_bias)], chunks=3)


def gates(net, inputs, units, count):
    """The weights of Keras 1: kernel, recurrent kernel and bias of each gate apart."""
    return [
        (net.draw(inputs, units), net.draw(units, units), net.draw(units)) for _ in range(count)
    ]


def beside(parts, order):
    return [np.concatenate([parts[k][i] for k in order], -1) for i in range(3)]


RECURRENT = {
    "init": "glorot_uniform",
    "inner_init": "orthogonal",
    "activation": "tanh",
    "inner_activation": "hard_sigmoid",
    "W_regularizer": None,
    "U_regularizer": None,
    "b_regularizer": None,
    "dropout_W": 0.0,
    "dropout_U": 0.0,
    "return_sequences": False,
    "go_backwards": False,
    "stateful": False,
    "unroll": False,
    "consume_less": "cpu",
    "input_dim": None,
    "input_length": None,
}


def sequence():
    """Keras 1.2: words, a convolution of four axes, LSTM of 12 weights, GRU of 9."""
    net = Network("sequence", "1.2.2")
    table = net.draw(7, 4, scale=1)
    kernel, bias = net.draw(3, 1, 4, 5), net.draw(5)
    long, short = gates(net, 5, 4, 4), gates(net, 4, 3, 3)
    dense, dense_bias = net.draw(3, 2, scale=1), net.draw(2)
    net.add("Embedding", "embedding_1", [table], input_dim=7, output_dim=4, init="uniform",
            input_length=10, mask_zero=False, activity_regularizer=None, W_regularizer=None,
            W_constraint=None, dropout=0.0, batch_input_shape=[None, 10], input_dtype="int32")
    net.add("Convolution1D", "convolution1d_1", [kernel, bias], nb_filter=5, filter_length=3,
            init="uniform", activation="relu", border_mode="valid", subsample_length=1, input_dim=4,
            input_length=None, **FREE)
    net.add("MaxPooling1D", "maxpooling1d_1", pool_length=2, stride=2, border_mode="valid")
    net.add("LSTM", "lstm_1", [w for gate in long for w in gate], output_dim=4,
            forget_bias_init="one", **(RECURRENT | {"return_sequences": True}))
    net.add("GRU", "gru_1", [w for gate in short for w in gate], output_dim=3, **RECURRENT)
    net.add("Dense", "dense_1", [dense, dense_bias], output_dim=2, input_dim=None,
            init="glorot_uniform", activation="sigmoid", **FREE)
    words = net.random.integers(0, 7, (5, 10)).astype("f8")
    x = table[words.astype(int)]
    x = old.relu(old.convolved(x[:, :, None], kernel.transpose(0, 1, 2, 3), bias))
    x = old.pooled(x, (2, 1), np.max)[:, :, 0]
    x = old.lstm(x, *beside(long, (0, 2, 1, 3)), old.hard_sigmoid, sequences=True)
    x = old.gru(x, *beside(short, (0, 1, 2)), old.hard_sigmoid, after=False)
    net.write(net.sequential(), {"x": words}, [old.sigmoid(x @ dense + dense_bias)])


def wrapped():
    """Keras 1.2: layers around layers; a kernel of one channel in the order of Theano."""
    net = Network("wrapped", "1.2.2")
    kernel, bias = net.draw(2, 1, 1, 3), net.draw(3)
    there, back = gates(net, 3, 2, 4), gates(net, 3, 2, 4)
    dense, dense_bias = net.draw(4, 2, scale=1), net.draw(2)
    net.add("Convolution1D", "convolution1d_1", [kernel.transpose(3, 2, 0, 1), bias], nb_filter=3,
            filter_length=2, init="uniform", activation="linear", border_mode="valid",
            subsample_length=1, input_dim=1, input_length=None, batch_input_shape=[None, 6, 1],
            input_dtype="float32", **FREE)
    inner = {"class_name": "LSTM", "config": {"name": "lstm_1", "trainable": True, "output_dim": 2,
             "forget_bias_init": "one"} | RECURRENT | {"return_sequences": True}}
    net.add("Bidirectional", "bidirectional_1", [w for gate in there + back for w in gate],
            merge_mode="concat", layer=inner)
    inner = {"class_name": "Dense", "config": {"name": "dense_1", "trainable": True, "output_dim": 2,
             "input_dim": None, "init": "glorot_uniform", "activation": "tanh"} | FREE}
    net.add("TimeDistributed", "timedistributed_1", [dense, dense_bias], layer=inner)
    x = given = net.draw(5, 6, 1, scale=1)
    x = old.convolved(x[:, :, None], kernel, bias)[:, :, 0]
    order = (0, 2, 1, 3)
    forward = old.lstm(x, *beside(there, order), old.hard_sigmoid, sequences=True)
    backward = old.lstm(x, *beside(back, order), old.hard_sigmoid, sequences=True, backwards=True)
    x = np.concatenate([forward, backward[:, ::-1]], -1)
    net.write(net.sequential(), {"x": given}, [np.tanh(x @ dense + dense_bias)])


def merged():
    """Keras 1.2: two inputs, a shared layer, Merge layers, a model inside, two outputs."""
    net = Network("merged", "1.2.2")
    call = lambda *names: [[[name, at, 0] for name, at in names]]
    shared, shared_bias = net.draw(4, 3), net.draw(3)
    inner, inner_bias = net.draw(6, 4), net.draw(4)
    gamma, beta, mean, variance = net.positive(4), net.draw(4), net.draw(4), net.positive(4)
    deep, deep_bias = net.draw(4, 3), net.draw(3)
    label, label_bias = net.draw(6, 2), net.draw(2)
    dense = lambda name, units, activation: {"output_dim": units, "input_dim": None,
            "init": "glorot_uniform", "activation": activation} | FREE
    merge = lambda mode: {"mode": mode, "concat_axis": -1, "dot_axes": -1, "mode_type": "raw",
            "output_shape": None, "output_shape_type": "raw", "output_mask": None,
            "output_mask_type": "raw", "arguments": {}}
    for name in ("a", "b"):
        net.add("InputLayer", name, inbound=[], batch_input_shape=[None, 4], input_dtype="float32",
                sparse=False)
        net.layers[-1]["config"].pop("trainable")
    net.add("Dense", "shared", [shared, shared_bias], **dense("shared", 3, "relu"),
            inbound=call(("a", 0)) + call(("b", 0)))
    net.add("Merge", "merge_1", **merge("concat"), inbound=call(("shared", 0), ("shared", 1)))
    inside = [
        {"class_name": "Dense", "config": {"name": "dense_1", "trainable": True,
            "batch_input_shape": [None, 6]} | dense("dense_1", 4, "linear")},
        {"class_name": "BatchNormalization", "config": {"name": "batchnormalization_1",
            "trainable": True, "epsilon": 0.001, "mode": 0, "axis": -1, "momentum": 0.99,
            "gamma_regularizer": None, "beta_regularizer": None}},
        {"class_name": "Dense", "config": {"name": "dense_2", "trainable": True} | dense("dense_2", 3,
            "linear")},
    ]
    net.layers.append({"class_name": "Sequential", "name": "sequential_1", "config": inside,
                       "inbound_nodes": call(("merge_1", 0))})
    values = [inner, inner_bias, gamma, beta, deep, deep_bias, mean, variance]
    net.entries.append(("sequential_1", [("param_%d" % i, v) for i, v in enumerate(values)]))
    net.add("Merge", "merge_2", **merge("sum"), inbound=call(("sequential_1", 1), ("shared", 0)))
    net.layers[-1]["inbound_nodes"] = call(("sequential_1", 0), ("shared", 0))
    net.add("Dense", "label", [label, label_bias], **dense("label", 2, "softmax"),
            inbound=call(("merge_1", 0)))
    a, b = net.draw(5, 4, scale=1), net.draw(5, 4, scale=1)
    ends = [old.relu(x @ shared + shared_bias) for x in (a, b)]
    joined = np.concatenate(ends, -1)
    x = old.normalised(joined @ inner + inner_bias, gamma, beta, mean, variance, 1e-3)
    outputs = [x @ deep + deep_bias + ends[0], old.softmax(joined @ label + label_bias)]
    net.write(net.model(["a", "b"], ["merge_2", "label"]), {"a": a, "b": b}, outputs)


def initial(kind="VarianceScaling", **config):
    return {"class_name": kind, "config": config}


NEW_FREE = {
    "use_bias": True,
    "kernel_initializer": initial(scale=2.0, mode="fan_in", distribution="normal", seed=None),
    "bias_initializer": initial("Zeros"),
    "kernel_regularizer": None,
    "bias_regularizer": None,
    "activity_regularizer": None,
    "kernel_constraint": None,
    "bias_constraint": None,
}


def turned(kernel):
    """Theano turns kernels round when it convolves, so its files hold them turned."""
    return kernel[::-1, ::-1]


def calorimeter():
    """Keras 2.1 on Theano: part of a calorimeter GAN, channels first, normalised on axis -1."""
    net = Network("calorimeter", "2.1.2", "theano")
    first = {"data_format": "channels_first"}
    dense, dense_bias = net.draw(5, 36), net.draw(36)
    kernel, bias = net.draw(3, 2, 3, 4), net.draw(4)
    gamma, beta, mean, variance = net.positive(5), net.draw(5), net.draw(5), net.positive(5)
    spread, spread_bias = net.draw(2, 3, 2, 4), net.draw(2)
    local, local_bias = net.draw(6 * 11, 2 * 2 * 2, 1), net.draw(6, 11, 1)
    net.add("Dense", "dense_1", [dense, dense_bias], units=36, activation="linear",
            batch_input_shape=[None, 5], dtype="float32", **NEW_FREE)
    net.add("Reshape", "reshape_1", target_shape=[3, 4, 3])
    net.add("UpSampling2D", "up_sampling2d_1", size=[1, 2], **first)
    net.add("Conv2D", "conv2d_1", [turned(kernel), bias], filters=4, kernel_size=[3, 2],
            strides=[1, 1], padding="valid", dilation_rate=[1, 1], activation="linear", **first,
            **NEW_FREE)
    net.add("LeakyReLU", "leaky_re_lu_1", alpha=0.30000001192092896)
    net.add("BatchNormalization", "batch_normalization_1", [gamma, beta, mean, variance], axis=-1,
            momentum=0.99, epsilon=0.001, center=True, scale=True, beta_initializer=initial("Zeros"),
            gamma_initializer=initial("Ones"), moving_mean_initializer=initial("Zeros"),
            moving_variance_initializer=initial("Ones"), beta_regularizer=None,
            gamma_regularizer=None, beta_constraint=None, gamma_constraint=None)
    net.add("ZeroPadding2D", "zero_padding2d_1", padding=[[1, 0], [0, 0]], **first)
    net.add("Conv2DTranspose", "conv2d_transpose_1", [turned(spread), spread_bias], filters=2,
            kernel_size=[2, 3], strides=[2, 2], padding="valid", dilation_rate=[1, 1],
            activation="relu", **first, **NEW_FREE)
    net.add("Cropping2D", "cropping2d_1", cropping=[[0, 0], [0, 0]], **first)
    given = net.draw(4, 5, scale=1)
    x = old.first_to_last((given @ dense + dense_bias).reshape(4, 3, 4, 3))
    x = old.leaky(old.convolved(old.upsampled(x, (1, 2)), kernel, bias), 0.3)
    x = old.normalised(old.last_to_first(x), gamma, beta, mean, variance, 1e-3)
    x = old.padded(old.first_to_last(x), (1, 0), (0, 0))
    x = old.relu(old.transposed(x, spread, spread_bias, (2, 2)))
    config = {"class_name": "Sequential", "config": net.layers}
    training = {"optimizer_config": {"class_name": "RMSprop", "config": {"lr": 0.001, "rho": 0.9,
                "decay": 0.0, "epsilon": 1e-07}}, "loss": "binary_crossentropy", "metrics": [],
                "sample_weight_mode": None, "loss_weights": None}
    net.write(config, {"x": given}, [old.last_to_first(x)], training=training)


def local():
    """Keras 2.0 on TensorFlow: locally connected layers; a Sequential with a name, chunked lists."""
    net = Network("local", "2.0.8", "tensorflow")
    kernel, bias = net.draw(4 * 3, 2 * 2 * 2, 3), net.draw(4, 3, 3)
    dense, dense_bias = net.draw(36, 2), net.draw(2)
    net.add("LocallyConnected2D", "locally_connected2d_1", [kernel, bias], filters=3,
            kernel_size=[2, 2], strides=[1, 1], padding="valid", data_format="channels_last",
            activation="tanh", batch_input_shape=[None, 5, 4, 2], dtype="float32", **NEW_FREE)
    net.add("Flatten", "flatten_1")
    net.add("Dense", "dense_1", [dense, dense_bias], units=2, activation="linear", **NEW_FREE)
    given = net.draw(4, 5, 4, 2, scale=1)
    x = np.tanh(old.locally_connected(given, kernel, bias, (2, 2))).reshape(4, -1)
    config = {"class_name": "Sequential", "config": {"name": "sequential_7", "layers": net.layers}}
    net.write(config, {"x": given}, [x @ dense + dense_bias], chunks=2)


RNN = {
    "return_sequences": False,
    "return_state": False,
    "go_backwards": False,
    "stateful": False,
    "unroll": False,
    "use_bias": True,
    "kernel_initializer": initial("GlorotUniform", seed=None),
    "recurrent_initializer": initial("Orthogonal", gain=1.0, seed=None),
    "bias_initializer": initial("Zeros"),
    "kernel_regularizer": None,
    "recurrent_regularizer": None,
    "bias_regularizer": None,
    "activity_regularizer": None,
    "kernel_constraint": None,
    "recurrent_constraint": None,
    "bias_constraint": None,
    "dropout": 0.0,
    "recurrent_dropout": 0.0,
    "implementation": 2,
}


def recurrent():
    """tf.keras 2.4: recurrent layers of both kinds of gates, in a Functional model."""
    net = Network("recurrent", "2.4.0", "tensorflow")
    one = net.draw(3, 16), net.draw(4, 16), net.draw(16)
    two = net.draw(3, 16), net.draw(4, 16), net.draw(16)
    after = net.draw(8, 9), net.draw(3, 9), net.draw(2, 9)
    before = net.draw(8, 9), net.draw(3, 9), net.draw(9)
    dense, dense_bias = net.draw(6, 2, scale=1), net.draw(2)
    to = lambda *names: [[[name, 0, 0, {}] for name in names]]
    net.add("InputLayer", "input_1", inbound=[], batch_input_shape=[None, 6, 3], dtype="float32",
            sparse=False, ragged=False)
    net.layers[-1]["config"].pop("trainable")
    inner = {"class_name": "LSTM", "config": {"name": "lstm", "trainable": True, "dtype": "float32",
             "units": 4, "activation": "tanh", "recurrent_activation": "hard_sigmoid",
             "unit_forget_bias": True, "time_major": False} | RNN | {"return_sequences": True}}
    net.add("Bidirectional", "bidirectional", [*one, *two],
            ["bidirectional/%s_lstm/lstm_cell/%s:0" % (way, part) for way in ("forward", "backward")
             for part in ("kernel", "recurrent_kernel", "bias")],
            inbound=to("input_1"), dtype="float32", layer=inner, merge_mode="concat")
    net.add("GRU", "gru", after, inbound=to("bidirectional"), dtype="float32", units=3,
            activation="tanh", recurrent_activation="sigmoid", reset_after=True, time_major=False, **RNN)
    # Keras before 2.2 had no such setting: the reset gate acts before the product.
    net.add("GRU", "gru_1", before, inbound=to("bidirectional"), dtype="float32", units=3,
            activation="tanh", recurrent_activation="hard_sigmoid", time_major=False, **RNN)
    net.add("Concatenate", "concatenate", inbound=to("gru", "gru_1"), dtype="float32", axis=-1)
    net.add("Dense", "dense", [dense, dense_bias], inbound=to("concatenate"), dtype="float32", units=2,
            activation="linear", **NEW_FREE)
    given = net.draw(5, 6, 3, scale=1)
    there = old.lstm(given, *one, old.hard_sigmoid, sequences=True)
    back = old.lstm(given, *two, old.hard_sigmoid, sequences=True, backwards=True)[:, ::-1]
    x = np.concatenate([there, back], -1)
    x = np.concatenate([old.gru(x, *after, old.sigmoid, True),
                        old.gru(x, *before, old.hard_sigmoid, False)], -1)
    config = net.model(["input_1"], ["dense"], "Functional")
    net.write(config, {"input_1": given}, [x @ dense + dense_bias])


def cudnn():
    """Keras 2.2 on a GPU: kernels as cuDNN keeps them, two biases."""
    net = Network("cudnn", "2.2.4", "tensorflow")
    kernel, recurrent, bias = net.draw(3, 16), net.draw(4, 16), net.draw(32)
    gru_kernel, gru_recurrent, gru_bias = net.draw(4, 9), net.draw(3, 9), net.draw(18)
    dropped = ("dropout", "recurrent_dropout", "unroll", "use_bias", "implementation")
    settings = {key: value for key, value in RNN.items() if key not in dropped}
    net.add("CuDNNLSTM", "cu_dnnlstm_1", [kernel, recurrent, bias], units=4, unit_forget_bias=True,
            batch_input_shape=[None, 6, 3], dtype="float32", **(settings | {"return_sequences": True}))
    net.add("CuDNNGRU", "cu_dnngru_1", [gru_kernel, gru_recurrent, gru_bias], units=3, **settings)

    def plain(kernels, gates, change):
        return np.hstack([change(part) for part in np.hsplit(kernels, gates)])

    rows = lambda part: part.T.reshape(part.shape, order="F")
    x = given = net.draw(5, 6, 3, scale=1)
    x = old.lstm(x, plain(kernel, 4, rows), plain(recurrent, 4, np.transpose),
                 bias[:16] + bias[16:], old.sigmoid, sequences=True)
    x = old.gru(x, plain(gru_kernel, 3, rows), plain(gru_recurrent, 3, np.transpose),
                gru_bias.reshape(2, -1), old.sigmoid, True)
    net.write({"class_name": "Sequential", "config": net.layers}, {"x": given}, [x])


def experiment():
    """Keras 1.2: Model.json and Weights.h5 apart, of the days of `nb_epoch`."""
    net = Network("experiment", "1.2.1")
    dense, dense_bias = net.draw(4, 6), net.draw(6)
    last, last_bias = net.draw(6, 3), net.draw(3)
    net.add("Dense", "dense_1", [dense, dense_bias], ["dense_1_W", "dense_1_b"], output_dim=6,
            input_dim=4, init="normal", activation="relu", batch_input_shape=[None, 4],
            input_dtype="float32", **FREE)
    net.add("Dropout", "dropout_1", p=0.5)
    net.add("Dense", "dense_2", [last, last_bias], ["dense_2_W", "dense_2_b"], output_dim=3,
            input_dim=None, init="normal", activation="softmax", **FREE)
    given = net.draw(5, 4, scale=1)
    x = old.relu(given @ dense + dense_bias)
    net.apart(net.sequential(), {"x": given}, [old.softmax(x @ last + last_bias)])


NETWORKS = (theano_order, sequence, wrapped, merged, calorimeter, local, recurrent, cudnn, experiment)


if __name__ == "__main__":
    for network in NETWORKS:
        network()
