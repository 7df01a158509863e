package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Exp.exp;
import static org.kaon.op.GreaterEqual.greaterEqual;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Select.select;
import static org.kaon.op.Square.square;

import org.kaon.graph.Value;

/// `y = x·tanh(ln(1 + eˣ))`.
///
/// With `w = e^−|x|` the hyperbolic tangent is `n / (n + 2w²)`, `n = 1 + 2w`, and for negative x `n
/// / (n + 2)`, `n = w·(w + 2)`: one exponential, and nothing overflows. *Source*: Misra 2019.
public final class Mish {

    private Mish() {}

    /// *Shape*: any → same. *Type*: floating point.
    public static Value mish(Value x) {
        Value one = constant(1f);
        Value two = constant(2f);
        Value positive = greaterEqual(x, constant(0f));
        Value w = exp(select(positive, negate(x), x));
        Value numerator = select(positive, add(multiply(w, two), one), multiply(w, add(w, two)));
        Value rest = select(positive, multiply(two, square(w)), two);
        return multiply(x, divide(numerator, add(numerator, rest)));
    }
}
