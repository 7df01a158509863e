package org.kaon.model;

import org.kaon.config.ConfigException;
import org.kaon.layer.Call;
import org.kaon.layer.InputLayer;
import org.kaon.layer.Layer;
import org.kaon.layer.Outcome;
import org.kaon.layer.Scope;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An architecture of layers one after the other. Keras: `Sequential`.
///
/// Layers are named as Keras names them: `conv2d`, `conv2d_1`, `dense`. The first is the input; it
/// may be missing where the model is a layer of another one.
public record Sequential(String name, List<Part> parts) implements Architecture {

    public Sequential {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new ConfigException("Sequential \"" + name + "\": expects layers, found none.");
        }
        Architecture.requireDistinct("Sequential", name, parts);
    }

    /// Layers under the names that Keras would give them.
    public static Sequential sequential(Layer... layers) {
        return of("sequential", List.of(layers));
    }

    public static Sequential of(String name, List<Layer> layers) {
        Names names = new Names();
        List<Part> parts = new ArrayList<>();
        for (Layer layer : layers) {
            parts.add(new Part(names.next(layer), layer, true));
        }
        return new Sequential(name, parts);
    }

    @Override
    public Sequential with(List<Part> others) {
        return new Sequential(name, others);
    }

    @Override
    public Map<String, Shape> inputShapes() {
        Part first = parts.getFirst();
        if (first.layer() instanceof InputLayer input) {
            return Map.of(first.name(), input.shape());
        }
        if (first.layer() instanceof Architecture model) {
            return model.inputShapes();
        }
        throw new ConfigException(
                "Sequential \""
                        + name
                        + "\": expects an input layer first, found "
                        + first.layer().className()
                        + ". Begin with input(extents…).");
    }

    @Override
    public List<String> outputNames() {
        return List.of(parts.getLast().name());
    }

    @Override
    public Set<String> lastParts() {
        return Set.of(parts.getLast().name());
    }

    @Override
    public Trace trace(Scope scope, Call call) {
        List<Trace.Event> events = new ArrayList<>();
        Outcome outcome = new Outcome(call.inputs(), call.masks());
        List<String> from = List.of();
        for (Part part : parts) {
            Call given = new Call(outcome.outputs(), outcome.masks(), Map.of());
            outcome = part.call(scope, given, from);
            events.add(new Trace.Event(part, 0, given, outcome));
            from = List.of(part.name());
        }
        return new Trace(events, outcome);
    }

    /// Layers from a list of specifications, as a configuration holds them: names, `{name:
    /// {settings}}` or Keras's `{class_name, config}`. A setting `name` names the layer, and
    /// `trainable: false` freezes it.
    public static Sequential read(String name, List<?> specifications) {
        Names names = new Names();
        List<Part> parts = new ArrayList<>();
        for (Object specification : specifications) {
            parts.add(PartJson.read(specification, names));
        }
        return new Sequential(name, parts);
    }
}
