package org.kaon.initializer;

import org.kaon.config.Config;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

/// One value everywhere. Keras: `Constant`.
public record Constant(double value) implements Initializer {

    public static Constant constant(double value) {
        return new Constant(value);
    }

    @Override
    public Tensor initialise(Shape shape, long modelSeed, String path) {
        return Fill.of(shape, () -> value);
    }

    static Constant read(Config in) {
        return new Constant(in.number("value", 0));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("value", value);
    }
}
