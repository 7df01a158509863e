package org.kaon.onnx;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An operator applied to named values; an optional input that is left out has the name "".
/// Attributes are held in the order of their names, so that equal nodes are equal bytes.
public record OnnxNode(
        String op,
        String domain,
        String name,
        List<String> inputs,
        List<String> outputs,
        Map<String, Attribute> attributes) {

    public OnnxNode {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /// `Conv "conv2d"`, or by its first result where it has no name.
    @Override
    public String toString() {
        String label = name.isEmpty() && !outputs.isEmpty() ? outputs.getFirst() : name;
        String prefix = domain.isEmpty() ? "" : domain + ".";
        return prefix + op + " \"" + label + "\"";
    }
}
