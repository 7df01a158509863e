package org.kaon.initializer;

import org.kaon.config.Config;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;

/// The identity matrix times a gain; further rows or columns are 0. Keras: `Identity`.
///
/// *Errors*: {@link ShapeException} for a weight that is no matrix.
public record Identity(double gain) implements Initializer {

    public static Identity identity() {
        return new Identity(1);
    }

    @Override
    public Tensor initialise(Shape shape, long modelSeed, String path) {
        if (shape.rank() != 2) {
            throw new ShapeException(
                    "Identity: expected a matrix, found "
                            + shape
                            + " for \""
                            + path
                            + "\". Use another initialiser for it.");
        }
        int columns = Math.toIntExact(shape.extent(1));
        float[] values = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < Math.min(shape.extent(0), columns); i++) {
            values[i * columns + i] = (float) gain;
        }
        return Tensor.of(shape, values);
    }

    static Identity read(Config in) {
        return new Identity(in.number("gain", 1));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("gain", gain);
    }
}
