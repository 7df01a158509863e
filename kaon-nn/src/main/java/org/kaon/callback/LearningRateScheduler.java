package org.kaon.callback;

import org.kaon.config.ConfigException;

/// Sets the learning rate before each epoch to a function of the epoch (from 0) and the rate so
/// far. Keras: `LearningRateScheduler`.
public record LearningRateScheduler(Rule rule) implements Callback {

    /// The next rate.
    @FunctionalInterface
    public interface Rule {
        double rate(int epoch, double now);
    }

    /// *Errors*: a rate that is negative or not finite.
    @Override
    public void onEpochBegin(Training training, int epoch) {
        double rate = rule.rate(epoch, training.learningRate());
        if (!(rate >= 0) || Double.isInfinite(rate)) {
            throw new ConfigException(
                    "LearningRateScheduler: expected a rate of 0 or more for epoch "
                            + epoch
                            + ", found "
                            + rate
                            + ".");
        }
        training.learningRate(rate);
    }
}
