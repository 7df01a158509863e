package org.kaon.onnx;

import org.kaon.tensor.Tensor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A model in ONNX's own terms: nodes in an order in which they can be computed, tensors that are
/// given, and which version of each set of operators is meant.
///
/// Initializers are of types that Kaon computes with: a reader widens or narrows others.
public record OnnxModel(
        String name,
        Map<String, Long> opsets,
        List<OnnxNode> nodes,
        Map<String, Tensor> initializers,
        List<OnnxPort> inputs,
        List<OnnxPort> outputs) {

    /// The domain of ONNX's own operators; `ai.onnx` is another spelling of it.
    public static final String STANDARD = "";

    /// The domain of trees, linear models and scalers.
    public static final String MACHINE_LEARNING = "ai.onnx.ml";

    public OnnxModel {
        opsets = Collections.unmodifiableMap(new TreeMap<>(opsets));
        nodes = List.copyOf(nodes);
        initializers = Collections.unmodifiableMap(new LinkedHashMap<>(initializers));
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /// The version of a domain's operators, 0 where the model names none.
    public long opset(String domain) {
        return opsets.getOrDefault(domain, 0L);
    }
}
