package org.kaon.model;

import org.kaon.layer.ActivationLayer;
import org.kaon.layer.Dropout;
import org.kaon.layer.Flatten;
import org.kaon.layer.GaussianNoise;
import org.kaon.layer.InputLayer;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Tensor;

import java.util.Locale;
import java.util.Optional;

/// Warns of noise that drowns the data: a GaussianNoise before the first layer with weights whose
/// deviation is far above the inputs' root mean square.
final class NoiseCheck {

    /// How many times the data's scale is too much.
    private static final double LIMIT = 3;

    private NoiseCheck() {}

    static Optional<String> warning(Architecture architecture, Tensor inputs) {
        if (!(architecture instanceof Sequential)) {
            return Optional.empty();
        }
        for (Part part : architecture.parts()) {
            switch (part.layer()) {
                case GaussianNoise noise -> {
                    double scale = rootMeanSquare(inputs);
                    if (noise.stddev() > LIMIT * scale) {
                        return Optional.of(message(part.name(), noise.stddev(), scale));
                    }
                }
                case InputLayer ignored -> {}
                case Flatten ignored -> {}
                case Dropout ignored -> {}
                case ActivationLayer ignored -> {}
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static String message(String layer, double stddev, double scale) {
        return String.format(
                Locale.ROOT,
                "GaussianNoise \"%s\": its stddev %.3g is %.0f times the scale of the inputs (root"
                        + " mean square %.3g in the first batch), so the noise drowns the data."
                        + " Scale the inputs up or lower stddev.",
                layer,
                stddev,
                stddev / scale,
                scale);
    }

    private static double rootMeanSquare(Tensor inputs) {
        if (inputs.type().dataType() != DataType.FLOAT32) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = 0;
        long size = inputs.size();
        for (long i = 0; i < size; i++) {
            double x = inputs.at(i);
            sum += x * x;
        }
        return Math.sqrt(sum / Math.max(1, size));
    }
}
