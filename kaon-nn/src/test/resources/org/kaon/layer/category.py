"""Numbers to bins and categories: writes category.json and category.npz (see fixture.py)."""
import numpy as np
from fixture import Family, layers

f = Family("category")
edges = [-1., 0., .5]
f.add("bins", layers.Discretization(edges), (3, 4))
f.add("bins_at_edges", layers.Discretization(edges), np.array([[-1., 0., .5], [-2., 2., .49]]))
f.add("bins_one_hot", layers.Discretization(edges, output_mode="one_hot"), (3, 4))
f.add("bins_one_hot_column", layers.Discretization(edges, output_mode="one_hot"), (3, 1))
f.add("bins_multi_hot", layers.Discretization(edges, output_mode="multi_hot"), (3, 4))
f.add("bins_count", layers.Discretization(edges, output_mode="count"), (3, 4))
numbers = np.array([[0, 3, 3], [1, 2, 0], [4, 4, 4]], np.int32)
for mode in ("one_hot", "multi_hot", "count"):
    f.add(f"categories_{mode}", layers.CategoryEncoding(5, output_mode=mode), numbers)
    f.add(f"categories_{mode}_column", layers.CategoryEncoding(5, output_mode=mode), numbers[:, 1:2])
f.add("categories_weighted", layers.CategoryEncoding(5, output_mode="count"), numbers,
      named={"count_weights": np.array([[.5, 1., 2.], [1., -1., 3.], [0., .25, .5]])})
f.save()
