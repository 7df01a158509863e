package org.kaon.benchmark;

import static org.kaon.activation.Activation.ELU;
import static org.kaon.activation.Activation.RELU;
import static org.kaon.activation.Activation.SIGMOID;
import static org.kaon.activation.Activation.SOFTMAX;
import static org.kaon.layer.Conv2D.conv2D;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.Dropout.dropout;
import static org.kaon.layer.Flatten.flatten;
import static org.kaon.layer.GaussianNoise.gaussianNoise;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.layer.MaxPooling2D.maxPooling2D;
import static org.kaon.model.Sequential.sequential;
import static org.kaon.op.Padding.SAME;

import org.kaon.layer.Conv2D;
import org.kaon.model.Sequential;

/// The networks of {@link Net}.
final class Networks {

    private Networks() {}

    static Sequential mlp() {
        return sequential(
                input(28),
                dense(300, RELU),
                dense(300, RELU),
                dense(300, RELU),
                dense(300, RELU),
                dense(300, RELU),
                dense(1, SIGMOID));
    }

    static Sequential winner() {
        return sequential(
                input(40, 40, 1),
                gaussianNoise(0.1),
                conv(32),
                conv(32),
                maxPooling2D(3),
                conv(32),
                conv(64),
                maxPooling2D(3),
                flatten(),
                dense(100, RELU),
                dense(200, RELU),
                dropout(0.15),
                dense(200, RELU),
                dropout(0.3),
                dense(2, SOFTMAX));
    }

    /// With the dropout of the original, whose last pooling spans the picture. Its penalty on the
    /// weights of one small layer is left out, as in the floor and the peers' scripts.
    static Sequential deep() {
        return sequential(
                input(32, 32, 3),
                conv(16).activation(ELU),
                conv(32).activation(ELU),
                maxPooling2D(2),
                conv(32).activation(ELU),
                conv(64).activation(ELU),
                maxPooling2D(2),
                conv(64).activation(ELU),
                conv(128).activation(ELU),
                maxPooling2D(2),
                conv(128).activation(ELU),
                conv(256).activation(ELU),
                maxPooling2D(4),
                flatten(),
                dropout(0.5),
                dense(128, ELU),
                dropout(0.5),
                dense(10, SOFTMAX));
    }

    static Sequential tiny() {
        return sequential(input(4), dense(16, RELU), dense(1, SIGMOID));
    }

    private static Conv2D conv(int filters) {
        return conv2D(filters, 3).padding(SAME);
    }
}
