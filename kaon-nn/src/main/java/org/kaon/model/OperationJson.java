package org.kaon.model;

import org.jspecify.annotations.Nullable;
import org.kaon.config.ConfigException;
import org.kaon.layer.Operation;
import org.kaon.op.Slice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A call of a function of tensors in a functional model's JSON: Keras 3 has the function as a
/// layer of a module under `ops`, whose node holds the tensors and the numbers; Keras 2 as a
/// `TFOpLambda` with the second argument as a keyword.
final class OperationJson {

    private static final String KERAS_2 = "TFOpLambda";
    private static final String NUMPY = "keras.src.ops.numpy";
    private static final String NN = "keras.src.ops.nn";

    /// Keras 3's module and name of what Keras 2 calls a function of TensorFlow.
    private static final Map<String, List<String>> OF_KERAS_2 =
            Map.ofEntries(
                    Map.entry("add", List.of(NUMPY, "Add")),
                    Map.entry("subtract", List.of(NUMPY, "Subtract")),
                    Map.entry("sub", List.of(NUMPY, "Subtract")),
                    Map.entry("multiply", List.of(NUMPY, "Multiply")),
                    Map.entry("mul", List.of(NUMPY, "Multiply")),
                    Map.entry("truediv", List.of(NUMPY, "TrueDivide")),
                    Map.entry("divide", List.of(NUMPY, "TrueDivide")),
                    Map.entry("pow", List.of(NUMPY, "Power")),
                    Map.entry("maximum", List.of(NUMPY, "Maximum")),
                    Map.entry("minimum", List.of(NUMPY, "Minimum")),
                    Map.entry("negative", List.of(NUMPY, "Negative")),
                    Map.entry("abs", List.of(NUMPY, "Absolute")),
                    Map.entry("exp", List.of(NUMPY, "Exp")),
                    Map.entry("log", List.of(NUMPY, "Log")),
                    Map.entry("sqrt", List.of(NUMPY, "Sqrt")),
                    Map.entry("square", List.of(NUMPY, "Square")),
                    Map.entry("tanh", List.of(NUMPY, "Tanh")),
                    Map.entry("sigmoid", List.of(NN, "Sigmoid")),
                    Map.entry("relu", List.of(NN, "Relu")),
                    Map.entry("relu6", List.of(NN, "Relu6")));

    private OperationJson() {}

    /// *Errors*: {@link ConfigException} naming the layer, for functions and arguments that are not
    /// known.
    static Functional.Place read(Map<?, ?> layer) {
        Map<String, @Nullable Object> settings = PartJson.settings(layer);
        String name =
                Stream.of(layer.get("name"), settings.get("name"))
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .findFirst()
                        .orElseThrow(() -> new ConfigException("An operation has no name."));
        if (!(layer.get("inbound_nodes") instanceof List<?> nodes) || nodes.size() != 1) {
            throw wrong(name, "one call", layer.get("inbound_nodes"));
        }
        Invocation<Reference> call = positional(name, nodes.getFirst());
        List.of("name", "trainable", "dtype").forEach(settings::remove);
        String module = String.valueOf(layer.get("module"));
        String function = String.valueOf(layer.get("class_name"));
        if (function.equals(KERAS_2)) {
            String path = String.valueOf(settings.remove("function"));
            List<String> now = OF_KERAS_2.get(path.substring(path.lastIndexOf('.') + 1));
            if (now == null) {
                throw wrong(name, "a function among " + OF_KERAS_2.keySet(), path);
            }
            module = now.get(0);
            function = now.get(1);
        }
        try {
            Operation operation = new Operation(module, function, settings, operands(name, call));
            return new Functional.Place(new Part(name, operation, true), List.of(call));
        } catch (ConfigException failure) {
            throw new ConfigException("Layer \"" + name + "\": " + failure.getMessage());
        }
    }

    /// The call with all its arguments in order.
    private static Invocation<Reference> positional(String name, @Nullable Object node) {
        Invocation<Reference> read = FunctionalJson.node(name, node);
        Map<String, Argument<Reference>> keywords = new LinkedHashMap<>(read.keywords());
        keywords.values().removeIf(OperationJson::isNothing);
        keywords.remove("name");
        List<Argument<Reference>> all = new ArrayList<>(read.positional());
        List<List<String>> orders =
                List.of(List.of("x1", "x2"), List.of("x"), List.of("y"), List.of("b"));
        for (List<String> order : orders) {
            for (String keyword : order) {
                Optional.ofNullable(keywords.remove(keyword)).ifPresent(all::add);
            }
        }
        if (!keywords.isEmpty()) {
            throw wrong(name, "arguments by position", "the keywords " + keywords.keySet());
        }
        return new Invocation<>(all, Map.of());
    }

    private static boolean isNothing(Argument<Reference> argument) {
        return argument instanceof Argument.Plain<Reference>(Optional<Object> value)
                && value.isEmpty();
    }

    private static List<Operation.Operand> operands(String name, Invocation<Reference> call) {
        List<Operation.Operand> operands = new ArrayList<>();
        List<Argument<Reference>> arguments = call.positional();
        if (arguments.size() == 1
                && arguments.getFirst() instanceof Argument.Several<Reference>(var items)) {
            arguments = items;
        }
        for (Argument<Reference> argument : arguments) {
            operands.add(
                    switch (argument) {
                        case Argument.Tensor<Reference> _ -> new Operation.Operand.Tensor();
                        case Argument.Plain<Reference>(Optional<Object> value)
                                when value.orElse("") instanceof Number number ->
                                new Operation.Operand.Scalar(number.doubleValue());
                        case Argument.Several<Reference>(var parts)
                                when argument.tensors().findAny().isEmpty() ->
                                new Operation.Operand.Item(
                                        parts.stream().map(part -> part(name, part)).toList());
                        default -> throw wrong(name, "tensors and numbers", argument);
                    });
        }
        if (operands.isEmpty()) {
            throw wrong(name, "an argument", "none");
        }
        return operands;
    }

    /// An index, or Keras's way to write a slice.
    private static Operation.Part part(String name, Argument<Reference> argument) {
        if (argument instanceof Argument.Plain<Reference>(Optional<Object> value)
                && value.orElse("") instanceof Integer index) {
            return new Operation.Part(index, index, true);
        }
        if (argument instanceof Argument.Named<Reference>(var items)
                && items.get("config") instanceof Argument.Named<Reference>(var slice)
                && bound(slice.get("step"), 1).orElse(0L) == 1) {
            Optional<Long> from = bound(slice.get("start"), 0);
            Optional<Long> to = bound(slice.get("stop"), Slice.END);
            if (from.isPresent() && to.isPresent()) {
                return new Operation.Part(from.get(), to.get(), false);
            }
        }
        throw wrong(name, "indices and slices without steps", argument);
    }

    private static Optional<Long> bound(@Nullable Argument<Reference> argument, long otherwise) {
        if (argument instanceof Argument.Plain<Reference>(Optional<Object> value)) {
            return value.isEmpty()
                    ? Optional.of(otherwise)
                    : value.filter(Integer.class::isInstance).map(v -> ((Integer) v).longValue());
        }
        return Optional.empty();
    }

    private static ConfigException wrong(String name, String expected, @Nullable Object found) {
        return new ConfigException(
                "Layer \"" + name + "\": expects " + expected + ", found " + found + ".");
    }
}
