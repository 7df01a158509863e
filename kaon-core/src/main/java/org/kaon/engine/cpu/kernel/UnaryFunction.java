package org.kaon.engine.cpu.kernel;

/// Functions of one float32 that a {@link Chain} may hold.
///
/// The elementary functions err by less than 2 units in the last place, see {@link Elementary}. NaN
/// gives NaN.
public enum UnaryFunction {
    NEGATE,
    ABS,
    /// −1, 0 or 1.
    SIGN,
    SQRT,
    EXP,
    /// `eˣ − 1`.
    EXPM1,
    LOG,
    /// `log(1 + x)`.
    LOG1P,
    TANH,
    /// `1 / (1 + e⁻ˣ)`.
    SIGMOID,
    /// `sin 2πx`, for |x| < 2²⁰.
    SIN_TURNS,
    /// `cos 2πx`, for |x| < 2²⁰.
    COS_TURNS,
    FLOOR,
    /// To the nearest whole number, of two equally near the even one.
    ROUND,
    SIN,
    COS,
    /// `2/√π ∫₀ˣ e^(−t²) dt`.
    ERF,
    /// `1 − erf x`, without loss of digits.
    ERFC,
    /// 1 where x = 0, otherwise 0.
    NOT,
    /// `max(x, 0)`.
    RELU,
    /// The nearest bfloat16.
    ROUND_BFLOAT16
}
