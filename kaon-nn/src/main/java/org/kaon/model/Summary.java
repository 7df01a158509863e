package org.kaon.model;

import org.kaon.graph.Value;
import org.kaon.layer.InputLayer;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A model as a table: each layer with its type, output shape and number of parameters.
///
/// @param rows one for each layer; the input of a sequential model is left out, as in Keras
/// @param isChain whether the layers follow one another, so that the connections go without saying
public record Summary(
        String name, List<Row> rows, boolean isChain, long parameters, long trainable) {

    /// One layer; `connections` are the tensors that it takes.
    public record Row(
            String name, String type, String outputShape, long parameters, String connections) {}

    public static Summary summary(Model model) {
        Architecture architecture = model.architecture();
        Trace trace = Trace.of(architecture);
        List<Row> rows = new ArrayList<>();
        for (Part part : architecture.parts()) {
            if (!(architecture instanceof Sequential && part.layer() instanceof InputLayer)) {
                rows.add(row(model, part, trace));
            }
        }
        long trainable =
                DeclaringScope.trained(architecture).stream()
                        .mapToLong(path -> model.weights().at(path).size())
                        .sum();
        return new Summary(
                architecture.name(),
                rows,
                isChain(architecture),
                model.weights().size(),
                trainable);
    }

    private static Row row(Model model, Part part, Trace trace) {
        List<Trace.Event> calls =
                trace.events().stream()
                        .filter(event -> event.part().name().equals(part.name()))
                        .toList();
        List<Shape> shapes = calls.getLast().gave().outputs().stream().map(Value::shape).toList();
        String written =
                shapes.size() == 1
                        ? written(shapes.getFirst())
                        : shapes.stream()
                                .map(Summary::written)
                                .collect(Collectors.joining(", ", "[", "]"));
        return new Row(
                part.name(),
                part.layer().className(),
                written,
                parameters(model, part),
                connections(model.architecture(), part));
    }

    private static String connections(Architecture architecture, Part part) {
        if (!(architecture instanceof Functional functional)) {
            return "";
        }
        String all =
                functional.places().stream()
                        .filter(place -> place.part().name().equals(part.name()))
                        .flatMap(place -> place.calls().stream())
                        .flatMap(Invocation::tensors)
                        .map(Reference::toString)
                        .collect(Collectors.joining(", "));
        return all.isEmpty() ? "-" : all;
    }

    private static boolean isChain(Architecture architecture) {
        if (!(architecture instanceof Functional functional)) {
            return true;
        }
        Set<Reference> taken = new HashSet<>();
        for (Functional.Place place : functional.places()) {
            List<Reference> tensors = place.calls().stream().flatMap(Invocation::tensors).toList();
            boolean one = place.calls().isEmpty() || place.calls().size() == 1;
            if (!one || tensors.size() > 1 || !taken.addAll(tensors) && !tensors.isEmpty()) {
                return false;
            }
        }
        return functional.inputs().tensors().count() == 1
                && functional.outputs().tensors().count() == 1;
    }

    private static long parameters(Model model, Part part) {
        return model.weights().tensors().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(part.name() + "/"))
                .map(Map.Entry::getValue)
                .mapToLong(Tensor::size)
                .sum();
    }

    private static String written(Shape shape) {
        return Arrays.stream(shape.extents())
                .mapToObj(extent -> extent == Shape.ANY ? "None" : Long.toString(extent))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    static String of(Model model) {
        return summary(model).text();
    }

    /// The table as Keras prints it on a wide terminal.
    public String text() {
        return SummaryTable.text(this);
    }
}
