package org.kaon.op;

import static org.kaon.graph.Gradient.through;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.OneHot.oneHot;
import static org.kaon.op.Reshape.reshape;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y[s] = Σ values[i]` over every i whose index is s: a weighted histogram. An index outside `[0,
/// segments)` is left out.
///
/// *Shape*: `[n]`, `[n]` → `[segments]`. *Type*: float32, int32 → float32.
public record SegmentSum(int segments) implements Op {

    public SegmentSum {
        if (segments < 1) {
            throw new ShapeException(
                    "SegmentSum: expected segments >= 1, found " + segments + ". Give a count.");
        }
    }

    public static Value segmentSum(Value values, Value indices, int segments) {
        return Node.apply(new SegmentSum(segments), values, indices);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 2);
        TensorType values = inputs.getFirst();
        TensorType indices = inputs.getLast();
        Expect.type(this, values, DataType.FLOAT32);
        Expect.type(this, indices, DataType.INT32);
        Expect.rank(this, values, 1);
        if (!Expect.compatible(values.shape(), indices.shape())) {
            throw Expect.failure(
                    this, "an index for each value", values + " and " + indices, "Reshape them.");
        }
        return List.of(TensorType.float32(segments));
    }

    // dvalues[i] = dy[index i], as a product with one-hot rows: no op picks elements.
    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value column = reshape(upstream.getFirst(), Shape.of(segments, 1));
        Value picked = matmul(oneHot(call.input(1), segments), column);
        return List.of(
                through(reshape(picked, Shape.of(Shape.ANY))),
                new Gradient.Zero("indices are integers"));
    }
}
