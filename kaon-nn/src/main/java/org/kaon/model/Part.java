package org.kaon.model;

import static org.kaon.op.Cast.cast;

import org.kaon.graph.Origin;
import org.kaon.graph.Value;
import org.kaon.layer.Call;
import org.kaon.layer.Layer;
import org.kaon.layer.Outcome;
import org.kaon.layer.Scope;
import org.kaon.tensor.DataType;
import org.kaon.tensor.ShapeException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A layer at its place in an architecture. The weights of a part that is not trainable stay as
/// they are.
public record Part(String name, Layer layer, boolean trainable) {

    private static final String INPUTS_COME = "Its inputs come from ";

    /// The same place, trained or not.
    public Part trainable(boolean other) {
        return new Part(name, layer, other);
    }

    /// The layer's outcome in a scope below that of the architecture, on inputs of the type that it
    /// computes in.
    ///
    /// *Errors*: {@link ShapeException} naming the layer and those that its inputs come from.
    ///
    /// @param from names of the layers that the inputs come from
    Outcome call(Scope around, Call call, List<String> from) {
        Scope place = around.within(name);
        Scope inside = trainable ? place : place.frozen();
        try {
            return Origin.within(
                    inside.path(), () -> layer.call(inside, computedIn(inside.compute(), call)));
        } catch (ShapeException e) {
            ShapeException placed =
                    new ShapeException(placed(String.valueOf(e.getMessage()), from));
            placed.initCause(e);
            throw placed;
        }
    }

    private String placed(String message, List<String> from) {
        String named = "\"" + name + "\"";
        String where =
                message.contains(named)
                        ? ""
                        : "Layer %s (%s): ".formatted(named, layer.className());
        String whence =
                from.isEmpty() || message.contains(INPUTS_COME)
                        ? ""
                        : from.stream()
                                .map(other -> "\"" + other + "\"")
                                .collect(Collectors.joining(", ", " " + INPUTS_COME, "."));
        return where + message + whence;
    }

    private static Call computedIn(DataType compute, Call call) {
        List<Value> inputs = call.inputs().stream().map(x -> computedIn(compute, x)).toList();
        Map<String, Value> named = new LinkedHashMap<>();
        call.named().forEach((name, x) -> named.put(name, computedIn(compute, x)));
        return new Call(inputs, call.masks(), named, call.options());
    }

    private static Value computedIn(DataType compute, Value x) {
        return x.dataType().isFloating() ? cast(x, compute) : x;
    }
}
