package org.kaon.engine.cpu.kernel;

import org.kaon.tensor.Bfloat16;

/// The few operations that every function is made of: each gives the same bits as a scalar and in a
/// vector register.
///
/// A MASK is a truth value: a mask register in generated code, 0f or 1f in plain loops. The bit
/// operations see the 32 bits of a float as an integer.
enum Primitive {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    MAXIMUM,
    MINIMUM,
    /// `a · b + c`, rounded once.
    FMA,
    SQRT,
    NEGATE,
    ABS,
    LESS,
    LESS_EQUAL,
    EQUAL,
    NOT_EQUAL,
    AND,
    OR,
    NOT,
    /// MASK → 0 or 1.
    VALUE,
    /// Not 0 → MASK.
    TRUTH,
    /// Mask a: b, otherwise c.
    SELECT,
    BITS_ADD,
    BITS_AND,
    BITS_OR,
    SHIFT_LEFT,
    /// Arithmetic.
    SHIFT_RIGHT,
    /// The bits as a signed integer → the float of its value.
    BITS_TO_FLOAT,
    /// The angle without its quarters of a turn: {@link Angles#rest}.
    ANGLE_REST,
    /// The number of these quarters: {@link Angles#quadrant}.
    ANGLE_QUADRANT,
    /// The nearest bfloat16, of two equally near the even one.
    ROUND_BFLOAT16;

    int arity() {
        return switch (this) {
            case FMA, SELECT -> 3;
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MAXIMUM, MINIMUM -> 2;
            case LESS, LESS_EQUAL, EQUAL, NOT_EQUAL, AND, OR -> 2;
            default -> 1;
        };
    }

    boolean givesMask() {
        return switch (this) {
            case LESS, LESS_EQUAL, EQUAL, NOT_EQUAL, AND, OR, NOT, TRUTH -> true;
            default -> false;
        };
    }

    /// Whether an operand is a MASK.
    boolean takesMask(int operand) {
        return switch (this) {
            case AND, OR, NOT, VALUE -> true;
            case SELECT -> operand == 0;
            default -> false;
        };
    }

    /// The defining formula; masks are 0f and 1f.
    float of(float a, float b, float c, int immediate) {
        return switch (this) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case MAXIMUM -> Math.max(a, b);
            case MINIMUM -> Math.min(a, b);
            case FMA -> Math.fma(a, b, c);
            case SQRT -> (float) Math.sqrt(a);
            case NEGATE -> -a;
            case ABS -> Math.abs(a);
            case LESS -> a < b ? 1 : 0;
            case LESS_EQUAL -> a <= b ? 1 : 0;
            case EQUAL -> a == b ? 1 : 0;
            case NOT_EQUAL -> a != b ? 1 : 0;
            case AND -> a * b;
            case OR -> Math.max(a, b);
            case NOT -> 1 - a;
            case VALUE -> a;
            case TRUTH -> a != 0 ? 1 : 0;
            case SELECT -> a != 0 ? b : c;
            case BITS_ADD -> Float.intBitsToFloat(Float.floatToRawIntBits(a) + immediate);
            case BITS_AND -> Float.intBitsToFloat(Float.floatToRawIntBits(a) & immediate);
            case BITS_OR -> Float.intBitsToFloat(Float.floatToRawIntBits(a) | immediate);
            case SHIFT_LEFT -> Float.intBitsToFloat(Float.floatToRawIntBits(a) << immediate);
            case SHIFT_RIGHT -> Float.intBitsToFloat(Float.floatToRawIntBits(a) >> immediate);
            case BITS_TO_FLOAT -> (float) Float.floatToRawIntBits(a);
            case ANGLE_REST -> Angles.rest(a);
            case ANGLE_QUADRANT -> Angles.quadrant(a);
            case ROUND_BFLOAT16 -> Bfloat16.round(a);
        };
    }
}
