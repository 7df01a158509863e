package org.kaon.op;

import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Transpose.transpose;

import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.List;

/// A convolution with a kernel of its own for each place.
public final class LocallyConnected {

    private LocallyConnected() {}

    /// *Shape*: `[n, spatial…, channels]`, kernel `[places, size… · channels, filters]` with all
    /// places counted in row-major order → `[n, places…, filters]`; Keras 2's layout.
    public static Value locallyConnected(Value x, Value kernel, List<Integer> size, Window window) {
        Value patches = Patches.patches(x, size, window);
        Shape shape = patches.shape();
        long places = 1;
        for (int i = 1; i < shape.rank() - 1; i++) {
            places *= shape.extent(i);
        }
        Value rows = reshape(patches, Shape.of(Shape.ANY, places, shape.extent(-1)));
        Value products = matmul(transpose(rows, 1, 0, 2), kernel);
        Shape result = shape.with(-1, kernel.shape().extent(-1)).with(0, Shape.ANY);
        return reshape(transpose(products, 1, 0, 2), result);
    }
}
