package org.kaon.op;

import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.SumLike.sumLike;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.Arrays;
import java.util.List;

/// `y = a·b`, the product of two matrices, each of which may be taken transposed; of stacks of
/// matrices, pair by pair.
///
/// *Shape*: `[…, n, k]`, `[…, k, m]` → `[…, n, m]`, the leading axes broadcast; a transposed
/// operand is stored with its last two axes exchanged. *Type*: float32 or bfloat16, both of one;
/// sums are float32. A product over nothing is 0.
public record MatMul(boolean transposeA, boolean transposeB) implements Op {

    public static Value matmul(Value a, Value b) {
        return matmul(a, false, b, false);
    }

    public static Value matmul(Value a, boolean transposeA, Value b, boolean transposeB) {
        return Node.apply(new MatMul(transposeA, transposeB), a, b);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 2);
        for (TensorType input : inputs) {
            if (input.shape().rank() < 2) {
                throw Expect.failure(
                        this, "at least 2 axes", input, "Reshape a vector to a row or a column.");
            }
        }
        TensorType kind = Expect.sameFloating(this, inputs);
        Shape a = inputs.getFirst().shape();
        Shape b = inputs.getLast().shape();
        if (!Expect.compatible(a.extent(transposeA ? -2 : -1), b.extent(transposeB ? -1 : -2))) {
            throw Expect.failure(
                    this, "equal inner extents", a + " and " + b, "Transpose or reshape one.");
        }
        Shape stack = Expect.broadcast(this, stack(a), stack(b));
        return List.of(
                kind.withShape(
                        stack.append(
                                a.extent(transposeA ? -1 : -2), b.extent(transposeB ? -2 : -1))));
    }

    private static Shape stack(Shape shape) {
        return Shape.of(Arrays.copyOf(shape.extents(), shape.rank() - 2));
    }

    // da = dy·bᵀ and db = aᵀ·dy, each transposed as a whole where its operand is, and summed where
    // it was stretched.
    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value a = call.input(0);
        Value b = call.input(1);
        Value dy = upstream.getFirst();
        Value da = transposeA ? matmul(b, transposeB, dy, true) : matmul(dy, false, b, !transposeB);
        return List.of(through(sumLike(da, a)), through(sumLike(right(a, b, dy), b)));
    }

    // One matrix for a whole stack sees it as one matrix with many rows: one product, and no sum
    // over the stack.
    private Value right(Value a, Value b, Value dy) {
        Shape shape = b.shape();
        boolean rows =
                shape.rank() == 2 && shape.isKnown() && shape.size() > 0 && a.shape().rank() > 2;
        Value left = a;
        Value up = dy;
        if (rows && !transposeA) {
            left = reshape(a, Shape.of(Shape.ANY, shape.extent(transposeB ? 1 : 0)));
            up = reshape(dy, Shape.of(Shape.ANY, shape.extent(transposeB ? 0 : 1)));
        }
        return transposeB
                ? matmul(up, true, left, transposeA)
                : matmul(left, !transposeA, up, false);
    }
}
