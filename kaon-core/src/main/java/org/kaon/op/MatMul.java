package org.kaon.op;

import static org.kaon.graph.Gradient.through;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = a·b`, the product of two matrices, each of which may be taken transposed.
///
/// *Shape*: `[n, k]`, `[k, m]` → `[n, m]`; a transposed operand is stored the other way round.
/// *Type*: float32.
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
            Expect.type(this, input, DataType.FLOAT32);
            Expect.rank(this, input, 2);
        }
        Shape a = inputs.getFirst().shape();
        Shape b = inputs.getLast().shape();
        if (!Expect.compatible(a.extent(transposeA ? 0 : 1), b.extent(transposeB ? 1 : 0))) {
            throw Expect.failure(
                    this, "equal inner extents", a + " and " + b, "Transpose or reshape one.");
        }
        return List.of(
                TensorType.float32(a.extent(transposeA ? 1 : 0), b.extent(transposeB ? 0 : 1)));
    }

    // da = dy·bᵀ and db = aᵀ·dy, each transposed as a whole where its operand is.
    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value a = call.input(0);
        Value b = call.input(1);
        Value dy = upstream.getFirst();
        return List.of(
                through(
                        transposeA
                                ? matmul(b, transposeB, dy, true)
                                : matmul(dy, false, b, !transposeB)),
                through(
                        transposeB
                                ? matmul(dy, true, a, transposeA)
                                : matmul(a, !transposeA, dy, false)));
    }
}
