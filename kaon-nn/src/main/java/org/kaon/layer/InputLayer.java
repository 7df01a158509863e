package org.kaon.layer;

import org.jspecify.annotations.Nullable;
import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The float32 rows that a model takes. Keras: `InputLayer`, made by `Input(shape)`.
///
/// *Shape*: that of one row, without the batch axis.
public record InputLayer(Shape shape) implements Layer {

    public static InputLayer input(long... extents) {
        return new InputLayer(Shape.of(extents));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return inputs.getFirst();
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static InputLayer read(Config in) {
        in.neutral("sparse", false);
        in.neutral("ragged", false);
        in.neutral("optional", false);
        boolean withBatch = in.raw("batch_shape").isPresent();
        String key = withBatch ? "batch_shape" : "shape";
        if (!(in.required(key) instanceof List<?> list)) {
            throw in.wrong(key, "a list of extents", in.required(key));
        }
        List<?> row = withBatch ? list.subList(1, list.size()) : list;
        long[] extents = new long[row.size()];
        for (int i = 0; i < extents.length; i++) {
            if (!(row.get(i) instanceof Number extent) || extent.longValue() < 1) {
                throw in.wrong(key, "extents of 1 or more after the batch axis", list);
            }
            extents[i] = extent.longValue();
        }
        return input(extents);
    }

    @Override
    public void write(Config.Writer out) {
        List<@Nullable Object> batch = new ArrayList<>();
        batch.add(null);
        Arrays.stream(shape.extents()).forEach(batch::add);
        out.put("batch_shape", batch)
                .put("dtype", "float32")
                .put("sparse", false)
                .put("ragged", false)
                .put("optional", false);
    }
}
