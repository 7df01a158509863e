package org.kaon.gradient;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Concat.concat;
import static org.kaon.op.Reshape.reshape;

import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.List;

/// `Jₖᵢ = ∂yₖ/∂xᵢ`, row by row: each row is one pass backwards, so outputs should be few.
public final class Jacobian {

    private Jacobian() {}

    /// *Shape*: `[m…]`, `[n…]` → `[m…, n…]`; y's shape is known.
    ///
    /// *Errors*: {@link GradientException} where y's shape is not known.
    public static Value jacobian(Value y, Value x) {
        List<Value> rows = new ArrayList<>();
        for (long i = 0; i < count(y); i++) {
            Value row = row(y, i, x);
            rows.add(reshape(row, Shape.of(prepended(1, x.shape().extents()))));
        }
        long[] extents = new long[y.shape().rank() + x.shape().rank()];
        System.arraycopy(y.shape().extents(), 0, extents, 0, y.shape().rank());
        System.arraycopy(x.shape().extents(), 0, extents, y.shape().rank(), x.shape().rank());
        return reshape(concat(0, rows.toArray(Value[]::new)), Shape.of(extents));
    }

    /// `∂y[index] / ∂x`, the element counted in row-major order.
    ///
    /// *Shape*: x's.
    public static Value row(Value y, long index, Value x) {
        if (index < 0 || index >= count(y)) {
            throw new GradientException(
                    "Jacobian: expected a row in [0, " + count(y) + "), found " + index + ".");
        }
        float[] unit = new float[Math.toIntExact(count(y))];
        unit[Math.toIntExact(index)] = 1;
        Value upstream = constant(y.shape(), unit);
        return Gradients.vectorJacobian(List.of(y), List.of(upstream), List.of(x)).getFirst();
    }

    private static long count(Value y) {
        if (!y.shape().isKnown() || y.shape().size() == 0) {
            throw new GradientException(
                    "Jacobian: expected outputs of a known shape with at least one element, found "
                            + y.type()
                            + ". Bind the shapes first.");
        }
        return y.shape().size();
    }

    private static long[] prepended(long first, long[] rest) {
        long[] extents = new long[rest.length + 1];
        extents[0] = first;
        System.arraycopy(rest, 0, extents, 1, rest.length);
        return extents;
    }
}
