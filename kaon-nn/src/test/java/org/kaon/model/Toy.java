package org.kaon.model;

import static org.kaon.activation.Activation.RELU;
import static org.kaon.activation.Activation.SOFTMAX;
import static org.kaon.layer.Conv2D.conv2D;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.Dropout.dropout;
import static org.kaon.layer.Flatten.flatten;
import static org.kaon.layer.GaussianNoise.gaussianNoise;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.layer.MaxPooling2D.maxPooling2D;
import static org.kaon.loss.CategoricalCrossentropy.categoricalCrossentropy;
import static org.kaon.metric.Accuracy.accuracy;
import static org.kaon.metric.Auc.auc;
import static org.kaon.model.Sequential.sequential;
import static org.kaon.op.Padding.SAME;
import static org.kaon.optimizer.Adam.adam;

import org.kaon.data.TensorDataset;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Random;

/// A small picture problem: is the bright stripe upright or flat?
final class Toy {

    static final int SIDE = 8;

    private Toy() {}

    /// A small sister of the network that won the 2019 challenge.
    static Model model(long seed) {
        return sequential(
                        input(SIDE, SIDE, 1),
                        gaussianNoise(0.1),
                        conv2D(4, 3).padding(SAME),
                        maxPooling2D(2),
                        flatten(),
                        dense(8, RELU),
                        dropout(0.2),
                        dense(2, SOFTMAX))
                .initialise(seed);
    }

    static Compilation compilation() {
        return Compilation.compilation(categoricalCrossentropy(), adam(0.01), accuracy(), auc());
    }

    static TensorDataset stripes(int rows, long seed) {
        Random random = new Random(seed);
        float[] x = new float[rows * SIDE * SIDE];
        float[] y = new float[rows * 2];
        for (int row = 0; row < rows; row++) {
            int upright = random.nextInt(2);
            int place = random.nextInt(SIDE);
            for (int i = 0; i < SIDE * SIDE; i++) {
                boolean lit = (upright == 1 ? i % SIDE : i / SIDE) == place;
                x[row * SIDE * SIDE + i] = (lit ? 1 : 0) + 0.3f * (float) random.nextGaussian();
            }
            y[2 * row + upright] = 1;
        }
        return TensorDataset.of(
                Tensor.of(Shape.of(rows, SIDE, SIDE, 1), x), Tensor.of(Shape.of(rows, 2), y));
    }
}
