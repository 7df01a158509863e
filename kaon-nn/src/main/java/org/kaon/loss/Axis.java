package org.kaon.loss;

import static org.kaon.op.MoveAxis.moveAxis;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// The axis of the classes or components of a loss, where Keras lets one choose it.
record Axis(int index) {

    static final Axis LAST = new Axis(-1);

    /// The value with this axis at the end.
    Value last(Value value) {
        int rank = value.shape().rank();
        boolean there = index == -1 || index == rank - 1;
        return there ? value : moveAxis(value, index, -1);
    }

    static Axis read(Config in) {
        return new Axis(in.integer("axis", -1));
    }
}
