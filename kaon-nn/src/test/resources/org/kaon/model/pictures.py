"""Writes pictures.json: architectures and summaries of the networks of examples/cifar-10 as Keras gives them.

Run: KERAS_BACKEND=jax python pictures.py    (keras 3.15.1, jax, numpy)
"""

import json
import os
import pathlib
import sys

os.environ["COLUMNS"] = "200"  # else the table is cut at 80
import keras

HERE = pathlib.Path(__file__).resolve().parent
ROOT = next(p for p in HERE.parents if (p / "kaon-benchmarks").is_dir())
sys.path.insert(0, str(ROOT / "kaon-benchmarks/src/main/resources/org/kaon/benchmark"))
sys.dont_write_bytecode = True
import cifar_keras


def facts(build):
    keras.backend.clear_session()
    model = build()
    model.name = build.__name__
    lines = []
    model.summary(line_length=88 if isinstance(model, keras.Sequential) else 108, print_fn=lines.append)
    return {
        "json": json.loads(model.to_json()),
        "summary": "\n".join(lines).rstrip("\n") + "\n",
        "shapes": [list(layer.output.shape[1:]) for layer in model.layers],
        "counts": [layer.count_params() for layer in model.layers],
        "trainable": sum(int(w.value.size) for w in model.trainable_weights),
        "other": sum(int(w.value.size) for w in model.non_trainable_weights),
    }


def main():
    assert keras.__version__ == "3.15.1", keras.__version__
    nets = {"resnet20": cifar_keras.resnet20, "inception": cifar_keras.inception, "dcnn": cifar_keras.dcnn}
    (HERE / "pictures.json").write_text(json.dumps({name: facts(net) for name, net in nets.items()}) + "\n")


if __name__ == "__main__":
    main()
