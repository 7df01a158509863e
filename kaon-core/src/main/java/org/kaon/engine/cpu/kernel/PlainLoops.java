package org.kaon.engine.cpu.kernel;

import org.kaon.tensor.Bfloat16;

/// One loop over arrays for each {@link Primitive}; masks are 0f and 1f.
final class PlainLoops {

    /// The bits of 1f: chosen as an integer, without a branch that data would mispredict.
    private static final int ONE = 0x3f800000;

    private PlainLoops() {}

    static void run(Program.Apply step, int n, float[] a, float[] b, float[] c, float[] out) {
        switch (step.primitive()) {
            case ADD -> add(n, a, b, out);
            case SUBTRACT -> subtract(n, a, b, out);
            case MULTIPLY -> multiply(n, a, b, out);
            case DIVIDE -> divide(n, a, b, out);
            case MAXIMUM, OR -> maximum(n, a, b, out);
            case MINIMUM -> minimum(n, a, b, out);
            case FMA -> fma(n, a, b, c, out);
            case SQRT -> sqrt(n, a, out);
            case NEGATE -> negate(n, a, out);
            case ABS -> abs(n, a, out);
            case LESS -> less(n, a, b, out);
            case LESS_EQUAL -> lessEqual(n, a, b, out);
            case EQUAL -> equal(n, a, b, out);
            case NOT_EQUAL -> notEqual(n, a, b, out);
            case AND -> multiply(n, a, b, out);
            case NOT -> not(n, a, out);
            case VALUE -> System.arraycopy(a, 0, out, 0, n);
            case TRUTH -> truth(n, a, out);
            case SELECT -> select(n, a, b, c, out);
            case BITS_ADD -> bitsAdd(n, a, step.immediate(), out);
            case BITS_AND -> bitsAnd(n, a, step.immediate(), out);
            case BITS_OR -> bitsOr(n, a, step.immediate(), out);
            case SHIFT_LEFT -> shiftLeft(n, a, step.immediate(), out);
            case SHIFT_RIGHT -> shiftRight(n, a, step.immediate(), out);
            case BITS_TO_FLOAT -> bitsToFloat(n, a, out);
            case ANGLE_REST -> angleRest(n, a, out);
            case ANGLE_QUADRANT -> angleQuadrant(n, a, out);
            case ROUND_BFLOAT16 -> roundBfloat16(n, a, out);
        }
    }

    private static void add(int n, float[] a, float[] b, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = a[i] + b[i];
        }
    }

    private static void subtract(int n, float[] a, float[] b, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = a[i] - b[i];
        }
    }

    private static void multiply(int n, float[] a, float[] b, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = a[i] * b[i];
        }
    }

    private static void divide(int n, float[] a, float[] b, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = a[i] / b[i];
        }
    }

    private static void maximum(int n, float[] a, float[] b, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.max(a[i], b[i]);
        }
    }

    private static void minimum(int n, float[] a, float[] b, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.min(a[i], b[i]);
        }
    }

    private static void fma(int n, float[] a, float[] b, float[] c, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.fma(a[i], b[i], c[i]);
        }
    }

    private static void sqrt(int n, float[] a, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = (float) Math.sqrt(a[i]);
        }
    }

    private static void negate(int n, float[] a, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = -a[i];
        }
    }

    private static void abs(int n, float[] a, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.abs(a[i]);
        }
    }

    private static void less(int n, float[] a, float[] b, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = Float.intBitsToFloat(a[i] < b[i] ? ONE : 0);
        }
    }

    private static void lessEqual(int n, float[] a, float[] b, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = Float.intBitsToFloat(a[i] <= b[i] ? ONE : 0);
        }
    }

    private static void equal(int n, float[] a, float[] b, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = Float.intBitsToFloat(a[i] == b[i] ? ONE : 0);
        }
    }

    private static void notEqual(int n, float[] a, float[] b, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = Float.intBitsToFloat(a[i] != b[i] ? ONE : 0);
        }
    }

    private static void not(int n, float[] a, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = 1f - a[i];
        }
    }

    private static void truth(int n, float[] a, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = Float.intBitsToFloat(a[i] != 0f ? ONE : 0);
        }
    }

    private static void select(int n, float[] condition, float[] a, float[] b, float[] out) {
        for (int i = 0; i < n; i++) {
            // 1f >> 29 is 1; no branch that random masks would mispredict.
            int mask = -(Float.floatToRawIntBits(condition[i]) >> 29);
            int bits = Float.floatToRawIntBits(a[i]) & mask | Float.floatToRawIntBits(b[i]) & ~mask;
            out[i] = Float.intBitsToFloat(bits);
        }
    }

    private static void bitsAdd(int n, float[] a, int immediate, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = Float.intBitsToFloat(Float.floatToRawIntBits(a[i]) + immediate);
        }
    }

    private static void bitsAnd(int n, float[] a, int immediate, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = Float.intBitsToFloat(Float.floatToRawIntBits(a[i]) & immediate);
        }
    }

    private static void bitsOr(int n, float[] a, int immediate, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = Float.intBitsToFloat(Float.floatToRawIntBits(a[i]) | immediate);
        }
    }

    private static void shiftLeft(int n, float[] a, int immediate, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = Float.intBitsToFloat(Float.floatToRawIntBits(a[i]) << immediate);
        }
    }

    private static void shiftRight(int n, float[] a, int immediate, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = Float.intBitsToFloat(Float.floatToRawIntBits(a[i]) >> immediate);
        }
    }

    private static void bitsToFloat(int n, float[] a, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = Float.floatToRawIntBits(a[i]);
        }
    }

    private static void angleRest(int n, float[] a, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = Angles.rest(a[i]);
        }
    }

    private static void angleQuadrant(int n, float[] a, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = Angles.quadrant(a[i]);
        }
    }

    private static void roundBfloat16(int n, float[] a, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = Bfloat16.round(a[i]);
        }
    }
}
