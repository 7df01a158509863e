package org.kaon.graph;

/// What an op says of the gradient with respect to one of its inputs.
public sealed interface Gradient {

    /// The gradient flows: its value, of the input's shape.
    record Through(Value value) implements Gradient {}

    /// There is no gradient, and why: "indices are integers". Never silently zero.
    record Blocked(String reason) implements Gradient {}

    /// The gradient is zero by definition (a piecewise constant function), and why.
    record Zero(String reason) implements Gradient {}

    static Gradient through(Value value) {
        return new Through(value);
    }

    static Gradient blocked(String reason) {
        return new Blocked(reason);
    }
}
