package org.kaon.initializer;

import org.kaon.config.Config;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

/// 0 everywhere. Keras: `Zeros`.
public record Zeros() implements Initializer {

    public static Zeros zeros() {
        return new Zeros();
    }

    @Override
    public Tensor initialise(Shape shape, long modelSeed, String path) {
        return Fill.of(shape, () -> 0);
    }

    @Override
    public void write(Config.Writer out) {}
}
