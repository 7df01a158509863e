package org.kaon.op;

import static org.kaon.op.Multiply.multiply;

import org.kaon.graph.Value;

/// `y = x²`, as the product of x with itself.
public final class Square {

    private Square() {}

    /// *Shape*: any → same. *Type*: float32, int32, int64.
    public static Value square(Value x) {
        return multiply(x, x);
    }
}
