package org.kaon.engine.cpu;

/// What a plan is compiled for.
enum Purpose {
    /// Assigns variables: primitives keep what their gradients need.
    TRAINING,
    /// Reads variables that other plans may change between runs.
    EVALUATION,
    /// Has constants for weights, so that they may be rearranged once.
    FROZEN
}
