package org.kaon.onnx.load;

import org.jspecify.annotations.Nullable;
import org.kaon.config.ConfigException;
import org.kaon.engine.Engine;
import org.kaon.engine.Plan;
import org.kaon.graph.Graph;
import org.kaon.graph.Variable;
import org.kaon.onnx.ModelReader;
import org.kaon.onnx.OnnxModel;
import org.kaon.onnx.OnnxPort;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A network that another program wrote as ONNX: its graph, and what it predicts.
///
/// Its float tensors are variables that stay the same from graph to graph, so a graph of it may be
/// trained further like any other.
public final class ImportedModel {

    private final OnnxModel source;
    private final Map<String, Variable> weights = new LinkedHashMap<>();
    private @Nullable Compiled compiled;

    public ImportedModel(OnnxModel source) {
        this.source = source;
    }

    /// *Errors*: {@link org.kaon.io.column.FormatException} for a damaged file.
    public static ImportedModel read(Path file) throws IOException {
        return new ImportedModel(ModelReader.read(file));
    }

    /// Opsets, inputs, outputs and operators as text.
    public String summary() {
        return OnnxSummary.of(source);
    }

    public List<OnnxPort> inputs() {
        return source.inputs();
    }

    public List<OnnxPort> outputs() {
        return source.outputs();
    }

    /// The model's outputs for inputs of these shapes.
    ///
    /// *Errors*: {@link ConfigException} naming an operator or setting that Kaon does not know, or
    /// an input whose shape is still open.
    public Graph graph(Map<String, Shape> shapes) {
        for (OnnxPort input : source.inputs()) {
            Shape shape = shapes.getOrDefault(input.name(), input.type().shape());
            if (!shape.isKnown() || !fits(shape, input.type().shape())) {
                throw new ConfigException(
                        "ONNX model: input \""
                                + input.name()
                                + "\" takes "
                                + input.type()
                                + ", found "
                                + shape
                                + ". Give each axis the extent that the model wants.");
            }
        }
        try (Loader loader = new Loader(source, weights)) {
            return loader.graph(shapes);
        }
    }

    private static boolean fits(Shape found, Shape wanted) {
        boolean fits = found.rank() == wanted.rank();
        for (int i = 0; fits && i < found.rank(); i++) {
            fits = wanted.extent(i) == Shape.ANY || wanted.extent(i) == found.extent(i);
        }
        return fits;
    }

    /// The outputs by name for inputs by name, computed in batches where the model leaves the
    /// number of rows open.
    ///
    /// *Errors*: inputs that are missing or of another type.
    public Map<String, Tensor> predict(Engine engine, Map<String, Tensor> inputs, int batchSize) {
        requireInputs(inputs);
        long rows = rows(inputs);
        return engine.call(() -> {
            if (rows <= batchSize) {
                return run(engine, inputs);
            }
            List<Map<String, Tensor>> parts = new ArrayList<>();
            for (long from = 0; from < rows; from += batchSize) {
                long first = from;
                long last = Math.min(rows, from + batchSize);
                Map<String, Tensor> batch = new HashMap<>();
                inputs.forEach((name, all) -> batch.put(name, all.rows(first, last)));
                parts.add(run(engine, batch));
            }
            return joined(parts);
        });
    }

    private static Map<String, Tensor> joined(List<Map<String, Tensor>> parts) {
        Map<String, Tensor> whole = new LinkedHashMap<>();
        parts.getFirst()
                .forEach((name, first) -> {
                    List<Tensor> values =
                            parts.stream().map(part -> part.getOrDefault(name, first)).toList();
                    long rows = values.stream().mapToLong(value -> value.shape().extent(0)).sum();
                    Tensor all =
                            Tensor.allocate(
                                    first.type().withShape(first.shape().with(0, rows)),
                                    Arena.ofAuto());
                    long at = 0;
                    for (Tensor value : values) {
                        MemorySegment.copy(
                                value.data(), 0, all.data(), at, value.data().byteSize());
                        at += value.data().byteSize();
                    }
                    whole.put(name, all);
                });
        return whole;
    }

    private void requireInputs(Map<String, Tensor> inputs) {
        for (OnnxPort port : source.inputs()) {
            Tensor given = inputs.get(port.name());
            if (given == null || given.type().dataType() != port.type().dataType()) {
                throw new ConfigException(
                        "ONNX model: input \""
                                + port.name()
                                + "\" takes "
                                + port.type()
                                + ", found "
                                + (given == null ? "none among " + inputs.keySet() : given.type())
                                + ".");
            }
        }
    }

    // 0 where the model has its own idea of rows, so that there are no batches.
    private long rows(Map<String, Tensor> inputs) {
        long rows = 0;
        for (OnnxPort port : source.inputs()) {
            Shape declared = port.type().shape();
            boolean open = declared.rank() > 0 && declared.extent(0) == Shape.ANY;
            long here = open ? shape(inputs, port).extent(0) : 0;
            if (here == 0 || rows != 0 && rows != here) {
                return 0;
            }
            rows = here;
        }
        boolean counted =
                source.outputs().stream()
                        .allMatch(port ->
                                port.type().shape().rank() > 0
                                        && port.type().shape().extent(0) == Shape.ANY);
        return counted ? rows : 0;
    }

    private static Shape shape(Map<String, Tensor> inputs, OnnxPort port) {
        Tensor given = inputs.get(port.name());
        return given == null ? port.type().shape() : given.shape();
    }

    private Map<String, Tensor> run(Engine engine, Map<String, Tensor> inputs) {
        Map<String, Shape> shapes = new HashMap<>();
        source.inputs().forEach(port -> shapes.put(port.name(), shape(inputs, port)));
        Map<String, Tensor> results = new LinkedHashMap<>();
        Plan plan = plan(engine, shapes);
        Map<String, Tensor> feeds = new HashMap<>(inputs);
        feeds.keySet().retainAll(plan.feeds());
        plan.run(feeds).forEach((name, value) -> results.put(name, value.copy(Arena.ofAuto())));
        return results;
    }

    // Whole batches share one plan; another number of rows needs another.
    private Plan plan(Engine engine, Map<String, Shape> shapes) {
        Compiled last = compiled;
        if (last == null || !last.engine.equals(engine) || !last.shapes.equals(shapes)) {
            if (last != null) {
                last.plan.close();
            }
            last = new Compiled(engine, shapes, engine.compile(graph(shapes)));
            compiled = last;
        }
        return last.plan;
    }

    /// The plan of the last batch.
    private record Compiled(Engine engine, Map<String, Shape> shapes, Plan plan) {}
}
