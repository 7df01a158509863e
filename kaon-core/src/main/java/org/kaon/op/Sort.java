package org.kaon.op;

import static org.kaon.op.ArgSort.argSort;
import static org.kaon.op.TakeAlongAxis.takeAlongAxis;

import org.kaon.graph.Value;

/// The elements of an axis in their order; the gradient goes where they came from.
public final class Sort {

    private Sort() {}

    /// *Shape*: any of at least one axis → same. *Type*: floating, int32 or uint8. Equal elements
    /// stay in their order, NaN comes last in either direction.
    public static Value sort(Value x, int axis, boolean descending) {
        return takeAlongAxis(x, argSort(x, axis, descending), axis);
    }

    /// Ascending along the last axis.
    public static Value sort(Value x) {
        return sort(x, -1, false);
    }
}
