package org.kaon.schedule;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// What a rate that falls by periods is described by.
///
/// @param initial the rate at the start
/// @param period how many steps make a period
/// @param decay how much a period takes
/// @param staircase whether the rate stays within a period
public record Fall(double initial, double period, double decay, boolean staircase) {

    void require(String owner) {
        Steps.requireNotNegative(owner, "initial_learning_rate", initial);
        Steps.requirePositive(owner, "decay_steps", period);
        Steps.requireNotNegative(owner, "decay_rate", decay);
    }

    /// The periods so far.
    Value periods(Value step) {
        return Steps.periods(step, period, staircase);
    }

    static Fall read(Config in) {
        return new Fall(
                in.number("initial_learning_rate"),
                in.number("decay_steps"),
                in.number("decay_rate"),
                in.flag("staircase", false));
    }

    void write(Config.Writer out) {
        out.put("initial_learning_rate", initial)
                .put("decay_steps", period)
                .put("decay_rate", decay)
                .put("staircase", staircase);
    }
}
