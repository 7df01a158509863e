package org.kaon.layer;

import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

/// A layer at its place in a model: what it asks of the shapes of its inputs.
record Site(Layer layer, Scope scope) {

    /// x itself.
    ///
    /// *Errors*: another number of axes, the batch included.
    Value require(Value x, int rank) {
        if (x.shape().rank() != rank) {
            throw failure(rank + " axes with the batch in front", x);
        }
        return x;
    }

    /// The extents after the batch axis.
    ///
    /// *Errors*: no batch axis, an unknown extent.
    Shape knownRow(Value x) {
        if (x.shape().rank() == 0 || !x.shape().without(0).isKnown()) {
            throw failure("known extents after the batch axis", x);
        }
        return x.shape().without(0);
    }

    /// An extent that a weight depends on.
    ///
    /// *Errors*: an unknown one.
    long known(Value x, int axis) {
        long extent = x.shape().extent(axis(x, axis));
        if (extent == Shape.ANY) {
            throw failure("a known extent on axis " + axis, x);
        }
        return extent;
    }

    /// An axis of the input, counted from 0.
    ///
    /// *Errors*: an axis that it has not.
    int axis(Value x, int axis) {
        int rank = x.shape().rank();
        if (axis < -rank || axis >= rank) {
            throw failure("an input with an axis " + axis, x);
        }
        return x.shape().axis(axis);
    }

    ShapeException failure(String expected, Value found) {
        return failure(expected, found.shape().toString());
    }

    ShapeException failure(String expected, String found) {
        return new ShapeException(
                layer.className()
                        + " \""
                        + scope.path()
                        + "\": expected "
                        + expected
                        + ", found "
                        + found
                        + ". Change the layer's settings or the input's shape.");
    }
}
