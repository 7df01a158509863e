package org.kaon.op;

import org.kaon.graph.Op;
import org.kaon.tensor.DataType;
import org.kaon.tensor.TensorType;

import java.util.List;

/// The types of reductions, which several ops share.
final class Reductions {

    private Reductions() {}

    /// The type of a sum or a product: that of x; int32 for uint8 and bool.
    static TensorType accumulated(
            Op op, List<TensorType> inputs, List<Integer> axes, boolean keepDims) {
        TensorType x = reduced(op, inputs, axes, keepDims);
        boolean small = x.dataType() == DataType.UINT8 || x.dataType() == DataType.BOOL;
        return small ? x.withDataType(DataType.INT32) : x;
    }

    /// The type of a largest or smallest element: that of x, which must not be bool.
    ///
    /// *Errors*: no element to choose from among integers, which have no infinity.
    static TensorType chosen(Op op, List<TensorType> inputs, List<Integer> axes, boolean keepDims) {
        TensorType y = reduced(op, inputs, axes, keepDims);
        TensorType x = inputs.getFirst();
        if (x.dataType() == DataType.BOOL) {
            throw Expect.failure(op, "numbers", x, "Take any or all.");
        }
        boolean empty = axes.stream().anyMatch(axis -> x.shape().extent(axis) == 0);
        if (empty && !x.dataType().isFloating()) {
            throw Expect.failure(op, "an element to choose", x, "Leave empty axes out.");
        }
        return y;
    }

    private static TensorType reduced(
            Op op, List<TensorType> inputs, List<Integer> axes, boolean keepDims) {
        Expect.count(op, inputs, 1);
        TensorType x = inputs.getFirst();
        Axes.require(op, axes, x.shape());
        return x.withShape(Axes.reduce(x.shape(), axes, keepDims));
    }
}
