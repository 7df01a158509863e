/// The ONNX file format: a model as records, and the bytes that hold it.
///
/// Enter at {@link org.kaon.onnx.OnnxModel}, {@link org.kaon.onnx.ModelWriter} and {@link
/// org.kaon.onnx.ModelReader}. This package knows nothing of ops and models of Kaon: {@code export}
/// makes such records of a graph, {@code load} makes a graph of them.
///
/// *Source*: `onnx.proto` of ONNX 1.23, whose field numbers are used here.
@NullMarked
package org.kaon.onnx;

import org.jspecify.annotations.NullMarked;
