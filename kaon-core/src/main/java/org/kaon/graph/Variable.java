package org.kaon.graph;

import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

/// State that outlives a plan's run: a weight, an optimizer slot, a running statistic, a random
/// counter. A plan reads variables and assigns their next values at its end.
///
/// A variable has identity; its value is held by the engine that runs it, which starts from the
/// initial value.
public final class Variable {

    private final String name;
    private final Tensor initial;

    /// `initial` must stay readable until the engine has first used the variable.
    public Variable(String name, Tensor initial) {
        this.name = name;
        this.initial = initial;
    }

    /// The path that names it in checkpoints and dumps: `conv2d_1/kernel`.
    public String name() {
        return name;
    }

    public TensorType type() {
        return initial.type();
    }

    public Tensor initial() {
        return initial;
    }

    /// The variable's value at the start of a run, as a graph value.
    public Value read() {
        return Node.apply(new Read(this));
    }

    @Override
    public String toString() {
        return name + " " + type();
    }
}
