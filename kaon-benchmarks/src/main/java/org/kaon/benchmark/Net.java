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
import static org.kaon.loss.BinaryCrossentropy.binaryCrossentropy;
import static org.kaon.loss.CategoricalCrossentropy.categoricalCrossentropy;
import static org.kaon.metric.Accuracy.accuracy;
import static org.kaon.metric.Auc.auc;
import static org.kaon.model.Compilation.compilation;
import static org.kaon.model.Sequential.sequential;
import static org.kaon.op.Padding.SAME;
import static org.kaon.optimizer.Adam.adam;

import org.kaon.data.Schema;
import org.kaon.layer.Conv2D;
import org.kaon.loss.Loss;
import org.kaon.model.Compilation;
import org.kaon.model.Sequential;
import org.kaon.tensor.TensorType;

import java.util.Locale;
import java.util.Map;

/// The networks that are timed; the floor program has the same under the same names.
///
/// Kaon's step has noise, dropout, the loss and two metrics, which the floor leaves out.
@SuppressWarnings("ImmutableEnumChecker") // tensor types are immutable
public enum Net {
    /// 28 features, 5 × 300 relu, 1 sigmoid: the deep network of the Higgs study.
    MLP(TensorType.float32(28), 1) {
        @Override
        Sequential architecture() {
            return sequential(
                    input(28),
                    dense(300, RELU),
                    dense(300, RELU),
                    dense(300, RELU),
                    dense(300, RELU),
                    dense(300, RELU),
                    dense(1, SIGMOID));
        }
    },
    /// The winner of the 2019 top-tagging challenge on 40 × 40 jet images.
    WIN(TensorType.float32(40, 40, 1), 2) {
        @Override
        Sequential architecture() {
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
    },
    /// The deep CIFAR-10 network of 32 × 32 colour pictures; its last pooling spans the picture.
    DCNN(TensorType.float32(32, 32, 3), 10) {
        @Override
        Sequential architecture() {
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
                    dense(128, ELU),
                    dense(10, SOFTMAX));
        }
    };

    private final TensorType feature;
    private final int outputs;

    Net(TensorType feature, int outputs) {
        this.feature = feature;
        this.outputs = outputs;
    }

    abstract Sequential architecture();

    private static Conv2D conv(int filters) {
        return conv2D(filters, 3).padding(SAME);
    }

    /// The name on the command line and in results.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    int outputs() {
        return outputs;
    }

    Schema schema() {
        return new Schema(Map.of("x", feature), Map.of("y", TensorType.float32(outputs)), false);
    }

    Compilation compiled() {
        Loss loss = outputs == 1 ? binaryCrossentropy() : categoricalCrossentropy();
        return outputs <= 2
                ? compilation(loss, adam(1e-4), accuracy(), auc())
                : compilation(loss, adam(1e-4), accuracy());
    }
}
