/// NumPy's files: `.npy` with one array, `.npz` with several.
///
/// Enter at [Npy] for an array, at [NumpySource] and [NpzTable] for tables. This package knows no
/// other format.
///
/// *Source*: NumPy Enhancement Proposal 1, format versions 1.0 to 3.0.
@NullMarked
package org.kaon.io.numpy;

import org.jspecify.annotations.NullMarked;
