package org.kaon.op;

import static org.kaon.op.Transpose.transpose;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y[…, j] = 1` where the index is j, else 0. An index outside `[0, depth)` gives zeros.
///
/// *Shape*: `[…]` → `[…, depth]`. *Type*: int32, int64 or uint8 → float32.
public record OneHot(int depth) implements Op {

    public OneHot {
        if (depth < 1) {
            throw new ShapeException(
                    "OneHot: expected a depth >= 1, found " + depth + ". Give the class count.");
        }
    }

    public static Value oneHot(Value indices, int depth) {
        return Node.apply(new OneHot(depth), indices);
    }

    /// With the new axis at a place of the result; −1 is the end.
    public static Value oneHot(Value indices, int depth, int axis) {
        Value last = oneHot(indices, depth);
        int positive = Axes.axis("OneHot", last.shape(), axis);
        return transpose(last, TakeAlongAxis.fromEnd(last.shape().rank(), positive));
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 1);
        TensorType indices = inputs.getFirst();
        Gather.requireIndices(this, indices);
        return List.of(new TensorType(DataType.FLOAT32, indices.shape().append(depth)));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of(new Gradient.Zero("indices are integers"));
    }
}
