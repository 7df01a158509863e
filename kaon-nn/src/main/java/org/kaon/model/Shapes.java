package org.kaon.model;

import static org.kaon.graph.Placeholder.placeholder;

import org.jspecify.annotations.Nullable;
import org.kaon.graph.Value;
import org.kaon.layer.Call;
import org.kaon.layer.Conv2D;
import org.kaon.layer.Dense;
import org.kaon.layer.Flatten;
import org.kaon.layer.Layer;
import org.kaon.layer.Outcome;
import org.kaon.layer.Scope;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The shapes between the layers of an architecture, with the batch axis unknown.
final class Shapes {

    private Shapes() {}

    /// One row's shape with an unknown batch axis in front.
    static Shape batch(Shape row) {
        return batch(row, Shape.ANY);
    }

    static Shape batch(Shape row, long rows) {
        long[] extents = new long[row.rank() + 1];
        extents[0] = rows;
        System.arraycopy(row.extents(), 0, extents, 1, row.rank());
        return Shape.of(extents);
    }

    /// What each layer takes.
    static List<Shape> inputs(Sequential sequential) {
        List<Shape> outputs = outputs(sequential);
        List<Shape> inputs = new ArrayList<>(outputs.subList(0, outputs.size() - 1));
        inputs.addFirst(batch(sequential.inputShape()));
        return inputs;
    }

    /// What each layer gives.
    static List<Shape> outputs(Sequential sequential) {
        Scope scope = DeclaringScope.root(DeclaringScope.Listener.DEAF);
        List<Shape> outputs = new ArrayList<>();
        Value input = placeholder("x", batch(sequential.inputShape()));
        Outcome outcome = Outcome.of(input);
        for (Sequential.Part part : sequential.parts()) {
            Call call = new Call(outcome.outputs(), outcome.masks(), Map.of());
            outcome = part.layer().call(scope.within(part.name()), call);
            outputs.add(outcome.output().shape());
        }
        return outputs;
    }

    /// Whether Keras writes the shape that a layer was built with.
    static boolean isBuilt(Layer layer) {
        return layer instanceof Dense || layer instanceof Conv2D || layer instanceof Flatten;
    }

    /// As JSON: an unknown extent is null.
    static List<@Nullable Object> written(Shape shape) {
        List<@Nullable Object> extents = new ArrayList<>();
        Arrays.stream(shape.extents()).forEach(e -> extents.add(e == Shape.ANY ? null : e));
        return extents;
    }
}
