package org.kaon.initializer;

import org.kaon.tensor.Shape;

/// How many inputs feed one unit of a weight, and how many units one input feeds.
///
/// *Shape*: `[n]` → (n, n); `[in, out]`; a kernel `[…, in, out]` counts its receptive field on both
/// sides, as Keras's `compute_fans`.
public record Fans(double in, double out) {

    public static Fans of(Shape shape) {
        return switch (shape.rank()) {
            case 0 -> new Fans(1, 1);
            case 1 -> new Fans(shape.extent(0), shape.extent(0));
            default -> {
                double field = 1;
                for (int axis = 0; axis < shape.rank() - 2; axis++) {
                    field *= shape.extent(axis);
                }
                yield new Fans(shape.extent(-2) * field, shape.extent(-1) * field);
            }
        };
    }
}
