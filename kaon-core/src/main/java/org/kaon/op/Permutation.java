package org.kaon.op;

import static org.kaon.op.ArgSort.argSort;
import static org.kaon.op.Blank.blank;
import static org.kaon.op.Gather.gather;
import static org.kaon.op.RandomInteger.randomInteger;

import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

/// The integers from 0 to n − 1 in a random order.
public final class Permutation {

    private Permutation() {}

    /// The order of random 32-bit keys; two of n keys are equal with a probability of about `n² /
    /// 2³³`, and then stay as they were.
    ///
    /// *Shape*: `[n]`. *Type*: int64 scalar counter → int32.
    public static Value permutation(long n, Value counter, long seed) {
        long low = Integer.MIN_VALUE;
        return argSort(randomInteger(blank(Shape.of(n)), counter, low, -low, seed));
    }

    /// The elements of an axis of known extent in a random order, the same for all places on the
    /// other axes.
    ///
    /// *Shape*: any of at least one axis → same. *Type*: any, int64 scalar counter.
    public static Value shuffle(Value x, int axis, Value counter, long seed) {
        int positive = Axes.axis("Shuffle", x.shape(), axis);
        long n = x.shape().extent(positive);
        if (n == Shape.ANY) {
            throw new ShapeException(
                    "Shuffle: expected a known extent of axis "
                            + positive
                            + ", found "
                            + x.type()
                            + ". Bind it first.");
        }
        return gather(x, permutation(n, counter, seed), positive);
    }
}
