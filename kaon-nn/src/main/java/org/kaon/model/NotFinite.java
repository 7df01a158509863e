package org.kaon.model;

import org.kaon.data.Batch;
import org.kaon.engine.NotFiniteException;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Tensor;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Explains a loss that is no longer a finite number.
final class NotFinite {

    private NotFinite() {}

    /// The error, with the most likely cause: the data if they hold such a value, else the step.
    ///
    /// @param before the mean loss of the epoch before this batch
    static TrainingException error(
            int epoch, long batch, double loss, double before, Batch data, double rate) {
        return new TrainingException(
                String.format(
                        Locale.ROOT,
                        "Training stopped in epoch %d, batch %d: the loss is %s. Likely cause: %s",
                        epoch + 1,
                        batch + 1,
                        loss,
                        cause(batch, before, data, rate)));
    }

    /// The error of a checked plan, with the place in training.
    static TrainingException found(int epoch, long batch, NotFiniteException e) {
        TrainingException placed =
                new TrainingException(
                        String.format(
                                Locale.ROOT,
                                "Training stopped in epoch %d, batch %d. %s",
                                epoch + 1,
                                batch + 1,
                                e.getMessage()));
        placed.initCause(e);
        return placed;
    }

    private static String cause(long batch, double before, Batch data, double rate) {
        for (Map.Entry<String, Tensor> column : data.features().entrySet()) {
            Optional<String> found = found("feature " + column.getKey(), column.getValue());
            if (found.isPresent()) {
                return found.get();
            }
        }
        for (Map.Entry<String, Tensor> column : data.targets().entrySet()) {
            Optional<String> found = found("target " + column.getKey(), column.getValue());
            if (found.isPresent()) {
                return found.get();
            }
        }
        return data.weights()
                .flatMap(weights -> found("event weights", weights))
                .orElseGet(() ->
                        String.format(
                                Locale.ROOT,
                                "the data are finite%s, so the steps grew without bound: lower the"
                                    + " learning rate (now %.3g), bound gradients with clipnorm, or"
                                    + " scale the inputs. Training with finite checks (kaon train"
                                    + " --check-finite) names the first op and layer.",
                                batch == 0
                                        ? ""
                                        : String.format(
                                                Locale.ROOT,
                                                " and the mean loss was %.4g before",
                                                before),
                                rate));
    }

    private static Optional<String> found(String what, Tensor column) {
        long position = first(column);
        if (position < 0) {
            return Optional.empty();
        }
        long row = position / Math.max(1, column.size() / column.shape().extent(0));
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "%s holds %s in row %d of the batch. Clean or replace such values.",
                        what,
                        column.at(position),
                        row));
    }

    /// The position of the first value that is not finite; −1 where all are.
    static long first(Tensor tensor) {
        if (tensor.type().dataType() == DataType.FLOAT32) {
            long size = tensor.size();
            for (long i = 0; i < size; i++) {
                if (!Double.isFinite(tensor.at(i))) {
                    return i;
                }
            }
        }
        return -1;
    }
}
