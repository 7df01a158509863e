"""Checks models that Kaon wrote with onnx's own checker and runs them in ONNX Runtime.

onnx 1.23.2, onnxruntime 1.29.0. Write the models with the property kaon.exports of CheckedExportsTest, then
    python check_exports.py FOLDER
writes checked.txt beside this script: a line `name sha256` for each model that passed. The test compares the bytes that
Kaon writes with these, so what was checked is what is written.
"""

import hashlib
import os
import sys

import numpy as np
import onnx
import onnxruntime as ort

folder = sys.argv[1]
lines = []
for name in sorted(os.listdir(folder)):
    path = os.path.join(folder, name)
    onnx.checker.check_model(path, full_check=True)
    model = onnx.load(path)
    assert model.opset_import[0].version == 18, model.opset_import
    assert model.graph.input[0].type.tensor_type.shape.dim[0].dim_param == "batch"
    session = ort.InferenceSession(path)
    for rows in (1, 3):
        feeds = {i.name: np.ones([rows, *i.shape[1:]], "f4") for i in session.get_inputs()}
        outputs = session.run(None, feeds)
        assert all(o.shape[0] == rows and np.isfinite(o).all() for o in outputs), name
    with open(path, "rb") as f:
        lines.append(f"{name} {hashlib.sha256(f.read()).hexdigest()}\n")
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "checked.txt"), "w") as f:
    f.writelines(lines)
print("".join(lines))
