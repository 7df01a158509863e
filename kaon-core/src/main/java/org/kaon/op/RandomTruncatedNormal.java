package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Clip.clip;
import static org.kaon.op.Log1p.log1p;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.RandomUniform.randomUniform;
import static org.kaon.op.Square.square;

import org.kaon.graph.Value;

/// Standard normal numbers of which none lies outside `[−2, 2]`: `y = √2 erf⁻¹(erf(√2) (2u − 1))`
/// of uniform u. The standard deviation is 0.8796.
///
/// *Source*: for erf⁻¹, the central polynomial of Giles 2010, "Approximating the erfinv function";
/// its other branch is not reached.
public final class RandomTruncatedNormal {

    private static final float ERF_OF_SQRT_2 = 0.9544997361f;
    private static final float SQRT_2 = 1.4142135624f;
    private static final float CENTRE = -2.5f;
    private static final float[] POLYNOMIAL = {
        2.81022636e-08f,
        3.43273939e-07f,
        -3.5233877e-06f,
        -4.39150654e-06f,
        0.00021858087f,
        -0.00125372503f,
        -0.00417768164f,
        0.246640727f,
        1.50140941f
    };

    private RandomTruncatedNormal() {}

    /// *Shape*: like's. *Type*: any, int64 scalar counter → float32.
    public static Value randomTruncatedNormal(Value like, Value counter, long seed) {
        // Uniform multiples of 2⁻²⁴ in [0, 1), made symmetric about 0.
        Value u = multiply(randomUniform(like, counter, seed), constant(2f));
        Value x = multiply(add(u, constant(0x1p-24f - 1)), constant(ERF_OF_SQRT_2));
        Value w = add(negate(log1p(negate(square(x)))), constant(CENTRE));
        Value sum = constant(POLYNOMIAL[0]);
        for (int i = 1; i < POLYNOMIAL.length; i++) {
            sum = add(multiply(sum, w), constant(POLYNOMIAL[i]));
        }
        return clip(multiply(multiply(sum, x), constant(SQRT_2)), -2, 2);
    }
}
