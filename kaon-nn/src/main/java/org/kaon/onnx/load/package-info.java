/// ONNX models as graphs of Kaon.
///
/// Enter at {@link org.kaon.onnx.load.ImportedModel}. What an operator becomes is one table from
/// its name to {@code Load}. A graph is made for known extents, so that all arithmetic on shapes
/// that exporters write is done while loading; what must be known beforehand (axes, sizes) is
/// computed by the engine where it hangs on no input.
@NullMarked
package org.kaon.onnx.load;

import org.jspecify.annotations.NullMarked;
