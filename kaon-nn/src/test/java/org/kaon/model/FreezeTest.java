package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.activation.Activation.RELU;
import static org.kaon.activation.Activation.SIGMOID;
import static org.kaon.activation.Activation.SOFTMAX;
import static org.kaon.layer.Conv2D.conv2D;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.Flatten.flatten;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.layer.MaxPooling2D.maxPooling2D;
import static org.kaon.model.Sequential.sequential;

import org.junit.jupiter.api.Test;
import org.kaon.engine.FrozenModel;
import org.kaon.engine.Inference;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Random;

class FreezeTest {

    private static final int ROWS = 7;

    private final Model dense =
            sequential(input(6), dense(33, RELU), dense(20, RELU), dense(1, SIGMOID)).initialise(3);
    private final Model pictures =
            sequential(
                            input(8, 9, 2),
                            conv2D(5, 3).activation(RELU),
                            maxPooling2D(2),
                            flatten(),
                            dense(3, SOFTMAX))
                    .initialise(4);

    private static Tensor rows(long... extents) {
        Random random = new Random(1);
        Shape shape = Shape.of(extents);
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.of(shape, values);
    }

    @Test
    void aFrozenModelPredictsWhatTheModelDoes() {
        check(dense, rows(ROWS, 6));
        check(pictures, rows(ROWS, 8, 9, 2));
    }

    private static void check(Model model, Tensor x) {
        try (CpuEngine engine = CpuEngine.open(2);
                Predictor predictor = model.predictor(engine);
                FrozenModel frozen = model.freeze(engine, ROWS);
                Inference inference = frozen.open()) {
            float[] wanted = predictor.predict(x, ROWS).floats();
            inference.input(Model.FEATURE).data().copyFrom(x.data());
            inference.run();
            close(inference.output(Model.PREDICTION).floats(), wanted);
            // Few rows at a time are frozen by the predictor itself.
            close(predictor.predict(x, 1).floats(), wanted);
            close(predictor.predict(x, 4).floats(), wanted);
        }
    }

    private static void close(float[] found, float[] wanted) {
        assertThat(found).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.length; i++) {
            assertThat(found[i]).isCloseTo(wanted[i], within(1e-5f));
        }
    }
}
