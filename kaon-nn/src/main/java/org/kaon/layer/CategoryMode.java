package org.kaon.layer;

import static org.kaon.op.Cast.cast;
import static org.kaon.op.Max.max;
import static org.kaon.op.OneHot.oneHot;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Sum.sum;

import org.kaon.graph.Value;
import org.kaon.tensor.DataType;

/// How the numbers of categories are given on.
public enum CategoryMode {
    /// As they are.
    INT,
    /// A row of zeros with one 1 for each number; a last axis of 1 goes.
    ONE_HOT,
    /// One row with a 1 for each number that occurs along the first axis after the batch.
    MULTI_HOT,
    /// One row with how often each number occurs along the first axis after the batch.
    COUNT;

    /// *Shape*: `[batch, …]` → as Keras's. *Type*: int32 → int32 or float32.
    Value encode(Value numbers, int depth) {
        int rank = numbers.shape().rank();
        int along = rank > 1 ? 1 : 0;
        return switch (this) {
            case INT -> numbers;
            case ONE_HOT -> oneHot(withoutOne(numbers), depth);
            case MULTI_HOT -> max(oneHot(numbers, depth), false, along);
            case COUNT -> sum(oneHot(numbers, depth), false, along);
        };
    }

    private static Value withoutOne(Value numbers) {
        int rank = numbers.shape().rank();
        return rank > 1 && numbers.shape().extent(rank - 1) == 1
                ? reshape(numbers, numbers.shape().without(rank - 1))
                : numbers;
    }

    static Value integers(Value x) {
        return cast(x, DataType.INT32);
    }
}
