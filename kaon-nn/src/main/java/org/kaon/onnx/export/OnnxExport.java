package org.kaon.onnx.export;

import org.kaon.config.ConfigException;
import org.kaon.engine.pass.AbsorbBroadcasts;
import org.kaon.engine.pass.FoldConstants;
import org.kaon.engine.pass.FoldScales;
import org.kaon.engine.pass.MergeEqual;
import org.kaon.engine.pass.ResolveShapes;
import org.kaon.graph.Constant;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Read;
import org.kaon.graph.Value;
import org.kaon.model.Model;
import org.kaon.onnx.ModelWriter;
import org.kaon.onnx.OnnxModel;
import org.kaon.onnx.OnnxNode;
import org.kaon.onnx.OnnxPort;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Models and graphs as ONNX, opset 18, for any number of rows.
///
/// Weights become initializers under their own names; a convolution's kernel is in ONNX's order.
/// Inputs and outputs keep their names and Kaon's order of axes (channels last where the model is).
///
/// *Errors*: {@link ConfigException} naming the op and the layer where ONNX has nothing for it.
public final class OnnxExport {

    private static final long OPSET = 18;

    private OnnxExport() {}

    /// Writes the model's inference to a file.
    public static void write(Model model, Path file) throws IOException {
        ModelWriter.write(export(model.inference()), file);
    }

    /// The outputs of a graph, its variables as they start.
    ///
    /// *Errors*: a graph that assigns variables.
    public static OnnxModel export(Graph whole) {
        if (!whole.updates().isEmpty()) {
            throw new ConfigException(
                    "ONNX export: expected a graph that only computes, found updates of "
                            + whole.updates().keySet()
                            + ". Export the inference graph.");
        }
        IdentityHashMap<Tensor, String> weights = new IdentityHashMap<>();
        Graph graph = simplified(whole, weights);
        Map<Value, Integer> uses = new HashMap<>();
        graph.nodes().forEach(node -> node.inputs().forEach(v -> uses.merge(v, 1, Integer::sum)));
        graph.roots().forEach(v -> uses.merge(v, 1, Integer::sum));
        Emitter out = new Emitter(uses);
        List<OnnxPort> inputs = new ArrayList<>();
        for (Placeholder input : graph.placeholders()) {
            inputs.add(new OnnxPort(out.fresh(input.label()), input.type()));
        }
        graph.outputs().keySet().forEach(out::fresh);
        Known known = Known.of(graph);
        known.values()
                .forEach((value, tensor) ->
                        out.define(value, tensor, nameOf(value.source(), tensor, weights)));
        for (Node node : graph.nodes()) {
            if (known.open().contains(node)) {
                export(node, out);
            }
        }
        return new OnnxModel(
                "kaon",
                Map.of(OnnxModel.STANDARD, OPSET),
                named(graph, out),
                out.initializers(),
                inputs,
                outputs(graph));
    }

    private static Graph simplified(Graph graph, IdentityHashMap<Tensor, String> weights) {
        Graph constant =
                graph.rewrite(node -> {
                    if (node.op() instanceof Read read) {
                        weights.put(read.variable().initial(), read.variable().name());
                        return Constant.constant(read.variable().initial()).source();
                    }
                    return node;
                });
        Graph resolved = FoldConstants.apply(ResolveShapes.apply(constant));
        return folded(MergeEqual.apply(AbsorbBroadcasts.apply(resolved)));
    }

    // It asks for the sizes of all operands, which a sum of two open values does not have; then
    // scales stay where they are.
    private static Graph folded(Graph graph) {
        try {
            return FoldScales.apply(graph);
        } catch (ShapeException _) {
            return graph;
        }
    }

    private static void export(Node node, Emitter out) {
        out.at(node);
        if (node.op() instanceof Placeholder input) {
            out.define(node.output(0), input.label());
        } else {
            Exports.export(node, out);
        }
    }

    private static String nameOf(
            Node node, Tensor tensor, IdentityHashMap<Tensor, String> weights) {
        String place = node.origin().isEmpty() ? "" : node.origin() + "/";
        String kind = node.op() instanceof Constant ? "constant" : node.op().name();
        return weights.getOrDefault(tensor, place + kind.toLowerCase(Locale.ROOT));
    }

    private static List<OnnxPort> outputs(Graph graph) {
        return graph.outputs().entrySet().stream()
                .map(entry -> new OnnxPort(entry.getKey(), entry.getValue().type()))
                .toList();
    }

    // The last node takes on the output's name; where there is none of its own, a copy does.
    private static List<OnnxNode> named(Graph graph, Emitter out) {
        Map<String, String> names = new HashMap<>();
        graph.outputs()
                .forEach((name, value) -> {
                    out.at(value.source());
                    String made = out.plain(value);
                    if (out.maker(made).isPresent() && !names.containsKey(made)) {
                        names.put(made, name);
                    } else {
                        names.put(out.node("Identity", names.getOrDefault(made, made)), name);
                    }
                });
        return out.nodes().stream().map(node -> renamed(node, names)).toList();
    }

    private static OnnxNode renamed(OnnxNode node, Map<String, String> names) {
        return new OnnxNode(
                node.op(),
                node.domain(),
                node.name(),
                node.inputs().stream().map(n -> names.getOrDefault(n, n)).toList(),
                node.outputs().stream().map(n -> names.getOrDefault(n, n)).toList(),
                node.attributes());
    }
}
