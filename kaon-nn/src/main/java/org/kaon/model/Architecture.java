package org.kaon.model;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.layer.Call;
import org.kaon.layer.Layer;
import org.kaon.layer.Outcome;
import org.kaon.layer.Scope;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A network without its weights: named layers and how they are connected. An architecture is a
/// layer, so that models are made of models.
public sealed interface Architecture extends Layer permits Sequential, Functional {

    String name();

    /// The layers, inputs among them, in Keras's order.
    List<Part> parts();

    /// The same connections between other parts, one for each of {@link #parts}, of the same names.
    Architecture with(List<Part> parts);

    /// The shape of one row of each input, by name.
    ///
    /// *Errors*: {@link ConfigException} where an input layer is missing.
    Map<String, Shape> inputShapes();

    /// The names of the outputs: those of the layers that give them.
    List<String> outputNames();

    /// The names of the layers that give the outputs.
    Set<String> lastParts();

    /// All calls of layers, and what comes out at the end.
    Trace trace(Scope scope, Call call);

    @Override
    default Outcome call(Scope scope, Call call) {
        return trace(scope, call).outcome();
    }

    @Override
    default Value apply(Scope scope, List<Value> inputs) {
        return call(scope, Call.of(inputs)).output();
    }

    @Override
    default void write(Config.Writer out) {
        ArchitectureJson.config(this, name(), Trace.of(this)).forEach(out::put);
    }

    /// New weights; everything random in the model follows from the seed.
    default Model initialise(long seed) {
        return Model.initialise(this, seed);
    }

    /// The shape of one row of each output, by name.
    default Map<String, Shape> outputShapes() {
        List<Value> outputs = Trace.of(this).outcome().outputs();
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (int i = 0; i < outputs.size(); i++) {
            shapes.put(outputNames().get(i), outputs.get(i).shape().without(0));
        }
        return shapes;
    }

    /// One row of the only input.
    ///
    /// *Errors*: {@link ConfigException} where there are several.
    default Shape inputShape() {
        Map<String, Shape> shapes = inputShapes();
        if (shapes.size() != 1) {
            throw new ConfigException(
                    "Model \""
                            + name()
                            + "\": expected one input, found "
                            + shapes.keySet()
                            + ". Give one tensor for each name.");
        }
        return shapes.values().iterator().next();
    }

    /// The architecture with the layers frozen whose names a pattern fits (`conv*`, `base`), which
    /// training then leaves as they are. Keras: `layer.trainable = False`.
    ///
    /// *Errors*: a pattern that fits no layer.
    default Architecture freeze(String... patterns) {
        return trainable(false, patterns);
    }

    /// The opposite of {@link #freeze}.
    default Architecture unfreeze(String... patterns) {
        return trainable(true, patterns);
    }

    private Architecture trainable(boolean trainable, String... patterns) {
        Set<String> fitting = new HashSet<>();
        for (String pattern : patterns) {
            List<String> found =
                    parts().stream()
                            .map(Part::name)
                            .filter(name -> Patterns.fits(pattern, name))
                            .toList();
            if (found.isEmpty()) {
                throw new ConfigException(
                        "Model \""
                                + name()
                                + "\": no layer fits \""
                                + pattern
                                + "\"; there are "
                                + parts().stream().map(Part::name).toList()
                                + ".");
            }
            fitting.addAll(found);
        }
        List<Part> changed = new ArrayList<>();
        for (Part part : parts()) {
            changed.add(fitting.contains(part.name()) ? part.trainable(trainable) : part);
        }
        return with(changed);
    }

    /// *Errors*: two parts of one name.
    static void requireDistinct(String kind, String name, List<Part> parts) {
        Set<String> names = new HashSet<>();
        for (Part part : parts) {
            if (!names.add(part.name())) {
                throw new ConfigException(
                        kind
                                + " \""
                                + name
                                + "\": two layers are named "
                                + part.name()
                                + ". Give each a name of its own.");
            }
        }
    }
}
