package org.kaon.onnx.load;

import org.kaon.onnx.OnnxModel;
import org.kaon.onnx.OnnxNode;
import org.kaon.onnx.OnnxPort;
import org.kaon.tensor.Tensor;

import java.util.Map;
import java.util.TreeMap;

/// An ONNX model as a short text: opsets, inputs, outputs, how often each operator comes, and which
/// of them Kaon does not know.
final class OnnxSummary {

    private OnnxSummary() {}

    static String of(OnnxModel model) {
        StringBuilder text = new StringBuilder("ONNX model \"" + model.name() + "\"\n");
        new TreeMap<>(model.opsets())
                .forEach((domain, version) ->
                        text.append("opset   %s %d%n".formatted(label(domain), version)));
        for (OnnxPort port : model.inputs()) {
            text.append("input   %s %s%n".formatted(port.name(), port.type()));
        }
        for (OnnxPort port : model.outputs()) {
            text.append("output  %s%n".formatted(port.name()));
        }
        Map<String, Integer> counts = new TreeMap<>();
        for (OnnxNode node : model.nodes()) {
            counts.merge(Loads.key(node), 1, Integer::sum);
        }
        counts.forEach((op, count) ->
                text.append(
                        "%7d %s%s%n"
                                .formatted(
                                        count,
                                        op,
                                        Loads.ops().contains(op) ? "" : "  (not known to Kaon)")));
        long parameters =
                model.initializers().values().stream()
                        .filter(tensor -> tensor.type().dataType().isFloating())
                        .mapToLong(Tensor::size)
                        .sum();
        return text.append("%,d parameters%n".formatted(parameters)).toString();
    }

    private static String label(String domain) {
        return domain.isEmpty() ? "ai.onnx" : domain;
    }
}
