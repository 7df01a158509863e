package org.kaon.lab.expression;

import org.kaon.physics.particle.ParticleCode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// The element-wise functions, in float64 as `java.lang.StrictMath` computes them: the same bits on
/// every machine.
@SuppressWarnings("ImmutableEnumChecker") // the operators hold no state
enum Function {
    SQRT(StrictMath::sqrt),
    ABS(Math::abs),
    EXP(StrictMath::exp),
    LOG(StrictMath::log),
    LOG10(StrictMath::log10),
    SIN(StrictMath::sin),
    COS(StrictMath::cos),
    TAN(StrictMath::tan),
    ASIN(StrictMath::asin),
    ACOS(StrictMath::acos),
    ATAN(StrictMath::atan),
    SINH(StrictMath::sinh),
    COSH(StrictMath::cosh),
    TANH(StrictMath::tanh),
    /// `sign x · log(|x| + √(x² + 1))`, through log1p so that small arguments keep their digits.
    ASINH(Function::asinh),
    FLOOR(StrictMath::floor),
    CEIL(StrictMath::ceil),
    /// To the nearest integer, halves to the even one, as NumPy does.
    ROUND(StrictMath::rint),
    /// −1, 0 or 1.
    SIGN(StrictMath::signum),
    /// The charge of a particle by its PDG code; NaN where that tells none.
    PDG_CHARGE(ParticleCode::charge),
    ATAN2(StrictMath::atan2),
    HYPOT(StrictMath::hypot),
    POW(Function::power),
    MIN(Math::min),
    MAX(Math::max);

    private final int arguments;
    private final DoubleUnaryOperator unary;
    private final DoubleBinaryOperator binary;

    Function(DoubleUnaryOperator unary) {
        this.arguments = 1;
        this.unary = unary;
        this.binary = (x, _) -> unary.applyAsDouble(x);
    }

    Function(DoubleBinaryOperator binary) {
        this.arguments = 2;
        this.unary = x -> binary.applyAsDouble(x, x);
        this.binary = binary;
    }

    int arguments() {
        return arguments;
    }

    DoubleUnaryOperator unary() {
        return unary;
    }

    DoubleBinaryOperator binary() {
        return binary;
    }

    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Function function : values()) {
            names.add(function.word());
        }
        return names;
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /// Small integer powers by multiplication: `x^2` is exactly `x·x`.
    static double power(double x, double exponent) {
        if (exponent == 2) {
            return x * x;
        }
        return exponent == 0.5 && x >= 0 ? StrictMath.sqrt(x) : StrictMath.pow(x, exponent);
    }

    private static double asinh(double x) {
        double a = Math.abs(x);
        if (Double.isInfinite(a) || a < 1e-300) {
            return x;
        }
        double value =
                a > 1e150
                        ? StrictMath.log(a) + StrictMath.log(2)
                        : StrictMath.log1p(a + a * a / (1 + StrictMath.sqrt(a * a + 1)));
        return Math.copySign(value, x);
    }
}
