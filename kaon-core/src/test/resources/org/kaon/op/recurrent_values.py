"""Keras's recurrent layers with given weights, for RecurrentTest."""

from fixture import Writer, keras, np

write = Writer()
B, T, F, U = 2, 5, 3, 4
MASK = np.array([[False, True, True, False, True], [True, True, False, True, False]])


def run(layer, weights, x, states=(), mask=None):
    layer.build(x.shape)
    out, _ = layer.stateless_call(
        list(weights), list(layer.non_trainable_variables), x,
        **({"initial_state": list(states)} if states else {}), **({} if mask is None else {"mask": mask}))
    return out


def layers(name, make, gates, bias, states):
    n = write.numbers
    w = lambda: dict(kernel=n(F, gates * U), recurrent=n(U, gates * U), bias=n(*bias))
    write.case(name, lambda x, kernel, recurrent, bias: run(make(), [kernel, recurrent, bias], x), x=n(B, T, F), **w())
    if states == 1:
        start = dict(h=n(B, U))
        both = lambda x, kernel, recurrent, bias, h: run(
            make(return_sequences=True, return_state=True), [kernel, recurrent, bias], x, [h])
    else:
        start = dict(h=n(B, U), c=n(B, U))
        both = lambda x, kernel, recurrent, bias, h, c: run(
            make(return_sequences=True, return_state=True), [kernel, recurrent, bias], x, [h, c])
    write.case(name + " from a state", both, x=n(B, T, F), **w(), **start)
    for suffix, options in (
        ("masked", {}),
        ("masked with zeros", {"zero_output_for_mask": True, "unroll": False}),
        ("masked and reversed", {"go_backwards": True}),
    ):
        write.case(
            f"{name} {suffix}",
            lambda x, kernel, recurrent, bias, mask: run(
                make(return_sequences=True, return_state=True, **options), [kernel, recurrent, bias], x, mask=mask),
            x=n(B, T, F), **w(), mask=MASK)


layers("simple", lambda **k: keras.layers.SimpleRNN(U, **{"unroll": True, "dtype": "float64", **k}), 1, (U,), 1)
layers("lstm", lambda **k: keras.layers.LSTM(U, **{"unroll": True, "dtype": "float64", **k}), 4, (4 * U,), 2)
layers("gru", lambda **k: keras.layers.GRU(U, **{"unroll": True, "dtype": "float64", **k}), 3, (2, 3 * U), 1)
layers("gru reset before", lambda **k: keras.layers.GRU(U, reset_after=False, **{"unroll": True, "dtype": "float64", **k}), 3, (3 * U,), 1)
