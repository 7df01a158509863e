package org.kaon.physics.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// A measured value with its standard error (68 %). A NaN value is one that the sample does not
/// define; a NaN error is one that it cannot tell.
public record Estimate(double value, double error) {

    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_EVEN);
    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    /// The sample defines no value.
    public static Estimate undefined() {
        return new Estimate(Double.NaN, Double.NaN);
    }

    /// Whether there is a value.
    public boolean isDefined() {
        return !Double.isNaN(value);
    }

    /// From one error below the value to one above.
    public Interval interval() {
        return new Interval(value - error, value + error);
    }

    /// `0.9853 ± 0.0011`: two digits of the error, the value to the same place; very large and very
    /// small figures as `(1.23 ± 0.45)e-07`.
    @Override
    public String toString() {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "undefined" : Double.toString(value);
        }
        if (!Double.isFinite(error)) {
            return plain(value) + " ± unknown";
        }
        if (error == 0) {
            return plain(value) + " ± 0";
        }
        double size = Math.max(Math.abs(value), Math.abs(error));
        if (size >= 1e-4 && size < 1e7) {
            return rounded(0);
        }
        int exponent = (int) Math.floor(Math.log10(size));
        return "(%s)e%s%02d"
                .formatted(rounded(exponent), exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    private String rounded(int exponent) {
        BigDecimal uncertainty =
                new BigDecimal(error).scaleByPowerOfTen(-exponent).round(TWO_DIGITS);
        BigDecimal measured =
                new BigDecimal(value)
                        .scaleByPowerOfTen(-exponent)
                        .setScale(uncertainty.scale(), RoundingMode.HALF_EVEN);
        return measured.toPlainString() + " ± " + uncertainty.toPlainString();
    }

    private static String plain(double number) {
        BigDecimal digits = new BigDecimal(number).round(SIX_DIGITS).stripTrailingZeros();
        double size = Math.abs(number);
        return number == 0
                ? "0"
                : size >= 1e-4 && size < 1e7 ? digits.toPlainString() : digits.toString();
    }
}
