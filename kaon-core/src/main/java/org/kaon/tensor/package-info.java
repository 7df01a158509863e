/// Types and values: element types, shapes, and tensors over off-heap memory.
///
/// Enter at {@link org.kaon.tensor.Tensor} and {@link org.kaon.tensor.Shape}. This package knows
/// nothing of graphs, engines or layers.
@NullMarked
package org.kaon.tensor;

import org.jspecify.annotations.NullMarked;
