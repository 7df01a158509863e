package org.kaon.engine.cpu.kernel;

/// The algebra in which functions are written once: over floats they compute, over a program's
/// builder they become instructions.
interface Arithmetic<V> {

    V constant(float value);

    /// Unused operands repeat the first; the immediate is 0 unless the primitive works on bits.
    V apply(Primitive primitive, int immediate, V a, V b, V c);

    private V unary(Primitive primitive, V a) {
        return apply(primitive, 0, a, a, a);
    }

    private V binary(Primitive primitive, V a, V b) {
        return apply(primitive, 0, a, b, a);
    }

    default V bits(Primitive primitive, V a, int immediate) {
        return apply(primitive, immediate, a, a, a);
    }

    default V add(V a, V b) {
        return binary(Primitive.ADD, a, b);
    }

    default V subtract(V a, V b) {
        return binary(Primitive.SUBTRACT, a, b);
    }

    default V multiply(V a, V b) {
        return binary(Primitive.MULTIPLY, a, b);
    }

    default V multiply(V a, float b) {
        return multiply(a, constant(b));
    }

    default V divide(V a, V b) {
        return binary(Primitive.DIVIDE, a, b);
    }

    default V fma(V a, V b, V c) {
        return apply(Primitive.FMA, 0, a, b, c);
    }

    default V fma(V a, float b, V c) {
        return fma(a, constant(b), c);
    }

    /// Horner's scheme; the highest coefficient comes first.
    default V polynomial(V x, float... coefficients) {
        V sum = constant(coefficients[0]);
        for (int k = 1; k < coefficients.length; k++) {
            sum = fma(sum, x, constant(coefficients[k]));
        }
        return sum;
    }

    default V sqrt(V a) {
        return unary(Primitive.SQRT, a);
    }

    default V negate(V a) {
        return unary(Primitive.NEGATE, a);
    }

    default V abs(V a) {
        return unary(Primitive.ABS, a);
    }

    default V less(V a, V b) {
        return binary(Primitive.LESS, a, b);
    }

    default V less(V a, float b) {
        return less(a, constant(b));
    }

    default V equal(V a, float b) {
        return binary(Primitive.EQUAL, a, constant(b));
    }

    default V lessEqual(V a, V b) {
        return binary(Primitive.LESS_EQUAL, a, b);
    }

    default V select(V condition, V a, V b) {
        return apply(Primitive.SELECT, 0, condition, a, b);
    }
}
