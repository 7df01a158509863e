package org.kaon.model;

import org.kaon.graph.Placeholder;
import org.kaon.graph.Value;
import org.kaon.layer.Call;
import org.kaon.layer.Outcome;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One run through an architecture: each call of a layer with what it took and gave, in the order
/// in which they happened, and what came out.
public record Trace(List<Event> events, Outcome outcome) {

    /// One call of a layer; `call` numbers the calls of one layer from 0.
    public record Event(Part part, int call, Call given, Outcome gave) {}

    public Trace {
        events = List.copyOf(events);
    }

    /// A run with an unknown number of rows, for shapes.
    static Trace of(Architecture architecture) {
        return of(architecture, DeclaringScope.Listener.DEAF);
    }

    /// A run with an unknown number of rows, telling of every weight.
    static Trace of(Architecture architecture, DeclaringScope.Listener listener) {
        List<Value> inputs = new ArrayList<>();
        for (Map.Entry<String, Shape> input : architecture.inputShapes().entrySet()) {
            inputs.add(Placeholder.placeholder(input.getKey(), Shapes.batch(input.getValue())));
        }
        return architecture.trace(DeclaringScope.root(listener), Call.of(inputs));
    }

    /// The call of this number of a layer.
    Optional<Event> at(String part, int call) {
        return events.stream()
                .filter(event -> event.call == call && event.part.name().equals(part))
                .findFirst();
    }
}
