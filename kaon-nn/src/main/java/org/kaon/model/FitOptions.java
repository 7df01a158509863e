package org.kaon.model;

import org.kaon.callback.Stop;
import org.kaon.config.ConfigException;
import org.kaon.data.Order;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// How to fit: epochs, batches, order, class weights, checkpoints.
public record FitOptions(
        int epochs,
        int batchSize,
        Order order,
        Map<Integer, Double> classWeights,
        Checkpoints checkpoints,
        Stop stop) {

    /// Where checkpoints go: after each epoch, when a stop is requested, and within epochs whenever
    /// the time since the last one exceeds `every`.
    public record Checkpoints(Optional<Path> file, Duration every) {

        static final Checkpoints NONE =
                new Checkpoints(Optional.empty(), Duration.ofSeconds(Long.MAX_VALUE));
    }

    public FitOptions {
        if (epochs < 1 || batchSize < 1) {
            throw new ConfigException(
                    "fit: expects epochs and a batch size of 1 or more, found "
                            + epochs
                            + " and "
                            + batchSize
                            + ".");
        }
        classWeights = Map.copyOf(classWeights);
    }

    /// Batches of 32 as in Keras, shuffled in a window of 65,536 rows under seed 0.
    public static FitOptions epochs(int epochs) {
        return new FitOptions(
                epochs, 32, Order.shuffled(0, 1 << 16), Map.of(), Checkpoints.NONE, new Stop());
    }

    public FitOptions batchSize(int other) {
        return new FitOptions(epochs, other, order, classWeights, checkpoints, stop);
    }

    public FitOptions order(Order other) {
        return new FitOptions(epochs, batchSize, other, classWeights, checkpoints, stop);
    }

    public FitOptions classWeights(Map<Integer, Double> others) {
        return new FitOptions(epochs, batchSize, order, others, checkpoints, stop);
    }

    /// A checkpoint after each epoch.
    public FitOptions checkpoint(Path file) {
        return checkpoint(file, Checkpoints.NONE.every());
    }

    /// A checkpoint after each epoch, and within epochs once `every` has passed.
    public FitOptions checkpoint(Path file, Duration every) {
        Checkpoints to = new Checkpoints(Optional.of(file), every);
        return new FitOptions(epochs, batchSize, order, classWeights, to, stop);
    }

    public FitOptions stop(Stop other) {
        return new FitOptions(epochs, batchSize, order, classWeights, checkpoints, other);
    }
}
