"""Numbers of Keras's layers over sequences, with masks, states and gradients: writes sequence_PART.json beside this file for the
parts that are named as arguments, or for all.

pip: keras==3.15.1 jax==0.10.2 jaxlib==0.10.2 numpy==2.4.6      (KERAS_BACKEND=jax, float32 on the CPU)

A row holds the layer's JSON, its inputs, masks, keyword tensors and flags, its weights by their paths in the layer, its outputs
and their masks, and the gradients of sum(output * direction) with respect to inputs, initial states and weights.
"""
import json, os, pathlib, sys
os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"
import jax, keras
import jax.numpy as jnp
import numpy as np
from keras import layers as L

HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(20190519)
flat = lambda a: [float(f"{v:.8g}") for v in np.asarray(a, np.float32).ravel()]
tensor = lambda a: {"shape": list(np.shape(a)), "values": flat(a)}
normal = lambda *shape: rng.normal(size=shape).astype(np.float32)
maybe = lambda a: None if a is None else tensor(a)
as_list = lambda v: list(v) if isinstance(v, (list, tuple)) else [v]
HEADS = (L.MultiHeadAttention, L.GroupQueryAttention)
rows = []


def called(layer, values, xs, masks, named, flags):
    """The outputs; values None builds the layer."""
    xs = [jnp.asarray(x) for x in xs]
    keywords = flags | {k: v for k, v in named.items() if v}
    if isinstance(layer, HEADS):
        # Keras joins the masks of query, value and key by AND; it finds them on tensors, where JAX has no place for them.
        allowed = [m[:, :, None] if i == 0 else m[:, None, :] for i, m in enumerate(masks) if m is not None]
        if allowed:
            keywords["attention_mask"] = jnp.asarray(np.logical_and.reduce(np.broadcast_arrays(*allowed)))
        args = xs
    else:
        args = [xs] if len(xs) > 1 else xs
        if any(m is not None for m in masks):
            given = [None if m is None else jnp.asarray(m) for m in masks]
            keywords["mask"] = given if len(xs) > 1 else given[0]
    if values is None:
        return as_list(layer(*args, **keywords))
    frozen = [w.value for w in layer.non_trainable_variables]
    return as_list(layer.stateless_call(values, frozen, *args, **keywords)[0])


def case(layer, inputs, masks=None, states=None, allowed=None, flags=None):
    inputs, flags = as_list(inputs), flags or {}
    masks = masks or [None] * len(inputs)
    states = states or []
    fixed = {} if allowed is None else {"attention_mask": jnp.asarray(allowed)}
    described = keras.layers.serialize(layer)
    run = lambda values, xs, hs: called(layer, values, xs, masks, {"initial_state": list(hs)} if hs else {}, flags | fixed)
    run(None, inputs, states)
    for w in layer.trainable_variables:                             # no weight is trivial
        w.assign((np.asarray(w) + .3 * normal(*w.shape)).astype(np.float32))
    values = [w.value for w in layer.trainable_variables]
    outputs = run(values, inputs, states)
    directions = [normal(*o.shape) for o in outputs]
    loss = lambda values, xs, hs: sum((o * d).sum() for o, d in zip(run(values, xs, hs), directions))
    dw, dx, dh = jax.grad(loss, argnums=(0, 1, 2))(values, [jnp.asarray(x) for x in inputs], [jnp.asarray(h) for h in states])
    names = [w.path.split(layer.name + "/", 1)[1] for w in layer.trainable_variables]
    named = {f"initial_state[{i}]": tensor(h) for i, h in enumerate(states)}
    rows.append({
        "layer": described, "inputs": [tensor(x) for x in inputs], "masks": [maybe(m) for m in masks],
        "named": named | ({} if allowed is None else {"attention_mask": tensor(allowed)}), "flags": flags,
        "weights": {k: tensor(w) for k, w in zip(names, values)}, "outputs": [tensor(o) for o in outputs],
        "output_masks": output_masks(layer, inputs, masks, outputs), "directions": [tensor(d) for d in directions],
        "input_gradients": [tensor(g) for g in dx], "weight_gradients": {k: tensor(g) for k, g in zip(names, dw)},
        "state_gradients": [tensor(g) for g in dh]})


def output_masks(layer, inputs, masks, outputs):
    if isinstance(layer, L.Masking):
        return [tensor(layer.compute_mask(inputs[0]))]
    if isinstance(layer, HEADS + (L.TimeDistributed,)):
        return [maybe(masks[0])] + [None] * (len(outputs) - 1)
    if all(m is None for m in masks):
        return [None] * len(outputs)
    given = as_list(layer.compute_mask(inputs if len(inputs) > 1 else inputs[0], masks if len(inputs) > 1 else masks[0]))
    return [maybe(m) for m in given] + [None] * (len(outputs) - len(given))


def mask_of(*lengths, time):
    return np.array([[t < n for t in range(time)] for n in lengths])


HOLES = np.array([[0, 1, 1, 0, 1], [1, 1, 0, 1, 0], [0, 0, 0, 0, 0]], bool)


def recurrent():
    x = normal(3, 5, 4)
    for kind, states in ((L.SimpleRNN, 1), (L.LSTM, 2), (L.GRU, 1)):
        case(kind(3), x)
        case(kind(3, return_sequences=True), x, [HOLES])
        case(kind(3, return_sequences=True, return_state=True, go_backwards=True), x, [HOLES])
        case(kind(3, return_sequences=True, zero_output_for_mask=True), x, [HOLES])
        case(kind(2, return_state=True, use_bias=False, unroll=True), x, states=[normal(3, 2) for _ in range(states)])
        case(kind(3, activation="relu", dropout=.2, recurrent_dropout=.3), x)
    case(L.LSTM(3, recurrent_activation="hard_sigmoid", unit_forget_bias=False, bias_initializer="random_normal"), x)
    case(L.GRU(3, reset_after=False, return_sequences=True), x, [HOLES])
    case(L.GRU(3, reset_after=False, use_bias=False, recurrent_activation="hard_sigmoid"), x)
    case(L.LSTM(3, kernel_regularizer="l2", recurrent_constraint="unit_norm"), x)


def bidirectional():
    x = normal(3, 5, 4)
    for mode in ("concat", "sum", "mul", "ave", None):
        case(L.Bidirectional(L.LSTM(3, return_sequences=True), merge_mode=mode), x, [HOLES])
    case(L.Bidirectional(L.GRU(3)), x, [HOLES])
    case(L.Bidirectional(L.LSTM(2, return_state=True)), x, states=[normal(3, 2) for _ in range(4)])
    case(L.Bidirectional(L.SimpleRNN(3), backward_layer=L.GRU(2, go_backwards=True)), x)


def distributed():
    case(L.TimeDistributed(L.Dense(2, activation="tanh")), normal(2, 3, 4), [mask_of(3, 1, time=3)])
    case(L.TimeDistributed(L.Conv2D(2, 2)), normal(2, 3, 4, 5, 2))
    case(L.TimeDistributed(L.LSTM(2)), normal(2, 3, 4, 3))


def conv_lstm():
    m = np.array([[1, 0, 1], [0, 1, 1]], bool)                      # unrolled: the JAX loop misaligns the masks of images
    case(L.ConvLSTM1D(3, 2), normal(2, 3, 5, 2))
    case(L.ConvLSTM1D(2, 3, padding="same", return_sequences=True, data_format="channels_first", unroll=True), normal(2, 3, 2, 5), [m])
    case(L.ConvLSTM2D(2, (2, 3), return_sequences=True, return_state=True, unroll=True), normal(2, 3, 4, 5, 2), [m])
    case(L.ConvLSTM2D(2, 2, padding="same", strides=2, go_backwards=True, use_bias=False), normal(2, 3, 4, 5, 2))
    case(L.ConvLSTM2D(2, 2, dilation_rate=2, activation="relu", data_format="channels_first"), normal(2, 2, 2, 5, 4))
    case(L.ConvLSTM3D(2, 2), normal(1, 2, 3, 4, 2, 2))


def masking():
    x = normal(2, 4, 3); x[0, 1] = 0; x[1, 0] = 0; x[1, 2, 1] = 0
    case(L.Masking(), x)
    y = normal(2, 3, 2); y[1, 1] = -1; y[0, 2, 0] = -1
    case(L.Masking(mask_value=-1.), y)


def attention():
    q, v, k = normal(2, 3, 4), normal(2, 5, 4), normal(2, 5, 4)
    qm, vm = mask_of(2, 3, time=3), mask_of(4, 2, time=5)
    for kind in (L.Attention, L.AdditiveAttention):
        case(kind(), [q, v])
        case(kind(use_scale=True), [q, v, k], [qm, vm, None])
        case(kind(dropout=.3), [q, v], [None, vm], flags={"return_attention_scores": True})
        case(kind(use_scale=False), [q, normal(2, 3, 4)], flags={"use_causal_mask": True})
    case(L.Attention(score_mode="concat", use_scale=True, seed=3), [q, v], [None, vm])
    case(L.Attention(score_mode="concat"), [q, v, k], flags={"use_causal_mask": True})


def heads():
    q, v, k = normal(2, 3, 6), normal(2, 5, 4), normal(2, 5, 3)
    qm, vm, km = mask_of(2, 3, time=3), mask_of(4, 2, time=5), mask_of(5, 3, time=5)
    case(L.MultiHeadAttention(2, 3), [q, v])
    case(L.MultiHeadAttention(2, 3, output_shape=5, use_bias=False), [q, v, k], [qm, vm, km])
    case(L.MultiHeadAttention(2, 3, value_dim=4), [q, v, k], [qm, vm, km], flags={"return_attention_scores": True})
    case(L.MultiHeadAttention(2, 3, dropout=.1), [q, v], [qm, vm], flags={"return_attention_scores": True})
    case(L.MultiHeadAttention(2, 2), [q, normal(2, 3, 6)], [qm, qm], flags={"use_causal_mask": True})
    case(L.MultiHeadAttention(2, 2), [q, v], allowed=rng.uniform(size=(2, 3, 5)) < .7)
    case(L.MultiHeadAttention(2, 2, use_gate=True, output_shape=(2, 3)), [q, v])
    case(L.MultiHeadAttention(2, 2, sliding_window=2), [q, normal(2, 3, 6)], flags={"return_attention_scores": True})
    case(L.MultiHeadAttention(2, 3, attention_axes=(2,)), [normal(2, 3, 4, 5), normal(2, 3, 6, 5)])
    case(L.MultiHeadAttention(2, 3, attention_axes=(1, 2)), [normal(2, 2, 3, 5), normal(2, 3, 2, 5)], flags={"return_attention_scores": True})
    case(L.MultiHeadAttention(1, 2, attention_axes=(1,)), [normal(2, 3, 2, 4), normal(2, 5, 2, 4)])
    w = normal(2, 5, 6)
    case(L.GroupQueryAttention(3, 4, 2), [q, w])
    case(L.GroupQueryAttention(2, 2, 1, use_bias=False), [q, w, normal(2, 5, 6)], [qm, vm, None])
    case(L.GroupQueryAttention(2, 4, 4, dropout=.2, use_gate=True), [q, normal(2, 3, 6)],
         flags={"use_causal_mask": True, "return_attention_scores": True})


if __name__ == "__main__":
    parts = (recurrent, bidirectional, distributed, conv_lstm, masking, attention, heads)
    for part in parts:
        if part.__name__ in (sys.argv[1:] or [p.__name__ for p in parts]):
            rng, rows = np.random.default_rng(20190519), []
            part()
            lines = ",\n".join(json.dumps(r) for r in rows)
            (HERE / f"sequence_{part.__name__}.json").write_text('{"layers": [\n' + lines + "\n]}\n")
            print(part.__name__, len(rows), "rows", flush=True)
