package org.kaon.op;

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

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 1);
        TensorType indices = inputs.getFirst();
        if (!indices.dataType().isInteger()) {
            throw Expect.failure(this, "integer indices", indices, "Cast the input first.");
        }
        return List.of(new TensorType(DataType.FLOAT32, indices.shape().append(depth)));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of(new Gradient.Zero("indices are integers"));
    }
}
