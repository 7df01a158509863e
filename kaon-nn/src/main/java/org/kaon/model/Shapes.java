package org.kaon.model;

import org.jspecify.annotations.Nullable;
import org.kaon.graph.Value;
import org.kaon.layer.Call;
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

    /// A model that was called as a layer, called once more for what happens inside.
    static Trace again(Architecture model, Trace.Event event) {
        return model.trace(
                DeclaringScope.root(DeclaringScope.Listener.DEAF), Call.of(event.given().inputs()));
    }

    /// What a run took, as JSON: one shape, or a list of them.
    static @Nullable Object taken(Trace trace) {
        return written(trace.events().getFirst().given().inputs());
    }

    /// The shapes that a layer was built with.
    static Map<String, @Nullable Object> buildConfig(Trace.Event event) {
        return Map.of("input_shape", written(event.given().inputs()));
    }

    private static List<@Nullable Object> written(List<Value> values) {
        if (values.size() == 1) {
            return written(values.getFirst().shape());
        }
        List<@Nullable Object> shapes = new ArrayList<>();
        values.forEach(value -> shapes.add(written(value.shape())));
        return shapes;
    }

    /// As JSON: an unknown extent is null.
    static List<@Nullable Object> written(Shape shape) {
        List<@Nullable Object> extents = new ArrayList<>();
        Arrays.stream(shape.extents()).forEach(e -> extents.add(e == Shape.ANY ? null : e));
        return extents;
    }
}
