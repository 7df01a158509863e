package org.kaon.lab.experiment;

import java.util.List;

/// The part of the events that an event belongs to.
public enum Part {
    /// Trains the weights and fits the transforms.
    TRAIN,
    /// Is watched after every epoch.
    VALIDATION,
    /// Is looked at once, at the end.
    TEST,
    /// Of a sample: distributed by the experiment's split. Of an event: none.
    SHARED;

    /// The parts that hold events, in order.
    public static final List<Part> HOLDING = List.of(TRAIN, VALIDATION, TEST);
}
