package org.kaon.lab.experiment;

/// One of `count` ways to part events by `v mod count`, `v` being an integer of the event: the test
/// part holds those where it is `fold`. Over all folds every event is tested once, by a network
/// that has not seen it.
///
/// @param validation the fraction of the events that are not tested which is not trained on either
public record Folds(int count, int fold, double validation) {

    /// Whether the event is tested in this fold. The remainder is that of division towards −∞, so
    /// negative numbers fall into folds like others.
    private boolean tests(long value) {
        return Math.floorMod(value, count) == fold;
    }

    /// The part of an event.
    ///
    /// @param value its integer
    /// @param u its number in [0, 1)
    public Part part(long value, double u) {
        return tests(value) ? Part.TEST : u < validation ? Part.VALIDATION : Part.TRAIN;
    }
}
