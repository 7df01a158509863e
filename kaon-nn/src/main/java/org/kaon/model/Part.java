package org.kaon.model;

import static org.kaon.op.Cast.cast;

import org.kaon.graph.Origin;
import org.kaon.graph.Value;
import org.kaon.layer.Call;
import org.kaon.layer.Layer;
import org.kaon.layer.Outcome;
import org.kaon.layer.Scope;
import org.kaon.tensor.DataType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A layer at its place in an architecture. The weights of a part that is not trainable stay as
/// they are.
public record Part(String name, Layer layer, boolean trainable) {

    /// The same place, trained or not.
    public Part trainable(boolean other) {
        return new Part(name, layer, other);
    }

    /// The layer's outcome in a scope below that of the architecture, on inputs of the type that it
    /// computes in.
    Outcome call(Scope around, Call call) {
        Scope place = around.within(name);
        Scope inside = trainable ? place : place.frozen();
        return Origin.within(
                inside.path(), () -> layer.call(inside, computedIn(inside.compute(), call)));
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
