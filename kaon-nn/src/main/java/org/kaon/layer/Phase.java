package org.kaon.layer;

/// What a graph is built for: noise and dropout act in training alone.
public enum Phase {
    TRAINING,
    INFERENCE
}
