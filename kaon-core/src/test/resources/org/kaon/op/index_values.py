"""JAX's and Keras's reductions, orders, indices, segments and distances, for IndexValuesTest."""

from fixture import Writer, jax, jnp, keras, np

write = Writer()
n = write.numbers
ids = np.array([2, 0, 2, 1, 3, 0, 2, 1])


def knn(x, features, k):
    difference = x[:, :, None] - x[:, None]
    distance = (difference**2).sum(-1) + jnp.where(jnp.eye(x.shape[1]) == 1, jnp.inf, 0)
    order = jnp.argsort(distance, axis=-1)[:, :, :k]
    return jax.vmap(lambda f, i: f[i])(features, order)


zeros = n(3, 4)
zeros[0, 1] = zeros[1, 0] = zeros[1, 2] = 0
write.case("prod", lambda x: jnp.prod(x, axis=1), x=zeros)
write.case("logsumexp", lambda x: jax.scipy.special.logsumexp(x, axis=(0, 2)), x=n(3, 4, 2))
write.case("variance", lambda x: jnp.var(x, axis=1), x=n(3, 4, 2))
write.case("deviation", lambda x: jnp.std(x, axis=(0, 1), keepdims=True), x=n(3, 4, 2))
write.case("max", lambda x: jnp.max(x, axis=1), x=np.round(n(3, 4, 2)))
write.case("take", lambda x: jnp.take(x, np.array([[2, 0], [2, 1], [3, 3]]), axis=1), x=n(3, 4, 2))
write.case("sort", lambda x: jnp.sort(x, axis=1, descending=True), x=n(3, 4, 2))
write.case("top k", lambda x: jax.lax.top_k(x, 3)[0], x=n(3, 5))
write.case("one hot", lambda x: x * jax.nn.one_hot(np.array([[2, 0], [9, 1], [3, 3]]), 4, axis=1), x=n(3, 4, 2))
write.case("cumsum", lambda x: jnp.cumsum(x, axis=1), x=n(3, 4, 2))
write.case("reverse cumsum", lambda x: jnp.flip(jnp.cumsum(jnp.flip(x, 1), axis=1), 1), x=n(3, 4, 2))
write.case("segment sum", lambda x: keras.ops.segment_sum(x, ids, num_segments=5), x=n(8, 3))
write.case("segment max", lambda x: keras.ops.segment_max(x, ids, num_segments=4), x=n(8, 3))
write.case(
    "segment mean",
    lambda x: jax.ops.segment_sum(x, ids, 5) / np.maximum(np.bincount(ids, minlength=5), 1)[:, None],
    x=n(8, 3))
write.case("distances", lambda x: ((x[:, :, None] - x[:, None]) ** 2).sum(-1), x=n(2, 5, 3))
write.case("neighbours", lambda x, f: knn(x, f, 3), x=n(2, 6, 2), f=n(2, 6, 4))
