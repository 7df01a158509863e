package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import org.kaon.tensor.DataType;

import java.lang.foreign.MemorySegment;

/// Element-wise functions of two integer arrays; sums and products wrap around, comparisons and
/// logic give BOOL bytes.
public final class IntegerLoops {

    /// An operand: dense elements, or one element for all.
    public record Operand(MemorySegment memory, boolean scalar) {}

    private IntegerLoops() {}

    /// Works on the elements `[from, to)`; the result has the operands' type, or is BOOL.
    ///
    /// Errors: `ArithmeticException` for a division by zero.
    public static void run(
            BinaryFunction function,
            DataType type,
            Operand a,
            Operand b,
            MemorySegment out,
            long from,
            long to) {
        for (long i = from; i < to; i++) {
            long left = Numbers.integer(a.memory, type, a.scalar ? 0 : i);
            long right = Numbers.integer(b.memory, type, b.scalar ? 0 : i);
            switch (function) {
                case ADD, SUBTRACT, MULTIPLY, DIVIDE, MAXIMUM, MINIMUM ->
                        Numbers.set(out, type, i, arithmetic(function, left, right));
                default -> out.set(JAVA_BYTE, i, (byte) (holds(function, left, right) ? 1 : 0));
            }
        }
    }

    /// A quotient is rounded down, as NumPy's `floor_divide`.
    private static long arithmetic(BinaryFunction function, long a, long b) {
        return switch (function) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> Math.floorDiv(a, b);
            case MAXIMUM -> Math.max(a, b);
            case MINIMUM -> Math.min(a, b);
            default -> throw new IllegalArgumentException(function + " gives a truth value.");
        };
    }

    private static boolean holds(BinaryFunction function, long a, long b) {
        return switch (function) {
            case LESS -> a < b;
            case LESS_EQUAL -> a <= b;
            case GREATER -> a > b;
            case GREATER_EQUAL -> a >= b;
            case EQUAL -> a == b;
            case NOT_EQUAL -> a != b;
            case AND -> a != 0 && b != 0;
            case OR -> a != 0 || b != 0;
            default -> throw new IllegalArgumentException(function + " gives a number.");
        };
    }
}
