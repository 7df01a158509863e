package org.kaon.op;

import static org.kaon.graph.Gradient.through;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The axes in another order: axis i of the result is axis `axes[i]` of x.
///
/// *Shape*: permuted. *Type*: any. Transposes of transposes are joined; one that changes nothing is
/// left out.
public record Transpose(List<Integer> axes) implements Op {

    public Transpose {
        axes = List.copyOf(axes);
    }

    /// Negative axes count from the end; no axes named: their order is reversed.
    public static Value transpose(Value x, int... axes) {
        int rank = x.shape().rank();
        List<Integer> order =
                axes.length == 0
                        ? IntStream.range(0, rank).map(i -> rank - 1 - i).boxed().toList()
                        : Arrays.stream(axes)
                                .map(axis -> Axes.axis("Transpose", x.shape(), axis))
                                .boxed()
                                .toList();
        Transpose op = new Transpose(order);
        op.infer(List.of(x.type()));
        if (x.source().op() instanceof Transpose inner) {
            Value origin = x.source().input(0);
            return transpose(
                    origin, order.stream().mapToInt(axis -> inner.axes.get(axis)).toArray());
        }
        return op.changesNothing() ? x : Node.apply(op, x);
    }

    /// Whether the axes stay as they are.
    public boolean changesNothing() {
        return axes.equals(IntStream.range(0, axes.size()).boxed().toList());
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 1);
        TensorType x = inputs.getFirst();
        int rank = x.shape().rank();
        if (!axes.stream().sorted().toList().equals(IntStream.range(0, rank).boxed().toList())) {
            throw Expect.failure(
                    this, "each of " + rank + " axes once", axes + " for " + x, "Name every axis.");
        }
        return List.of(x.withShape(Shape.of(axes.stream().mapToLong(x.shape()::extent).toArray())));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        int[] back = IntStream.range(0, axes.size()).map(axes::indexOf).toArray();
        return List.of(through(transpose(upstream.getFirst(), back)));
    }
}
