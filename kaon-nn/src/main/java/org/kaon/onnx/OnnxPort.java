package org.kaon.onnx;

import org.kaon.tensor.TensorType;

/// An input or output of a model. Extents that differ from run to run are unknown.
public record OnnxPort(String name, TensorType type) {}
