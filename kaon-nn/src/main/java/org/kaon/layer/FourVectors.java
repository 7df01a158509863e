package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Abs.abs;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.GreaterEqual.greaterEqual;
import static org.kaon.op.Less.less;
import static org.kaon.op.Log.log;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Minimum.minimum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Select.select;
import static org.kaon.op.Sign.sign;
import static org.kaon.op.Slice.slice;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;

import org.kaon.graph.Value;

/// The components of four-vectors, `[…, 1]` each, and what follows from them.
///
/// *Units*: GeV, rad. Squares below 10⁻⁸ GeV² count as 10⁻⁸, so that no root or logarithm is
/// infinite for padding.
record FourVectors(Value energy, Value px, Value py, Value pz) {

    private static final float LEAST = 1e-8f;

    /// atan u = u·P(u²) to 3·10⁻¹⁰ for u up to tan(π/8): least squares at 4000 Chebyshev points.
    private static final double[] ARCTANGENT = {
        1, -0.333333131, 0.199984261, -0.142431201, 0.10592207, -0.0607609401
    };

    /// *Shape*: `(E, px, py, pz)` along the last axis.
    static FourVectors of(Value vectors) {
        return new FourVectors(
                slice(vectors, -1, 0, 1),
                slice(vectors, -1, 1, 2),
                slice(vectors, -1, 2, 3),
                slice(vectors, -1, 3, 4));
    }

    /// `max(x, least)`.
    static Value atLeast(Value x, float least) {
        return maximum(x, constant(least));
    }

    Value pt() {
        return sqrt(atLeast(add(square(px), square(py)), LEAST));
    }

    private Value squaredMomentum() {
        return add(add(square(px), square(py)), square(pz));
    }

    /// `E² − p²`, negative for spacelike vectors.
    Value squaredMass() {
        return subtract(square(energy), squaredMomentum());
    }

    Value mass() {
        return sqrt(atLeast(squaredMass(), LEAST));
    }

    /// `½ ln((E + pz) / (E − pz))`.
    Value rapidity() {
        Value less = atLeast(subtract(energy, pz), 1e-20f);
        Value ratio = divide(multiply(pz, constant(2f)), less);
        return multiply(log(atLeast(add(ratio, constant(1f)), 1e-20f)), constant(0.5f));
    }

    /// `arsinh(pz / pt)`.
    Value pseudorapidity() {
        Value momentum = sqrt(atLeast(squaredMomentum(), LEAST));
        return multiply(sign(pz), log(divide(add(abs(pz), momentum), pt())));
    }

    /// The angle of (px, py), in (−π, π].
    Value azimuth() {
        Value x = abs(px);
        Value y = abs(py);
        Value ratio = divide(minimum(x, y), atLeast(maximum(x, y), 1e-12f));
        Value half = divide(ratio, add(sqrt(add(square(ratio), constant(1f))), constant(1f)));
        Value z = square(half);
        Value series = constant((float) ARCTANGENT[ARCTANGENT.length - 1]);
        for (int i = ARCTANGENT.length - 2; i >= 0; i--) {
            series = add(multiply(series, z), constant((float) ARCTANGENT[i]));
        }
        Value octant = multiply(multiply(half, series), constant(2f));
        Value quadrant =
                select(less(x, y), subtract(constant((float) (Math.PI / 2)), octant), octant);
        Value upper =
                select(
                        less(px, constant(0f)),
                        subtract(constant((float) Math.PI), quadrant),
                        quadrant);
        return select(greaterEqual(py, constant(0f)), upper, negate(upper));
    }
}
