package org.kaon.onnx.load;

import static org.kaon.graph.Constant.constant;

import org.kaon.config.ConfigException;
import org.kaon.engine.Engine;
import org.kaon.engine.Plan;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.graph.Constant;
import org.kaon.graph.Graph;
import org.kaon.graph.Origin;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Read;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.onnx.OnnxModel;
import org.kaon.onnx.OnnxNode;
import org.kaon.onnx.OnnxPort;
import org.kaon.onnx.Transposition;
import org.kaon.op.Transpose;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;

import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Makes a model's graph for known extents of its inputs, node by node.
final class Loader implements AutoCloseable {

    private static final long NEWEST = 26;

    private final OnnxModel model;
    private final Map<String, Variable> weights;
    private final Map<String, Value> values = new HashMap<>();
    private Optional<Engine> engine = Optional.empty();

    /// `weights`: the variables made so far, by name; more are added.
    Loader(OnnxModel model, Map<String, Variable> weights) {
        requireOpset(model.opset(OnnxModel.STANDARD));
        this.model = model;
        this.weights = weights;
    }

    /// Newer operators may mean something else under the same name.
    private static void requireOpset(long opset) {
        if (opset > NEWEST) {
            throw new ConfigException(
                    "ONNX model: is of opset "
                            + opset
                            + ", Kaon knows operators up to opset "
                            + NEWEST
                            + ". Export the model with an older one (Kaon itself writes 18).");
        }
    }

    Graph graph(Map<String, Shape> shapes) {
        for (OnnxPort input : model.inputs()) {
            Shape shape = shapes.getOrDefault(input.name(), input.type().shape());
            values.put(
                    input.name(),
                    Placeholder.placeholder(input.name(), input.type().withShape(shape)));
        }
        for (OnnxNode node : model.nodes()) {
            Origin.within(
                    node.name().isEmpty() ? node.op() : node.name(),
                    () -> {
                        load(node);
                        return node;
                    });
        }
        Map<String, Value> outputs = new LinkedHashMap<>();
        for (OnnxPort output : model.outputs()) {
            outputs.put(output.name(), value(output.name()));
        }
        return new Graph(outputs, Map.of());
    }

    private void load(OnnxNode node) {
        Call call = new Call(node, this);
        try {
            List<Value> results = Loads.load(call);
            call.requireAllAsked();
            for (int i = 0; i < node.outputs().size(); i++) {
                if (i < results.size()) {
                    values.put(node.outputs().get(i), results.get(i));
                }
            }
        } catch (ShapeException | ArithmeticException | IndexOutOfBoundsException e) {
            ConfigException named = call.refused(String.valueOf(e.getMessage()));
            named.initCause(e);
            throw named;
        }
    }

    long opset(String domain) {
        return model.opset(domain);
    }

    /// The value of a name.
    Value value(String name) {
        Value value = values.get(name);
        if (value == null) {
            Tensor tensor = model.initializers().get(name);
            if (tensor == null) {
                throw new ConfigException(
                        "ONNX model: nothing gives \""
                                + name
                                + "\", which a node or an output asks for. The file is damaged, or"
                                + " an operator gives less results than it was asked for.");
            }
            value = isWeight(tensor) ? variable(name, tensor).read() : constant(tensor);
            values.put(name, value);
        }
        return value;
    }

    private static boolean isWeight(Tensor tensor) {
        return tensor.type().dataType() == DataType.FLOAT32 && tensor.size() > 1;
    }

    private Variable variable(String name, Tensor tensor) {
        return weights.computeIfAbsent(name, n -> new Variable(n, tensor));
    }

    /// A value with its axes in another order; a weight is held in it.
    Value transposed(String name, List<Integer> order) {
        Tensor tensor = model.initializers().get(name);
        if (tensor == null || !isWeight(tensor)) {
            int[] axes = order.stream().mapToInt(Integer::intValue).toArray();
            return Transpose.transpose(value(name), axes);
        }
        String label = name + " " + order;
        Variable variable = weights.get(label);
        if (variable == null) {
            variable = new Variable(name, Transposition.of(tensor, order));
            weights.put(label, variable);
        }
        return variable.read();
    }

    /// What a value is beforehand.
    ///
    /// *Errors*: a value that hangs on the model's inputs.
    Tensor known(OnnxNode node, Value value) {
        if (value.source().op() instanceof Constant known) {
            return known.value();
        }
        if (value.source().op() instanceof Read read) {
            return read.variable().initial();
        }
        Graph graph = new Graph(Map.of("y", value), Map.of());
        if (!graph.placeholders().isEmpty()) {
            throw new Call(node, this)
                    .refused(
                            "expected a setting that is known beforehand, found one that is"
                                    + " computed from the model's inputs");
        }
        Engine open = engine.orElseGet(() -> CpuEngine.open(1));
        engine = Optional.of(open);
        try (Plan plan = open.compile(graph)) {
            return Objects.requireNonNull(plan.run(Map.of()).get("y")).copy(Arena.ofAuto());
        }
    }

    @Override
    public void close() {
        engine.ifPresent(Engine::close);
    }
}
