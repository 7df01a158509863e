"""Keras's scaled dot-product attention, for AttentionTest; Keras has heads on the third axis."""

from fixture import Writer, jnp, keras, np

write = Writer()
n = write.numbers
B, H, T, S, D = 2, 3, 4, 5, 6


def attend(q, k, v, **options):
    swap = lambda x: jnp.swapaxes(x, 1, 2)
    return swap(keras.ops.dot_product_attention(swap(q), swap(k), swap(v), flash_attention=False, **options))


mask = write.random.random((B, 1, T, S)) < 0.6
mask[:, :, :, 0] = True
qkv = lambda: dict(q=n(B, H, T, D), k=n(B, H, S, D), v=n(B, H, S, 7)[..., :D])
write.case("plain", attend, **qkv())
write.case("scaled", lambda q, k, v: attend(q, k, v, scale=0.3), **qkv())
write.case("masked", lambda q, k, v, mask: attend(q, k, v, mask=mask), **qkv(), mask=mask)
write.case("biased", lambda q, k, v, bias: attend(q, k, v, bias=bias), **qkv(), bias=n(B, H, T, S))
write.case("causal", lambda q, k, v: attend(q, k, v, is_causal=True), **qkv())
write.case(
    "masked and biased", lambda q, k, v, mask, bias: attend(q, k, v, mask=mask, bias=bias),
    **qkv(), mask=mask, bias=n(B, H, T, S))
