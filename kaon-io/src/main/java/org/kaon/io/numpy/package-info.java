/// NumPy's `.npy` files: one array with its type and shape.
///
/// Enter at [Npy]. This package knows no other format.
///
/// *Source*: NumPy Enhancement Proposal 1, format versions 1.0 to 3.0.
@NullMarked
package org.kaon.io.numpy;

import org.jspecify.annotations.NullMarked;
