package org.kaon.initializer;

import org.kaon.config.Config;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

/// 1 everywhere. Keras: `Ones`.
public record Ones() implements Initializer {

    public static Ones ones() {
        return new Ones();
    }

    @Override
    public Tensor initialise(Shape shape, long modelSeed, String path) {
        return Fill.of(shape, () -> 1);
    }

    @Override
    public void write(Config.Writer out) {}
}
