package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Erfc.erfc;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Square.square;
import static org.kaon.op.Tanh.tanh;

import org.kaon.graph.Value;

/// `y = x·Φ(x)`, Φ the distribution function of the standard normal distribution.
///
/// *Source*: Hendrycks and Gimpel 2016.
public final class Gelu {

    private static final float ROOT_HALF = (float) Math.sqrt(0.5);
    private static final float ROOT_2_OVER_PI = (float) Math.sqrt(2 / Math.PI);

    private Gelu() {}

    /// `½·x·erfc(−x/√2)`: precise far below 0 too.
    ///
    /// *Shape*: any → same. *Type*: floating point.
    public static Value gelu(Value x) {
        Value twicePhi = erfc(multiply(x, constant(-ROOT_HALF)));
        return multiply(multiply(x, constant(0.5f)), twicePhi);
    }

    /// `½·x·(1 + tanh(√(2/π)·(x + 0.044715·x³)))`, Keras's default.
    ///
    /// *Shape*: any → same. *Type*: floating point.
    public static Value geluTanh(Value x) {
        Value cubic = add(multiply(square(x), constant(0.044715f)), constant(1f));
        Value inner = multiply(multiply(x, constant(ROOT_2_OVER_PI)), cubic);
        return multiply(multiply(x, constant(0.5f)), add(tanh(inner), constant(1f)));
    }
}
