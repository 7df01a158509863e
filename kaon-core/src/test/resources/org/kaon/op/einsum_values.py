"""NumPy's einsum, for EinsumTest; gradients by JAX."""

from fixture import Writer, jnp, np

write = Writer()
EQUATIONS = [
    ("ij->ji", (2, 3)), ("ij", (2, 3)), ("ba", (2, 3)), ("ij->", (2, 3)), ("ijk->ki", (2, 3, 4)), ("...ij->...ji", (5, 2, 3)),
    ("...j->...", (5, 2, 3)), ("ij,jk->ik", (2, 3), (3, 4)), ("ij,jk", (2, 3), (3, 4)), ("bij,bjk->bik", (5, 2, 3), (5, 3, 4)),
    ("bij,bjk->kib", (5, 2, 3), (5, 3, 4)), ("bthd,bshd->bhts", (2, 3, 4, 5), (2, 6, 4, 5)),
    ("bhts,bshd->bthd", (2, 4, 3, 6), (2, 6, 4, 5)), ("i,j->ij", (2,), (3,)), ("i,i->", (3,), (3,)), ("i,i", (3,), (3,)),
    ("ij,ij->i", (2, 3), (2, 3)), ("ij,ij->ij", (2, 3), (2, 3)), ("ij,j->ij", (2, 3), (3,)), ("ij,ij->", (2, 3), (2, 3)),
    ("btd,dk->btk", (2, 3, 4), (4, 5)), ("btd,dhk->bhtk", (2, 3, 4), (4, 5, 6)), ("abcd,cdef->abef", (2, 3, 4, 5), (4, 5, 6, 7)),
    ("...ij,...jk->...ik", (5, 2, 3), (5, 3, 4)), ("...ij,jk", (5, 2, 3), (3, 4)), ("...ij,...jk->...ik", (6, 5, 2, 3), (5, 3, 4)),
    ("i...,j...->ij...", (2, 5), (3, 5)), ("ij,jk,kl->il", (2, 3), (3, 4), (4, 5)), ("bi,bj,ijk->bk", (6, 2), (6, 3), (2, 3, 4)),
    ("ij,kj,k->i", (2, 3), (4, 3), (4,)), ("ijk,lj->il", (2, 3, 4), (5, 3)), ("ij,kl->", (2, 3), (4, 5)), ("bnd,bmd->bnm", (2, 3, 5), (2, 4, 5)),
    (",ij->ji", (), (2, 3)),
]
for equation, *shapes in EQUATIONS:
    values = {f"x{i}": write.numbers(*shape) for i, shape in enumerate(shapes)}
    numpy = np.einsum(equation, *values.values())
    jax = jnp.einsum(equation, *values.values())
    assert np.allclose(numpy, jax, rtol=1e-14, atol=1e-14)
    write.case(equation.replace(" ", ""), lambda equation=equation, **v: jnp.einsum(equation, *v.values()), **values)
