package org.kaon.initializer;

import org.kaon.config.Config;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

/// The distribution of a weight's first values.
public interface Initializer {

    /// Float32 values for a weight. The stream of random numbers depends on `modelSeed` and `path`
    /// alone, so weights may be made in any order.
    Tensor initialise(Shape shape, long modelSeed, String path);

    /// Keras's settings of this initialiser.
    void write(Config.Writer out);

    /// Keras's class name.
    default String className() {
        return getClass().getSimpleName();
    }
}
