package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;

import org.kaon.graph.Value;

/// `y = (x + √(x² + b)) / 2`.
///
/// *Source*: Barron 2021.
public final class Squareplus {

    private Squareplus() {}

    /// *Shape*: any → same. *Type*: floating point.
    public static Value squareplus(Value x, float b) {
        return multiply(add(x, sqrt(add(square(x), constant(b)))), constant(0.5f));
    }
}
