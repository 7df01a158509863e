"""The public classes of Keras by module, without aliases: writes keras_symbols.json beside this file.

pip: keras==3.15.1 jax==0.10.2 jaxlib==0.10.2      (KERAS_BACKEND=jax)
"""
import inspect, json, os, pathlib
os.environ["KERAS_BACKEND"] = "jax"
import keras

MODULES = {"layers": keras.layers, "losses": keras.losses, "metrics": keras.metrics, "optimizers": keras.optimizers,
           "schedules": keras.optimizers.schedules, "callbacks": keras.callbacks, "initializers": keras.initializers,
           "regularizers": keras.regularizers, "constraints": keras.constraints}
found = {}
for module, space in MODULES.items():
    classes = {value for value in vars(space).values() if inspect.isclass(value)}
    found[module] = sorted({value.__name__ for value in classes if hasattr(space, value.__name__)})
path = pathlib.Path(__file__).parent / "keras_symbols.json"
path.write_text(json.dumps(found, indent=1) + "\n")
print({module: len(names) for module, names in found.items()})
