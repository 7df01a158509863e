"""The networks of `kaon bench infer` in ONNX Runtime on one thread, with random weights.

Reads lines "NET BATCH SECONDS" and answers each with "median p99 best" of one run in microseconds,
so that it can be measured in alternation with something else. The first line names the version.
Tested with onnx 1.23 and onnxruntime 1.29.
"""
import sys
import time

import numpy as np
import onnxruntime as ort
from onnx import TensorProto, helper, numpy_helper


class Net:
    def __init__(self):
        self.random = np.random.default_rng(1)
        self.nodes, self.weights, self.last = [], [], "x"

    def node(self, op, *weights, **attributes):
        names = []
        for weight in weights:
            names.append(f"w{len(self.weights)}")
            self.weights.append(numpy_helper.from_array(weight, names[-1]))
        result = f"v{len(self.nodes)}"
        self.nodes.append(helper.make_node(op, [self.last, *names], [result], **attributes))
        self.last = result
        return self

    def normal(self, fan, *shape):
        return (self.random.standard_normal(shape) / np.sqrt(fan)).astype(np.float32)

    def dense(self, inputs, outputs, activation):
        bias = np.zeros(outputs, np.float32)
        return self.node("Gemm", self.normal(inputs, inputs, outputs), bias).node(activation)

    def conv(self, inputs, filters):
        kernel = self.normal(9 * inputs, filters, inputs, 3, 3)
        return self.node("Conv", kernel, np.zeros(filters, np.float32), pads=[1, 1, 1, 1])

    def pool(self):
        return self.node("MaxPool", kernel_shape=[3, 3], strides=[3, 3])

    def session(self, shape, outputs):
        graph = helper.make_graph(
            self.nodes, "net",
            [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", *shape])],
            [helper.make_tensor_value_info(self.last, TensorProto.FLOAT, ["n", outputs])],
            self.weights)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
        model.ir_version = 8
        options = ort.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        return ort.InferenceSession(
            model.SerializeToString(), options, providers=["CPUExecutionProvider"])


def mlp():
    net = Net().dense(28, 300, "Relu")
    for _ in range(4):
        net.dense(300, 300, "Relu")
    return net.dense(300, 1, "Sigmoid").session([28], 1), (28,)


def win():
    net = Net().conv(1, 32).conv(32, 32).pool().conv(32, 32).conv(32, 64).pool().node("Flatten")
    net.dense(1024, 100, "Relu").dense(100, 200, "Relu").dense(200, 200, "Relu")
    return net.dense(200, 2, "Softmax").session([1, 40, 40], 2), (1, 40, 40)


print("onnxruntime", ort.__version__, flush=True)
sessions = {"mlp": mlp(), "win": win()}
for line in sys.stdin:
    name, batch, seconds = line.split()
    session, shape = sessions[name]
    x = {"x": np.random.default_rng(2).standard_normal((int(batch), *shape)).astype(np.float32)}
    times, begin = [], time.perf_counter()
    while len(times) < 5 or time.perf_counter() - begin < float(seconds):
        start = time.perf_counter_ns()
        session.run(None, x)
        times.append(time.perf_counter_ns() - start)
    us = np.sort(times) / 1e3
    print(us[len(us) // 2], us[min(len(us) - 1, int(len(us) * 0.99))], us[0], flush=True)
