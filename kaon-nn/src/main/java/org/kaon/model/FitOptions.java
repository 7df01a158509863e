package org.kaon.model;

import org.kaon.callback.Stop;
import org.kaon.config.ConfigException;
import org.kaon.data.Order;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// How to fit: epochs, batches, order, class weights, limits, checkpoints.
public record FitOptions(
        int epochs,
        int batchSize,
        Order order,
        Map<Integer, Double> classWeights,
        Limits limits,
        Checkpoints checkpoints,
        Stop stop) {

    /// Where checkpoints go: after each epoch, when a stop is requested, and within epochs whenever
    /// the time since the last one exceeds `every`.
    public record Checkpoints(Optional<Path> file, Duration every) {

        static final Checkpoints NONE =
                new Checkpoints(Optional.empty(), Duration.ofSeconds(Long.MAX_VALUE));
    }

    /// What of the data is used, and where counting begins, under Keras's names.
    ///
    /// @param initialEpoch the number of the first epoch; `epochs` is that of the last plus 1
    /// @param steps batches in an epoch (`steps_per_epoch`); the data start over when they end
    /// @param validationSteps batches in a validation
    /// @param validationSplit the fraction of the rows, taken from the end, that validates
    public record Limits(
            int initialEpoch,
            OptionalLong steps,
            OptionalLong validationSteps,
            double validationSplit) {

        static final Limits NONE = new Limits(0, OptionalLong.empty(), OptionalLong.empty(), 0);

        public Limits {
            if (initialEpoch < 0
                    || steps.orElse(1) < 1
                    || validationSteps.orElse(1) < 1
                    || !(validationSplit >= 0 && validationSplit < 1)) {
                throw new ConfigException(
                        "fit: expects initial_epoch of 0 or more, steps of 1 or more and a"
                                + " validation_split in [0, 1), found "
                                + initialEpoch
                                + ", "
                                + steps
                                + ", "
                                + validationSteps
                                + " and "
                                + validationSplit
                                + ".");
            }
        }
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
                epochs,
                32,
                Order.shuffled(0, 1 << 16),
                Map.of(),
                Limits.NONE,
                Checkpoints.NONE,
                new Stop());
    }

    public FitOptions batchSize(int other) {
        return new FitOptions(epochs, other, order, classWeights, limits, checkpoints, stop);
    }

    public FitOptions order(Order other) {
        return new FitOptions(epochs, batchSize, other, classWeights, limits, checkpoints, stop);
    }

    public FitOptions classWeights(Map<Integer, Double> others) {
        return new FitOptions(epochs, batchSize, order, others, limits, checkpoints, stop);
    }

    /// Begins with the epoch of this number. Keras: `initial_epoch`.
    public FitOptions initialEpoch(int epoch) {
        return limits(
                new Limits(epoch, limits.steps, limits.validationSteps, limits.validationSplit));
    }

    /// Ends each epoch after so many batches. Keras: `steps_per_epoch`.
    public FitOptions stepsPerEpoch(long steps) {
        return limits(
                new Limits(
                        limits.initialEpoch,
                        OptionalLong.of(steps),
                        limits.validationSteps,
                        limits.validationSplit));
    }

    /// Ends each validation after so many batches. Keras: `validation_steps`.
    public FitOptions validationSteps(long steps) {
        return limits(
                new Limits(
                        limits.initialEpoch,
                        limits.steps,
                        OptionalLong.of(steps),
                        limits.validationSplit));
    }

    /// Validates with the last rows, which are not trained on. Keras: `validation_split`.
    public FitOptions validationSplit(double fraction) {
        return limits(
                new Limits(limits.initialEpoch, limits.steps, limits.validationSteps, fraction));
    }

    private FitOptions limits(Limits others) {
        return new FitOptions(epochs, batchSize, order, classWeights, others, checkpoints, stop);
    }

    /// A checkpoint after each epoch.
    public FitOptions checkpoint(Path file) {
        return checkpoint(file, Checkpoints.NONE.every());
    }

    /// A checkpoint after each epoch, and within epochs once `every` has passed.
    public FitOptions checkpoint(Path file, Duration every) {
        Checkpoints to = new Checkpoints(Optional.of(file), every);
        return new FitOptions(epochs, batchSize, order, classWeights, limits, to, stop);
    }

    public FitOptions stop(Stop other) {
        return new FitOptions(epochs, batchSize, order, classWeights, limits, checkpoints, other);
    }
}
