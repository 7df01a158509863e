package org.kaon.op;

import static org.kaon.op.Transpose.transpose;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.TensorType;

import java.util.List;

/// The indices that sort the last axis: equal elements stay in their order, NaN comes last in
/// either direction, −0 equals 0.
///
/// *Shape*: any of at least one axis → same. *Type*: floating, int32 or uint8 → int32.
public record ArgSort(boolean descending) implements Op {

    /// Along an axis.
    public static Value argSort(Value x, int axis, boolean descending) {
        int positive = Axes.axis("ArgSort", x.shape(), axis);
        int rank = x.shape().rank();
        Value last = transpose(x, TakeAlongAxis.toEnd(rank, positive));
        Value indices = Node.apply(new ArgSort(descending), last);
        return transpose(indices, TakeAlongAxis.fromEnd(rank, positive));
    }

    /// Ascending along the last axis.
    public static Value argSort(Value x) {
        return argSort(x, -1, false);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(sortable(this, inputs));
    }

    /// The indices' type for something that can be sorted along its last axis.
    static TensorType sortable(Op op, List<TensorType> inputs) {
        Expect.count(op, inputs, 1);
        TensorType x = inputs.getFirst();
        boolean sorts =
                x.dataType().isFloating()
                        || x.dataType() == DataType.INT32
                        || x.dataType() == DataType.UINT8;
        if (!sorts || x.shape().rank() == 0) {
            throw Expect.failure(
                    op, "float32, int32 or uint8 along an axis", x, "Cast or reshape it first.");
        }
        return x.withDataType(DataType.INT32);
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return Expect.zeros(call, "an order is piecewise constant");
    }
}
