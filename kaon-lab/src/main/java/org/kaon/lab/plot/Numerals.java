package org.kaon.lab.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// How the numbers along an axis are written: decimals, and a power of ten where they are unwieldy.
record Numerals(int decimals, int power) {

    private static final int LARGE = 5, SMALL = -4;

    /// For numbers up to a magnitude that differ by a step `10^exponent`.
    static Numerals of(double magnitude, int exponent) {
        int top = magnitude > 0 ? (int) Math.floor(Math.log10(magnitude) + 1e-9) : 0;
        int power = top >= LARGE || top <= SMALL ? top : 0;
        return new Numerals(Math.max(0, power - exponent), power);
    }

    /// For one number by itself, to three digits at most.
    static String alone(double value) {
        int top = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-9);
        int power = top >= LARGE - 1 || top <= SMALL ? top : 0;
        String text = new Numerals(Math.max(0, power - top + 2), power).mantissa(value);
        text = text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
        return power == 0 ? text : text + "×" + ten(power);
    }

    String format(double value) {
        if (power == 0 || value == 0) {
            return value == 0 && power != 0 ? "0" : mantissa(value);
        }
        return mantissa(value) + "×" + ten(power);
    }

    static String ten(int exponent) {
        return "10^{" + (exponent < 0 ? "−" : "") + Math.abs(exponent) + "}";
    }

    private String mantissa(double value) {
        BigDecimal scaled = new BigDecimal(value).scaleByPowerOfTen(-power);
        String text = scaled.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
        return text.replace('-', '−');
    }
}
