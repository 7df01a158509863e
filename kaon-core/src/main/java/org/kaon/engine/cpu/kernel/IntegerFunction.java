package org.kaon.engine.cpu.kernel;

/// Element-wise functions of 64-bit integers, over blocks; comparisons give 0 or 1.
public enum IntegerFunction {
    ADD,
    SUBTRACT,
    MULTIPLY,
    MAXIMUM,
    MINIMUM,
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_EQUAL,
    GREATER,
    GREATER_EQUAL,
    NEGATE,
    ABS,
    SIGN,
    /// The second operand where the first is not 0, else the third.
    SELECT;

    /// Computes n elements of operands x into the first operand.
    void run(long[][] x, int n) {
        long[] a = x[0];
        long[] b = x[1];
        switch (this) {
            case ADD -> {
                for (int i = 0; i < n; i++) {
                    a[i] += b[i];
                }
            }
            case SUBTRACT -> {
                for (int i = 0; i < n; i++) {
                    a[i] -= b[i];
                }
            }
            case MULTIPLY -> {
                for (int i = 0; i < n; i++) {
                    a[i] *= b[i];
                }
            }
            case MAXIMUM -> {
                for (int i = 0; i < n; i++) {
                    a[i] = Math.max(a[i], b[i]);
                }
            }
            case MINIMUM -> {
                for (int i = 0; i < n; i++) {
                    a[i] = Math.min(a[i], b[i]);
                }
            }
            case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> compare(a, b, n);
            case NEGATE, ABS, SIGN -> single(a, n);
            case SELECT -> {
                for (int i = 0; i < n; i++) {
                    a[i] = a[i] != 0 ? b[i] : x[2][i];
                }
            }
        }
    }

    private void compare(long[] a, long[] b, int n) {
        // a = b, a < b and b < a are two loops; the other three are their opposites.
        boolean equality = this == EQUAL || this == NOT_EQUAL;
        boolean opposite = this == NOT_EQUAL || this == LESS_EQUAL || this == GREATER_EQUAL;
        boolean swapped = this == GREATER || this == LESS_EQUAL;
        long[] low = swapped ? b : a;
        long[] high = swapped ? a : b;
        long yes = opposite ? 0 : 1;
        if (equality) {
            for (int i = 0; i < n; i++) {
                a[i] = a[i] == b[i] ? yes : 1 - yes;
            }
        } else {
            for (int i = 0; i < n; i++) {
                a[i] = low[i] < high[i] ? yes : 1 - yes;
            }
        }
    }

    private void single(long[] a, int n) {
        for (int i = 0; i < n; i++) {
            a[i] =
                    switch (this) {
                        case NEGATE -> -a[i];
                        case ABS -> Math.abs(a[i]);
                        default -> Long.signum(a[i]);
                    };
        }
    }
}
