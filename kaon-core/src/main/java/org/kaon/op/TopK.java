package org.kaon.op;

import static org.kaon.op.TakeAlongAxis.takeAlongAxis;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.TensorType;

import java.util.List;

/// The indices of the k largest elements of the last axis, the largest first; of equals the lower
/// index first, NaN last.
///
/// *Shape*: `[…, n]` → `[…, k]`. *Type*: floating, int32 or uint8 → int32.
public record TopK(int k) implements Op {

    public TopK {
        if (k < 1) {
            throw new ShapeException("TopK: expected k >= 1, found " + k + ". Ask for some.");
        }
    }

    /// The k largest elements of the last axis and where they are.
    public record Largest(Value values, Value indices) {}

    /// The values have a gradient, the indices have none.
    public static Largest topK(Value x, int k) {
        Value indices = Node.apply(new TopK(k), x);
        return new Largest(takeAlongAxis(x, indices, -1), indices);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType all = ArgSort.sortable(this, inputs);
        long n = all.shape().extent(-1);
        if (n >= 0 && n < k) {
            throw Expect.failure(
                    this, "at least " + k + " elements", inputs.getFirst(), "Ask for fewer.");
        }
        return List.of(all.withShape(all.shape().with(-1, k)));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return Expect.zeros(call, "an order is piecewise constant");
    }
}
