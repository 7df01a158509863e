package org.kaon.op;

import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Gather.gatherOrZero;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y[s] = Σ values[i]` over every i whose index is s: a weighted histogram, or what arrives at the
/// nodes of a graph. Indices may be in any order; one outside `[0, segments)` is left out; an empty
/// segment is 0. Terms are added in the order of i.
///
/// *Shape*: `[n, …]`, `[n]` → `[segments, …]`. *Type*: floating, and int32, int64 or uint8 indices.
/// *Source*: TensorFlow's `unsorted_segment_sum`.
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
        return List.of(segmented(this, inputs, segments));
    }

    /// The type of one row for each segment.
    static TensorType segmented(Op op, List<TensorType> inputs, int segments) {
        Expect.count(op, inputs, 2);
        TensorType values = Expect.floating(op, inputs.subList(0, 1));
        TensorType indices = inputs.getLast();
        Gather.requireIndices(op, indices);
        Expect.rank(op, indices, 1);
        Shape shape = values.shape();
        if (shape.rank() == 0 || !Expect.compatible(shape.extent(0), indices.shape().extent(0))) {
            throw Expect.failure(
                    op, "an index for each value", values + " and " + indices, "Reshape them.");
        }
        return values.withShape(shape.with(0, segments));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of(
                through(gatherOrZero(upstream.getFirst(), call.input(1), 0)),
                new Gradient.Zero("indices are integers"));
    }
}
