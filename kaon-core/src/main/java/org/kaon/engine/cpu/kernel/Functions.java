package org.kaon.engine.cpu.kernel;

/// The functions of a chain in terms of primitives, over any {@link Arithmetic}.
final class Functions {

    private static final float SMALLEST_STATE = 1e-30f;
    private static final float TWO_TO_23 = 0x1p23f;

    private Functions() {}

    static <V> V apply(Arithmetic<V> in, UnaryFunction function, V x) {
        return switch (function) {
            case NEGATE -> in.negate(x);
            case ABS -> in.abs(x);
            case SIGN -> sign(in, x);
            case SQRT -> in.sqrt(x);
            case EXP -> Elementary.exp(in, x);
            case EXPM1 -> Elementary.expm1(in, x);
            case LOG -> Elementary.log(in, x);
            case LOG1P -> Elementary.log1p(in, x);
            case TANH -> Elementary.tanh(in, x);
            case SIGMOID -> Elementary.sigmoid(in, x);
            case SIN_TURNS -> Turns.sine(in, x, 0);
            case COS_TURNS -> Turns.sine(in, x, 1);
            case FLOOR -> floor(in, x);
            case ROUND -> round(in, x);
            case SIN -> Angles.sine(in, x);
            case COS -> Angles.cosine(in, x);
            case ERF -> ErrorFunction.erf(in, x);
            case ERFC -> ErrorFunction.erfc(in, x);
            case NOT -> in.apply(Primitive.NOT, 0, x, x, x);
            case ROUND_BFLOAT16 -> in.apply(Primitive.ROUND_BFLOAT16, 0, x, x, x);
            case RELU -> in.select(in.lessEqual(x, in.constant(0)), in.constant(0), x);
        };
    }

    static <V> V apply(Arithmetic<V> in, BinaryFunction function, V a, V b) {
        return switch (function) {
            case ADD -> in.add(a, b);
            case SUBTRACT -> in.subtract(a, b);
            case MULTIPLY -> in.multiply(a, b);
            case DIVIDE -> in.divide(a, b);
            case POWER -> Power.power(in, a, b);
            case MAXIMUM -> in.apply(Primitive.MAXIMUM, 0, a, b, a);
            case MINIMUM -> in.apply(Primitive.MINIMUM, 0, a, b, a);
            case LESS -> in.less(a, b);
            case LESS_EQUAL -> in.lessEqual(a, b);
            case GREATER -> in.less(b, a);
            case GREATER_EQUAL -> in.lessEqual(b, a);
            case EQUAL -> in.apply(Primitive.EQUAL, 0, a, b, a);
            case NOT_EQUAL -> in.apply(Primitive.NOT_EQUAL, 0, a, b, a);
            case AND -> in.apply(Primitive.AND, 0, a, b, a);
            case OR -> in.apply(Primitive.OR, 0, a, b, a);
        };
    }

    static <V> V flush(Arithmetic<V> in, V x) {
        return in.select(in.less(in.abs(x), SMALLEST_STATE), in.constant(0), x);
    }

    /// Adding 2²³ to |x| < 2²³ rounds it to a whole number, half to even.
    private static <V> V round(Arithmetic<V> in, V x) {
        V big = in.constant(TWO_TO_23);
        V magnitude = in.abs(x);
        V whole = in.subtract(in.add(magnitude, big), big);
        V signed = in.select(in.less(x, 0), in.negate(whole), whole);
        // −0, large numbers and NaN stay as they are.
        V moved = in.select(in.equal(x, 0), x, signed);
        return in.select(in.less(magnitude, big), moved, x);
    }

    private static <V> V sign(Arithmetic<V> in, V x) {
        V zero = in.constant(0);
        V upper = in.select(in.less(zero, x), in.constant(1), x);
        return in.select(in.less(x, zero), in.constant(-1), upper);
    }

    /// Adding 2²³ to |x| < 2²³ rounds it to a whole number; one too many is taken back.
    static <V> V floor(Arithmetic<V> in, V x) {
        V zero = in.constant(0);
        V big = in.constant(TWO_TO_23);
        V magnitude = in.abs(x);
        V whole = in.subtract(in.add(magnitude, big), big);
        V signed = in.select(in.less(x, zero), in.negate(whole), whole);
        V below = in.select(in.less(x, signed), in.subtract(signed, in.constant(1)), signed);
        // −0, whole numbers, large ones and NaN are their own floor.
        V keep = in.apply(Primitive.EQUAL, 0, signed, x, x);
        V moved = in.select(keep, x, below);
        return in.select(in.less(magnitude, big), moved, x);
    }
}
