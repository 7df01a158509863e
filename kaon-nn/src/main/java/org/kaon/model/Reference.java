package org.kaon.model;

/// A tensor inside a functional model: one output of one call of a layer. Keras: `keras_history`.
public record Reference(String part, int call, int output) {

    @Override
    public String toString() {
        return part + "[" + call + "][" + output + "]";
    }
}
