package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.initializer.Initializer;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

/// The start of the bias of the gates `i, f, g, o`: 1 for the forget gate, another initialiser for
/// the rest. Keras: `unit_forget_bias`.
///
/// *Source*: Jozefowicz, Zaremba, Sutskever 2015.
record UnitForgetBias(Initializer others) implements Initializer {

    @Override
    public Tensor initialise(Shape shape, long modelSeed, String path) {
        Tensor drawn = others.initialise(shape, modelSeed, path);
        int size = Math.toIntExact(shape.size());
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            boolean forget = i / (size / 4) == 1;
            values[i] = forget ? 1 : (float) drawn.at(i);
        }
        return Tensor.of(shape, values);
    }

    @Override
    public void write(Config.Writer out) {
        others.write(out);
    }

    @Override
    public String className() {
        return others.className();
    }
}
