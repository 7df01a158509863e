package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Equal.equal;
import static org.kaon.op.Greater.greater;
import static org.kaon.op.Log.log;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Select.select;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.SumLike.sumLike;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = aᵇ`, with the special values of C's `pow`: 1 for b = 0 or a = 1 even beside NaN, NaN for
/// negative a where b is finite and no whole number.
///
/// The gradient is that of JAX and TensorFlow where the formula `b·aᵇ⁻¹` is undefined: 0 with
/// respect to a for b = 0, and 0 with respect to b for a ≤ 0.
///
/// *Shape*: NumPy broadcasting. *Type*: two of one floating-point type.
public record Pow() implements Elementwise {

    public static Value pow(Value a, Value b) {
        return Node.apply(new Pow(), a, b);
    }

    /// A power of a number that is known: products, quotients and roots where they are exact.
    public static Value pow(Value a, float b) {
        if (b == 1) {
            return a;
        }
        if (b == 2) {
            return square(a);
        }
        return b == -1 ? divide(constant(1f), a) : pow(a, constant(b));
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.floats(this, inputs));
    }

    // da = dy·b·aᵇ⁻¹, db = dy·y·ln a
    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value a = call.input(0);
        Value b = call.input(1);
        Value dy = upstream.getFirst();
        Value zero = constant(0f);
        Value one = constant(1f);
        Value less = select(equal(b, zero), one, subtract(b, one));
        Value slope = multiply(b, pow(a, less));
        Value positive = greater(a, zero);
        Value logarithm = select(positive, log(select(positive, a, one)), zero);
        return List.of(
                through(sumLike(multiply(dy, slope), a)),
                through(sumLike(multiply(dy, multiply(call.output(0), logarithm)), b)));
    }
}
