/// Models and their training: an architecture with weights, compiled to a trainer.
///
/// Enter at {@link org.kaon.model.Sequential} (what a network is), {@link org.kaon.model.Model}
/// (with weights) and {@link org.kaon.model.Trainer} (fit, evaluate, predict). One plan does a
/// whole training step: forward, loss, gradient, optimizer, metrics. Checkpoints are zips of `.npy`
/// members and `state.json`. This package knows no file format of experiments and prints nothing.
@NullMarked
package org.kaon.model;

import org.jspecify.annotations.NullMarked;
