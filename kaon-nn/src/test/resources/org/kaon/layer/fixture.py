"""What the fixture scripts beside this file share: a family is a list of cases, written as FAMILY.json and FAMILY.npz.

pip: keras==3.15.1 jax==0.10.2 jaxlib==0.10.2 numpy==2.4.6      (KERAS_BACKEND=jax, float64 on the CPU; stored as float32)

FAMILY.npz holds one float32 array `values`; a tensor in the JSON is {shape, at: first place in `values`, type where not float32}.
A case: name, layer {class_name, config}, training, inputs, masks, named (keyword inputs), weights in Keras's order with their
gradients and values after the call, outputs, the projections p that gradients are taken of (Σ p·output), input_gradients,
penalty (sum of the layer's losses), mask_out, supports_masking, rank (where Keras asks for one).
"""
import inspect, json, os, pathlib, sys
os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"
os.environ["JAX_ENABLE_X64"] = "1"
import keras
from keras import layers
import jax
import jax.numpy as jnp
import numpy as np
keras.config.set_floatx("float64")

HERE = pathlib.Path(__file__).parent
HIDDEN = {"name", "trainable", "dtype"}
round32 = lambda a: np.asarray(a, np.float32).astype(np.float64)


class Family:
    def __init__(self, name, seed=20190519):
        self.name, self.rng, self.cases, self.values, self.size = name, np.random.default_rng(seed), [], [], 0

    def normal(self, *shape):
        return round32(self.rng.normal(size=shape))

    def tensor(self, array):
        if array is None:
            return None
        array = np.asarray(array)
        kind = {"b": "bool", "i": "int32", "u": "int32"}.get(array.dtype.kind)
        found = {"shape": list(array.shape), "at": self.size} | ({"type": kind} if kind else {})
        self.values.append(array.astype(np.float32).ravel())
        self.size += array.size
        return found

    def weights(self, layer, own):
        """Values that no initialiser would give, so that every weight is seen."""
        for w in layer.weights:
            low = w.path.lower()
            if own is not None and w.name in own:
                value = own[w.name]
            elif w.dtype.startswith("int"):
                continue
            elif "variance" in low:
                value = self.rng.uniform(.5, 2, w.shape)
            elif "gamma" in low or "scale" in low:
                value = self.rng.uniform(.5, 1.5, w.shape) * np.where(self.rng.uniform(size=w.shape) < .2, -1, 1)
            else:
                value = self.rng.normal(size=w.shape) * .5
            w.assign(round32(value))

    def add(self, name, layer, *inputs, training=False, masks=None, named=None, weights=None, build=None, argument=None):
        """inputs: shapes (drawn from a normal) or arrays. argument: how the layer takes its inputs, when not one by one."""
        xs = [self.normal(*x) if isinstance(x, tuple) else np.asarray(x) for x in inputs]
        masks = list(masks) if masks else [None] * len(xs)
        named = dict(named or {})
        pack = argument or ((lambda v: list(v)) if len(xs) == 1 else (lambda v: [list(v)]))
        takes_mask = "mask" in inspect.signature(layer.call).parameters
        keywords = {k: jnp.asarray(v) for k, v in named.items()}
        if "training" in inspect.signature(layer.call).parameters:
            keywords["training"] = training
        if takes_mask and any(m is not None for m in masks):
            keywords["mask"] = masks[0] if len(xs) == 1 else masks
        spec = layer.input_spec
        layer(*pack([jnp.asarray(x) for x in xs]), **keywords) if build is None else layer.build(build)
        self.weights(layer, weights)
        floats = [i for i, x in enumerate(xs) if x.dtype.kind == "f"]
        tv = [v.value for v in layer.trainable_variables]
        ntv = [v.value for v in layer.non_trainable_variables]

        def call(tv, some):
            full = [jnp.asarray(some[floats.index(i)] if i in floats else x) for i, x in enumerate(xs)]
            y, after = layer.stateless_call(tv, ntv, *pack(full), **keywords)
            return keras.tree.flatten(y), after

        ys, after = call(tv, [xs[i] for i in floats])
        ps = [self.normal(*y.shape) for y in ys]
        total = lambda tv, some: sum((jnp.sum(p * y) for p, y in zip(ps, call(tv, some)[0]) if y.dtype.kind == "f"), jnp.zeros(()))
        gw, gx = jax.grad(total, (0, 1))(tv, [jnp.asarray(xs[i]) for i in floats])
        before = [v.value for v in layer.variables]
        layer(*pack([jnp.asarray(x) for x in xs]), **keywords)
        losses = list(layer.losses)
        for v, value in zip(layer.variables, before):
            v.assign(value)
        self.write(name, layer, training, xs, masks, named, ys, ps, dict(zip(floats, gx)),
                   {id(v): g for v, g in zip(layer.trainable_variables, gw)},
                   {id(v): a for v, a in zip(layer.non_trainable_variables, after)}, losses, pack, spec)

    def write(self, name, layer, training, xs, masks, named, ys, ps, gx, gw, after, losses, pack, spec):
        t, prefix = self.tensor, layer.name + "/"
        config = {k: v for k, v in layer.get_config().items() if k not in HIDDEN}
        mask_out = None
        if layer.supports_masking and any(m is not None for m in masks):
            mask_out = layer.compute_mask(*pack(xs), masks[0] if len(xs) == 1 else masks)
        self.cases.append({
            "name": name, "layer": {"class_name": type(layer).__name__, "config": config}, "trainable": layer.trainable,
            "training": training, "inputs": [t(x) for x in xs], "masks": [t(m) for m in masks],
            "named": {k: t(v) for k, v in named.items()},
            "weights": [{"name": w.path.split(prefix, 1)[-1], "trainable": id(w) in gw, "value": t(w.value),
                         "gradient": t(gw.get(id(w))), "after": t(after.get(id(w)))} for w in layer.weights],
            "outputs": [t(y) for y in ys], "projections": [t(p) for p in ps],
            "input_gradients": [t(gx.get(i)) for i in range(len(xs))], "penalty": float(sum(losses)) if losses else 0.0,
            "mask_out": [t(m) for m in keras.tree.flatten(mask_out)] if mask_out is not None else [],
            "supports_masking": bool(layer.supports_masking), "rank": rank(spec, type(layer).__name__)})

    def save(self):
        values = np.concatenate(self.values)
        assert np.isfinite(values).all(), self.name
        np.savez_compressed(HERE / f"{self.name}.npz", values=values)
        plain = json.loads(json.dumps(self.cases, default=lambda o: keras.saving.serialize_keras_object(o)))
        (HERE / f"{self.name}.json").write_text("[\n" + ",\n".join(json.dumps(c) for c in plain) + "\n]\n")
        print(f"{self.name}: {len(self.cases)} cases, {len(values)} values", file=sys.stderr)


def rank(spec, name):
    """The number of axes that a layer asks for; convolutions say the least one, and mean it."""
    if spec is None or isinstance(spec, (list, tuple, dict)):
        return None
    return spec.ndim or (spec.min_ndim if "Conv" in name else None)
