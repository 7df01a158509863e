package org.kaon.model;

import static org.kaon.op.Cast.cast;

import org.jspecify.annotations.Nullable;
import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.config.Spelling;
import org.kaon.graph.Origin;
import org.kaon.graph.Value;
import org.kaon.layer.InputLayer;
import org.kaon.layer.Layer;
import org.kaon.layer.Layers;
import org.kaon.layer.Scope;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

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

    /// The result of the last layer, each layer in the scope that is made for it and on inputs of
    /// the type that it computes in.
    ///
    /// *Shape*: the input includes the batch axis.
    Value apply(Function<Part, Scope> scopes, Value features) {
        Value value = features;
        for (Part part : parts) {
            Scope scope = scopes.apply(part);
            Value before = value;
            value = Origin.within(part.name(), () -> apply(part.layer(), scope, before));
        }
        return value;
    }

    private static Value apply(Layer layer, Scope scope, Value value) {
        Value input = value.dataType().isFloating() ? cast(value, scope.compute()) : value;
        return layer.apply(scope, List.of(input));
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
