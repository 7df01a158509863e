package org.kaon.model;

import static org.kaon.op.Cast.cast;

import org.jspecify.annotations.Nullable;
import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.config.Spelling;
import org.kaon.graph.Origin;
import org.kaon.graph.Value;
import org.kaon.layer.Call;
import org.kaon.layer.InputLayer;
import org.kaon.layer.Layer;
import org.kaon.layer.Layers;
import org.kaon.layer.Outcome;
import org.kaon.layer.Scope;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An architecture of layers one after the other, the first of which is the input. Keras:
/// `Sequential`.
///
/// Layers are named as Keras names them: `conv2d`, `conv2d_1`, `dense`.
public record Sequential(String name, List<Part> parts) {

    /// A layer at its place. The weights of a part that is not trainable stay as they are.
    public record Part(String name, Layer layer, boolean trainable) {}

    public Sequential {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || !(parts.getFirst().layer() instanceof InputLayer)) {
            throw new ConfigException(
                    "Sequential \""
                            + name
                            + "\": expects an input layer first, found "
                            + (parts.isEmpty() ? "no layer" : parts.getFirst().layer().className())
                            + ". Begin with input(extents…).");
        }
        Set<String> names = new HashSet<>();
        for (Part part : parts) {
            if (!names.add(part.name())) {
                throw new ConfigException(
                        "Sequential \"" + name + "\": two layers are named " + part.name() + ".");
            }
        }
    }

    /// Layers under the names that Keras would give them.
    public static Sequential sequential(Layer... layers) {
        return of("sequential", List.of(layers));
    }

    public static Sequential of(String name, List<Layer> layers) {
        Map<String, Integer> counts = new HashMap<>();
        List<Part> parts = new ArrayList<>();
        for (Layer layer : layers) {
            parts.add(new Part(nextName(layer, counts), layer, true));
        }
        return new Sequential(name, parts);
    }

    private static String nextName(Layer layer, Map<String, Integer> counts) {
        String kind = Spelling.snakeCase(layer.className());
        int count = counts.merge(kind, 1, Integer::sum);
        return count == 1 ? kind : kind + "_" + (count - 1);
    }

    /// New weights; everything random in the model follows from the seed.
    public Model initialise(long seed) {
        return Model.initialise(this, seed);
    }

    /// One row of the input.
    public Shape inputShape() {
        return ((InputLayer) parts.getFirst().layer()).shape();
    }

    /// The outcome of the last layer. Each layer has a scope below the model's and takes inputs of
    /// the type that it computes in; masks travel from layer to layer.
    Outcome call(Scope scope, Call call) {
        Outcome outcome = new Outcome(call.inputs(), call.masks());
        for (Part part : parts) {
            Scope place = scope.within(part.name());
            Scope inside = part.trainable() ? place : place.frozen();
            Outcome before = outcome;
            outcome =
                    Origin.within(
                            inside.path(),
                            () -> part.layer().call(inside, taken(before, inside.compute())));
        }
        return outcome;
    }

    private static Call taken(Outcome outcome, DataType compute) {
        List<Value> inputs =
                outcome.outputs().stream()
                        .map(x -> x.dataType().isFloating() ? cast(x, compute) : x)
                        .toList();
        return new Call(inputs, outcome.masks(), Map.of());
    }

    /// Layers from a list of specifications, as a configuration holds them: names, `{name:
    /// {settings}}` or Keras's `{class_name, config}`. A setting `name` names the layer, and
    /// `trainable: false` freezes it.
    public static Sequential read(String name, List<?> specifications) {
        Map<String, Integer> counts = new HashMap<>();
        List<Part> parts = new ArrayList<>();
        for (Object specification : specifications) {
            Layer layer = Layers.TABLE.read(specification);
            Config common = Config.of(layer.className(), settings(specification));
            String automatic = nextName(layer, counts);
            parts.add(
                    new Part(
                            common.text("name", automatic), layer, common.flag("trainable", true)));
        }
        return new Sequential(name, parts);
    }

    private static Map<String, @Nullable Object> settings(Object specification) {
        Map<String, @Nullable Object> settings = new HashMap<>();
        if (specification instanceof Map<?, ?> map) {
            Object inner =
                    map.containsKey("class_name")
                            ? map.get("config")
                            : map.values().iterator().next();
            if (inner instanceof Map<?, ?> found) {
                found.forEach((key, value) -> settings.put(String.valueOf(key), value));
            }
        }
        return settings;
    }
}
