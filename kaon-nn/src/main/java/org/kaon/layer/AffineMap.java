package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Cos.cos;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Sin.sin;
import static org.kaon.op.Subtract.subtract;

import org.kaon.graph.Value;

/// Where the pixels of a changed image come from: column `a0·column + a1·row + a2` and row
/// `b0·column + b1·row + b2`, with coefficients of their own for each image.
///
/// *Shape*: `[batch, 1, 1, 1]` or scalars.
record AffineMap(Value a0, Value a1, Value a2, Value b0, Value b1, Value b2) {

    private static final Value ZERO = constant(0f);
    private static final Value ONE = constant(1f);

    /// Everything moved to the right and down by numbers of pixels.
    static AffineMap translation(Value right, Value down) {
        return new AffineMap(ONE, ZERO, negate(right), ZERO, ONE, negate(down));
    }

    /// Enlarged about the middle by `1 / width` and `1 / height`.
    static AffineMap zoom(Value width, Value height, long columns, long rows) {
        return new AffineMap(
                width,
                ZERO,
                multiply(subtract(ONE, width), middle(columns)),
                ZERO,
                height,
                multiply(subtract(ONE, height), middle(rows)));
    }

    /// Turned about the middle counter-clockwise by an angle in rad.
    static AffineMap rotation(Value angle, long columns, long rows) {
        Value cos = cos(angle);
        Value sin = sin(angle);
        Value x = middle(columns);
        Value y = middle(rows);
        return new AffineMap(
                cos,
                negate(sin),
                subtract(add(x, multiply(y, sin)), multiply(x, cos)),
                sin,
                cos,
                subtract(subtract(y, multiply(x, sin)), multiply(y, cos)));
    }

    private static Value middle(long extent) {
        return constant((extent - 1) / 2f);
    }

    Value column(Value column, Value row) {
        return add(add(multiply(a0, column), multiply(a1, row)), a2);
    }

    Value row(Value column, Value row) {
        return add(add(multiply(b0, column), multiply(b1, row)), b2);
    }
}
