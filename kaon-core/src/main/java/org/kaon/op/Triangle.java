package org.kaon.op;

import org.kaon.graph.Constant;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;

/// Masks in the shape of a triangle: true on and below the diagonal.
public final class Triangle {

    private Triangle() {}

    /// `yᵢⱼ = j <= i`; NumPy's `tri`.
    ///
    /// *Shape*: `[rows, columns]`. *Type*: bool.
    ///
    /// *Errors*: an extent that is not known yet.
    public static Value lower(long rows, long columns) {
        if (rows == Shape.ANY || columns == Shape.ANY) {
            throw new ShapeException(
                    "Triangle: expected known extents, found "
                            + Shape.of(rows, columns)
                            + ". Give the lengths of the sequences, or pass a mask of your own.");
        }
        TensorType type = new TensorType(DataType.BOOL, Shape.of(rows, columns));
        Tensor mask = Tensor.allocate(type, Arena.ofAuto());
        for (long i = 0; i < rows; i++) {
            for (long j = 0; j <= Math.min(i, columns - 1); j++) {
                mask.data().set(ValueLayout.JAVA_BYTE, i * columns + j, (byte) 1);
            }
        }
        return Constant.constant(mask);
    }

    /// x with zeros above the diagonal of its last two axes; NumPy's `tril`.
    ///
    /// *Shape*: `[…, n, m]` → same. *Type*: floating.
    public static Value lowerPart(Value x) {
        Value mask = lower(x.shape().extent(-2), x.shape().extent(-1));
        return Select.select(mask, x, Constant.constant(0f));
    }
}
