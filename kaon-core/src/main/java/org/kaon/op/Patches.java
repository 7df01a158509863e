package org.kaon.op;

import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Transpose.transpose;

import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.List;
import java.util.stream.LongStream;

/// The elements under each place of a window, side by side: what a convolution multiplies by its
/// kernel.
public final class Patches {

    private Patches() {}

    /// *Shape*: `[n, spatial…, channels]` → `[n, places…, size… · channels]`, the window's elements
    /// in row-major order, each with all its channels; zeros beyond the edge. Spatial extents and
    /// channels must be known.
    public static Value patches(Value x, List<Integer> size, Window window) {
        int rank = window.rank();
        Shape shape = x.shape();
        boolean known = shape.rank() == rank + 2 && size.size() == rank;
        for (int i = 1; known && i < shape.rank(); i++) {
            known = shape.extent(i) != Shape.ANY;
        }
        if (!known) {
            throw new ShapeException(
                    "Patches: expected [n, spatial…, channels] of known extents but n and a size"
                            + " for each spatial axis, found "
                            + x.type()
                            + " and "
                            + size
                            + ". Give the input its shape.");
        }
        List<AxisMap> axes = Remap.whole(rank + 2);
        LongStream.Builder split = LongStream.builder().add(Shape.ANY);
        LongStream.Builder joined = LongStream.builder().add(Shape.ANY);
        int[] order = new int[2 * rank + 2];
        long elements = shape.extent(-1);
        for (int i = 0; i < rank; i++) {
            axes.set(i + 1, new AxisMap.Windowed(window, i, size.get(i)));
            long places = window.places(i, shape.extent(i + 1), size.get(i));
            split.add(places).add(size.get(i));
            joined.add(places);
            order[1 + i] = 1 + 2 * i;
            order[1 + rank + i] = 2 + 2 * i;
            elements *= size.get(i);
        }
        order[2 * rank + 1] = 2 * rank + 1;
        Value all = Remap.remap(x, axes, 0f);
        Value windows = reshape(all, Shape.of(split.add(shape.extent(-1)).build().toArray()));
        return reshape(transpose(windows, order), Shape.of(joined.add(elements).build().toArray()));
    }
}
