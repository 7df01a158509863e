"""Writes the ONNX models of this folder with their inputs and outputs.

torch 2.13.0, keras 3.15.1 (on torch), onnx 1.23.2, onnxruntime 1.29.0 for most of them:
    KERAS_BACKEND=torch python onnx_fixtures.py torch keras ops
scikit-learn and skl2onnx for the rest:
    python onnx_fixtures.py sklearn

Each model NAME.onnx has a NAME.npz: inputs `in_<name>`, outputs of ONNX Runtime `out_<name>`.
"""

import os
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))


def without_origins(path):
    """Takes out where on its machine the exporter found each line of the network."""
    import onnx

    model = onnx.load(path, load_external_data=False)
    graph = model.graph
    for part in [model, graph, *graph.node, *graph.value_info, *graph.input, *graph.output, *graph.initializer]:
        del part.metadata_props[:]
    with open(path, "wb") as out:
        out.write(model.SerializeToString())


def record(name, feeds):
    import onnxruntime as ort

    session = ort.InferenceSession(os.path.join(HERE, name + ".onnx"))
    wanted = [o.name for o in session.get_outputs() if o.type.startswith("tensor(") and "string" not in o.type]
    outputs = dict(zip(wanted, session.run(wanted, feeds)))
    arrays = {"in_" + k: v for k, v in feeds.items()}
    arrays.update({"out_" + k: v for k, v in outputs.items()})
    np.savez(os.path.join(HERE, name + ".npz"), **arrays)
    print(name, {k: v.shape for k, v in arrays.items()})


def save_torch():
    import torch
    from torch import nn

    torch.manual_seed(3)

    class Recurrent(nn.Module):
        def __init__(self):
            super().__init__()
            self.lstm = nn.LSTM(4, 5, batch_first=True, bidirectional=True)
            self.gru = nn.GRU(10, 3, batch_first=True)
            self.out = nn.Linear(3, 2)

        def forward(self, x):
            h, _ = self.lstm(x)
            h, _ = self.gru(h)
            return self.out(h[:, -1])

    class Transformer(nn.Module):
        def __init__(self):
            super().__init__()
            self.into = nn.Linear(4, 8)
            layer = nn.TransformerEncoderLayer(8, 2, 16, dropout=0.1, batch_first=True, activation="gelu")
            self.body = nn.TransformerEncoder(layer, 1, enable_nested_tensor=False)

        def forward(self, x):
            return self.body(self.into(x)).mean(1)

    class Residual(nn.Module):
        def __init__(self):
            super().__init__()
            self.a = nn.Conv2d(3, 8, 3, padding=1)
            self.n = nn.BatchNorm2d(8)
            self.b = nn.Conv2d(8, 8, 3, padding=1, groups=4)
            self.c = nn.Conv2d(8, 6, 3, stride=2, dilation=2, padding=2)
            self.up = nn.ConvTranspose2d(6, 4, 3, stride=2, padding=1, output_padding=1)

        def forward(self, x):
            h = torch.relu(self.n(self.a(x)))
            h = h + torch.nn.functional.silu(self.b(h))
            h = nn.functional.max_pool2d(h, 2)
            h = self.up(nn.functional.leaky_relu(self.c(h), 0.2))
            h = nn.functional.avg_pool2d(h, 3, stride=2, padding=1)
            return torch.cat([h, h.tanh()], 1).flatten(1)

    mlp = nn.Sequential(
        nn.Linear(6, 16), nn.BatchNorm1d(16), nn.ELU(), nn.Dropout(0.2), nn.Linear(16, 8), nn.SELU(),
        nn.LayerNorm(8), nn.Linear(8, 3), nn.Softmax(-1))
    line = nn.Sequential(nn.Conv1d(2, 4, 3, padding=1), nn.PReLU(4), nn.MaxPool1d(2, ceil_mode=True), nn.Flatten())
    space = nn.Sequential(nn.Conv3d(1, 3, 3, padding=1), nn.Hardswish(), nn.AdaptiveAvgPool3d(1), nn.Flatten())
    upsample = nn.Sequential(nn.Upsample(scale_factor=2), nn.Conv2d(1, 2, 3), nn.InstanceNorm2d(2, affine=True),
                             nn.GroupNorm(1, 2), nn.Softplus())
    cases = [
        ("torch_mlp", mlp, (5, 6)), ("torch_residual", Residual(), (2, 3, 9, 8)), ("torch_line", line, (2, 2, 7)),
        ("torch_space", space, (2, 1, 4, 5, 3)), ("torch_upsample", upsample, (2, 1, 3, 4)),
        ("torch_recurrent", Recurrent(), (2, 6, 4)), ("torch_transformer", Transformer(), (2, 5, 4)),
    ]
    for name, model, shape in cases:
        model.eval()
        for module in model.modules():
            if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
                module.running_mean.normal_()
                module.running_var.uniform_(0.5, 2)
        x = torch.randn(*shape)
        for opset in (11, 17) if name in ("torch_mlp", "torch_residual") else (17,):
            label = name if opset == 17 else name + "_11"
            torch.onnx.export(model, (x,), os.path.join(HERE, label + ".onnx"), input_names=["x"], output_names=["y"],
                              dynamic_axes={"x": {0: "batch"}, "y": {0: "batch"}}, opset_version=opset, dynamo=False)
            record(label, {"x": x.numpy()})
    x = torch.randn(5, 6)
    torch.onnx.export(mlp, (x,), os.path.join(HERE, "torch_dynamo.onnx"), input_names=["x"], output_names=["y"],
                      dynamic_shapes={"input": {0: "batch"}}, opset_version=18, dynamo=True)
    without_origins(os.path.join(HERE, "torch_dynamo.onnx"))
    record("torch_dynamo", {"x": x.numpy()})


def save_keras():
    import keras
    from keras import layers

    keras.utils.set_random_seed(3)
    image = keras.Input((8, 8, 2), name="image")
    table = keras.Input((3,), name="table")
    h = layers.Conv2D(4, 3, padding="same", activation="relu")(image)
    h = layers.BatchNormalization()(h)
    h = layers.SeparableConv2D(6, 3)(h)
    h = layers.GlobalAveragePooling2D()(h)
    h = layers.Concatenate()([h, layers.Dense(4, activation="gelu")(table)])
    model = keras.Model([image, table], [layers.Dense(2, activation="softmax", name="kind")(h), layers.Dense(1, name="energy")(h)])
    model([np.zeros((1, 8, 8, 2), "f4"), np.zeros((1, 3), "f4")])
    path = os.path.join(HERE, "keras_two.onnx")
    model.export(path, format="onnx", verbose=False)
    import onnx

    names = [i.name for i in onnx.load(path).graph.input]
    rng = np.random.default_rng(5)
    shapes = {2: (4, 3), 4: (4, 8, 8, 2)}
    loaded = onnx.load(path)
    feeds = {i.name: rng.normal(size=shapes[len(i.type.tensor_type.shape.dim)]).astype("f4") for i in loaded.graph.input}
    assert len(names) == 2
    record("keras_two", feeds)


def save_ops():
    """Operators one by one that exports contain but the networks above do not."""
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    rng = np.random.default_rng(7)
    x = rng.normal(size=(3, 4, 5)).astype("f4")
    image = rng.normal(size=(2, 3, 5, 6)).astype("f4")

    def i64(*v):
        return np.array(v, "i8")

    cases = [
        ("split", [("Split", ["x", "sizes"], 2, {"axis": 1})], x, {"sizes": i64(1, 3)}),
        ("slice", [("Slice", ["x", "s", "e", "a", "t"], 1, {})], x, {"s": i64(-1, 0), "e": i64(-100, 4), "a": i64(2, 1), "t": i64(-2, 1)}),
        ("gather", [("Gather", ["x", "i"], 1, {"axis": 1})], x, {"i": np.array([[0, -1], [2, 1]], "i8")}),
        ("gather_elements", [("GatherElements", ["x", "i"], 1, {"axis": 2})], x, {"i": rng.integers(-5, 5, (3, 4, 2))}),
        ("gather_nd", [("GatherND", ["x", "i"], 1, {"batch_dims": 1})], x, {"i": np.array([[[1, 2]], [[-1, 0]], [[3, -2]]], "i8")}),
        ("pad", [("Pad", ["x", "p", "v"], 1, {})], x, {"p": i64(0, 1, 2, 1, 0, 0), "v": np.array(3, "f4")}),
        ("reflect", [("Pad", ["x", "p"], 1, {"mode": "reflect"})], x, {"p": i64(0, 1, 2, 0, 2, 1)}),
        ("resize_linear", [("Resize", ["x", "", "", "n"], 1, {"mode": "linear"})], image, {"n": i64(2, 3, 7, 4)}),
        ("resize_nearest", [("Resize", ["x", "", "n"], 1, {"mode": "nearest", "coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"})], image, {"n": np.array([1, 1, 2, 3], "f4")}),
        ("top_k", [("TopK", ["x", "k"], 2, {"axis": 1, "largest": 0})], x, {"k": i64(2)}),
        ("arg_max", [("ArgMax", ["x"], 1, {"axis": 1, "keepdims": 0})], x, {}),
        ("reduce", [("ReduceL2", ["x", "a"], 1, {"keepdims": 0})], x, {"a": i64(-1, 0)}),
        ("log_sum", [("ReduceLogSumExp", ["x", "a"], 1, {})], x, {"a": i64(1)}),
        ("cum_sum", [("CumSum", ["x", "a"], 1, {"reverse": 1, "exclusive": 1})], x, {"a": np.array(-1, "i8")}),
        ("tile", [("Tile", ["x", "n"], 1, {})], x, {"n": i64(1, 2, 3)}),
        ("expand", [("Expand", ["x", "n"], 1, {})], x, {"n": i64(2, 3, 1, 5)}),
        ("where", [("Greater", ["x", "z"], 1, {}), ("Where", ["t0", "x", "z"], 1, {})], x, {"z": np.array(0.1, "f4")}),
        ("einsum", [("Einsum", ["x", "w"], 1, {"equation": "bij,jk->bik"})], x, {"w": rng.normal(size=(5, 2)).astype("f4")}),
        ("gemm", [("Flatten", ["x"], 1, {}), ("Gemm", ["t0", "w", "c"], 1, {"alpha": 0.5, "beta": 2.0, "transB": 1})], x, {"w": rng.normal(size=(3, 20)).astype("f4"), "c": rng.normal(size=(3,)).astype("f4")}),
        ("lrn_free", [("BatchNormalization", ["x", "g", "b", "m", "v"], 1, {"epsilon": 0.01})], image, {k: rng.uniform(0.5, 2, 3).astype("f4") for k in "gbmv"}),
        ("shape_arithmetic", [("Shape", ["x"], 1, {}), ("Gather", ["t0", "zero"], 1, {}), ("Unsqueeze", ["t1", "zeros"], 1, {}), ("Concat", ["t2", "rest"], 1, {"axis": 0}), ("Reshape", ["x", "t3"], 1, {})], x, {"zero": np.array(0, "i8"), "zeros": i64(0), "rest": i64(-1, 2)}),
        ("auto_pad", [("Conv", ["x", "w"], 1, {"auto_pad": "SAME_LOWER", "strides": [2, 2]})], image, {"w": rng.normal(size=(4, 3, 2, 3)).astype("f4")}),
        ("ceil", [("AveragePool", ["x"], 1, {"kernel_shape": [2, 2], "strides": [2, 2], "ceil_mode": 1})], image, {}),
        ("counted", [("AveragePool", ["x"], 1, {"kernel_shape": [3, 3], "pads": [1, 1, 1, 1], "count_include_pad": 1})], image, {}),
        ("depth_to_space", [("Tile", ["x", "n"], 1, {}), ("DepthToSpace", ["t0"], 1, {"blocksize": 2, "mode": "CRD"})], image, {"n": i64(1, 4, 1, 1)}),
        ("trilu", [("Trilu", ["x", "k"], 1, {"upper": 0})], x, {"k": np.array(1, "i8")}),
        ("one_hot", [("ArgMax", ["x"], 1, {"axis": 2, "keepdims": 0}), ("OneHot", ["t0", "d", "v"], 1, {"axis": 1})], x, {"d": i64(6), "v": np.array([-1, 2], "f4")}),
        ("mod", [("Shape", ["x"], 1, {}), ("Mod", ["t0", "m"], 1, {}), ("Div", ["t0", "m"], 1, {}), ("Mul", ["t1", "t2"], 1, {})], x, {"m": i64(2)}),
    ]
    for name, nodes, data, given in cases:
        made, count = [], 0
        for n, (op, inputs, results, attributes) in enumerate(nodes):
            last = n == len(nodes) - 1
            outputs = [f"y{i}" for i in range(results)] if last else [f"t{count}"]
            count += 1
            made.append(helper.make_node(op, inputs, outputs, name=f"{name}_{n}", **attributes))
        outputs = [helper.make_empty_tensor_value_info(f"y{i}") for i in range(nodes[-1][2])]
        graph = helper.make_graph(made, name, [helper.make_tensor_value_info("x", TensorProto.FLOAT, data.shape)], outputs,
                                  [numpy_helper.from_array(v, k) for k, v in given.items()])
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
        model = onnx.shape_inference.infer_shapes(model)
        onnx.checker.check_model(model)
        onnx.save(model, os.path.join(HERE, f"op_{name}.onnx"))
        record("op_" + name, {"x": data})


def save_sklearn():
    from skl2onnx import to_onnx
    from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier, RandomForestRegressor
    from sklearn.linear_model import LinearRegression, LogisticRegression
    from sklearn.neural_network import MLPClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import Normalizer, StandardScaler

    rng = np.random.default_rng(3)
    x = rng.normal(size=(60, 4)).astype("f4")
    two = (x[:, 0] + x[:, 1] ** 2 > 0.5).astype("i8")
    three = np.digitize(x[:, 2], [-0.5, 0.5])
    cases = [
        ("skl_logistic", make_pipeline(StandardScaler(), LogisticRegression()), two),
        ("skl_softmax", make_pipeline(Normalizer(), LogisticRegression()), three),
        ("skl_linear", LinearRegression(), x[:, 1] * 2 - x[:, 3]),
        ("skl_mlp", make_pipeline(StandardScaler(), MLPClassifier((8,), max_iter=50, random_state=0)), three),
        ("skl_forest", RandomForestClassifier(7, max_depth=4, random_state=0), three),
        ("skl_forest_regression", RandomForestRegressor(5, max_depth=3, random_state=0), x[:, 0] ** 2),
        ("skl_boosting", GradientBoostingClassifier(n_estimators=6, random_state=0), two),
    ]
    for name, model, target in cases:
        model.fit(x, target)
        options = {} if name.endswith(("linear", "regression")) else {"zipmap": False}
        exported = to_onnx(model, x[:1], options=options, target_opset={"": 18, "ai.onnx.ml": 3})
        with open(os.path.join(HERE, name + ".onnx"), "wb") as f:
            f.write(exported.SerializeToString())
        record(name, {"X": x[:9]})


for part in sys.argv[1:]:
    {"torch": save_torch, "keras": save_keras, "ops": save_ops, "sklearn": save_sklearn}[part]()
