/// Kaon's graphs as ONNX models, opset 18.
///
/// Enter at {@link org.kaon.onnx.export.OnnxExport}. What an op becomes is one table from op class
/// to {@code Export}, so that layers need no code for it: a layer exports if its ops do. Values may
/// be held in another order of axes than Kaon's ({@code Forms}), so that images stay channels-first
/// from convolution to convolution and transposes appear only where something asks for the rows as
/// they are.
@NullMarked
package org.kaon.onnx.export;

import org.jspecify.annotations.NullMarked;
