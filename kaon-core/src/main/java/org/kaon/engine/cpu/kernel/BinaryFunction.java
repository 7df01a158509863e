package org.kaon.engine.cpu.kernel;

/// Functions of two float32 that a {@link Chain} may hold; comparisons give 0 or 1.
public enum BinaryFunction {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    /// `aᵇ`, with the special values of C's `powf`.
    POWER,
    /// NaN where either is NaN, as NumPy; 0 is larger than −0.
    MAXIMUM,
    /// NaN where either is NaN, as NumPy; −0 is smaller than 0.
    MINIMUM,
    LESS,
    LESS_EQUAL,
    GREATER,
    GREATER_EQUAL,
    EQUAL,
    NOT_EQUAL,
    /// 1 where neither is 0.
    AND,
    /// 1 where not both are 0.
    OR
}
