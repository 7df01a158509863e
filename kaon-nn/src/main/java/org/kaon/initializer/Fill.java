package org.kaon.initializer;

import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/// Tensors filled element by element from a source of numbers.
final class Fill {

    private Fill() {}

    static Tensor of(Shape shape, DoubleSupplier next) {
        float[] values = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) next.getAsDouble();
        }
        return Tensor.of(shape, values);
    }

    static Tensor uniform(Shape shape, double low, double high, RandomGenerator random) {
        return of(shape, () -> low + (high - low) * random.nextDouble());
    }

    static Tensor normal(Shape shape, double mean, double deviation, RandomGenerator random) {
        return of(shape, () -> mean + deviation * random.nextGaussian());
    }

    /// Normal, drawn again beyond two deviations.
    static Tensor truncated(Shape shape, double mean, double deviation, RandomGenerator random) {
        return of(
                shape,
                () -> {
                    double x = random.nextGaussian();
                    while (Math.abs(x) > 2) {
                        x = random.nextGaussian();
                    }
                    return mean + deviation * x;
                });
    }
}
