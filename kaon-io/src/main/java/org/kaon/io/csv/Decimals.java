package org.kaon.io.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Reads decimal numbers from bytes, each to the float64 nearest to it: the same bits as
/// [Double#parseDouble].
///
/// *Source*: W. D. Clinger, PLDI 1990, for short numbers; D. Lemire, Softw. Pract. Exper. 51 (2021)
/// 1700 (the Eisel–Lemire algorithm) for long ones. What that leaves open goes to the JDK.
///
/// Mutable: holds the last number; for one thread.
final class Decimals {

    static final int NONE = 0;
    static final int INTEGER = 1;
    static final int FLOAT = 2;

    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final double[] EXACT = new double[23];
    private static final int LOWEST = -348;
    private static final int HIGHEST = 347;
    private static final long[] HIGH = new long[HIGHEST - LOWEST + 1];
    private static final long[] LOW = new long[HIGHEST - LOWEST + 1];
    private static final int DIGITS = 19;
    private static final int LARGEST_EXPONENT = 100_000;

    static {
        EXACT[0] = 1;
        for (int i = 1; i < EXACT.length; i++) {
            EXACT[i] = EXACT[i - 1] * 10;
        }
        for (int q = LOWEST; q <= HIGHEST; q++) {
            BigInteger power = BigInteger.TEN.pow(Math.abs(q));
            // The first 128 bits of 10^q, cut.
            BigInteger bits =
                    q >= 0
                            ? power.shiftLeft(Math.max(0, 128 - power.bitLength()))
                                    .shiftRight(Math.max(0, power.bitLength() - 128))
                            : BigInteger.ONE.shiftLeft(power.bitLength() + 127).divide(power);
            HIGH[q - LOWEST] = bits.shiftRight(64).longValue();
            LOW[q - LOWEST] = bits.longValue();
        }
    }

    private int end;
    private boolean negative;
    private long mantissa;
    private int exponent;
    private boolean cut;
    private int start;

    /// Past the number.
    int end() {
        return end;
    }

    /// Looks for a number that starts at `at`: [#INTEGER] where it has neither point nor exponent
    /// and fits into 64 bits, else [#FLOAT]; [#NONE] where there is none.
    ///
    /// @param limit past the last byte; eight bytes more may be looked at
    int scan(byte[] bytes, int at, int limit) {
        start = at;
        int i = at;
        byte sign = bytes[i];
        negative = sign == '-';
        if (negative || sign == '+') {
            i++;
        }
        long value = 0;
        int digits = i;
        while (i + 8 <= limit && eightDigits((long) WORD.get(bytes, i)) && i - digits < 8) {
            value = value * 100_000_000 + eight((long) WORD.get(bytes, i));
            i += 8;
        }
        int digit;
        while (i < limit && (digit = bytes[i] - '0') >= 0 && digit <= 9) {
            value = 10 * value + digit;
            i++;
        }
        int count = i - digits;
        int point = 0;
        boolean plain = true;
        if (i < limit && bytes[i] == '.') {
            plain = false;
            int from = ++i;
            while (i + 8 <= limit
                    && count + i - from < 12
                    && eightDigits((long) WORD.get(bytes, i))) {
                value = value * 100_000_000 + eight((long) WORD.get(bytes, i));
                i += 8;
            }
            while (i < limit && (digit = bytes[i] - '0') >= 0 && digit <= 9) {
                value = 10 * value + digit;
                i++;
            }
            point = from - i;
            count += i - from;
        }
        if (count == 0) {
            return NONE;
        }
        int power = 0;
        if (i < limit && (bytes[i] | 0x20) == 'e') {
            int after = exponent(bytes, i + 1, limit);
            if (after > 0) {
                plain = false;
                power = exponent;
                i = after;
            }
        }
        end = i;
        exponent = power + point;
        mantissa = value;
        cut = false;
        if (count >= DIGITS) {
            significant(bytes, digits, power);
        }
        return plain && !cut && mantissa >= 0 ? INTEGER : FLOAT;
    }

    // Reads `[+-]digits` to `exponent`; 0 where there are none.
    private int exponent(byte[] bytes, int at, int limit) {
        int i = at;
        boolean down = i < limit && bytes[i] == '-';
        if (i < limit && (down || bytes[i] == '+')) {
            i++;
        }
        int from = i;
        int value = 0;
        int digit;
        while (i < limit && (digit = bytes[i] - '0') >= 0 && digit <= 9) {
            value = Math.min(LARGEST_EXPONENT, 10 * value + digit);
            i++;
        }
        exponent = down ? -value : value;
        return i > from ? i : 0;
    }

    // The first 19 digits that count; the rest only move the exponent.
    private void significant(byte[] bytes, int from, int power) {
        long value = 0;
        int taken = 0;
        int point = 0;
        boolean behind = false;
        cut = false;
        for (int i = from; i < end; i++) {
            int digit = bytes[i] - '0';
            if (bytes[i] == '.') {
                behind = true;
            } else if (digit < 0 || digit > 9) {
                break;
            } else if (taken < DIGITS) {
                value = 10 * value + digit;
                taken += value == 0 ? 0 : 1;
                point -= behind ? 1 : 0;
            } else {
                cut |= digit != 0;
                point += behind ? 0 : 1;
            }
        }
        mantissa = value;
        exponent = power + point;
        if (point > 0) {
            cut = true;
        }
    }

    /// The last number as an integer.
    long whole() {
        return negative ? -mantissa : mantissa;
    }

    /// The last number as float64.
    double real(byte[] bytes) {
        double value;
        if (!cut && mantissa >= 0 && mantissa <= 1L << 53 && exponent >= -22 && exponent <= 22) {
            value = exponent < 0 ? mantissa / EXACT[-exponent] : mantissa * EXACT[exponent];
        } else {
            long bits = bits(mantissa, exponent);
            if (bits < 0 || cut && bits != bits(mantissa + 1, exponent)) {
                String text = new String(bytes, start, end - start, StandardCharsets.US_ASCII);
                return Double.parseDouble(text);
            }
            value = Double.longBitsToDouble(bits);
        }
        return negative ? -value : value;
    }

    /// The bits of `digits` (unsigned) times 10^`power`, -1 where they are not certain.
    private static long bits(long digits, int power) {
        if (digits == 0) {
            return 0;
        }
        if (power < LOWEST || power > HIGHEST) {
            return -1;
        }
        int shift = Long.numberOfLeadingZeros(digits);
        long man = digits << shift;
        long exponent2 = (217706L * power >> 16) + 64 + 1023 - shift;
        long high = Math.unsignedMultiplyHigh(man, HIGH[power - LOWEST]);
        long low = man * HIGH[power - LOWEST];
        if ((high & 0x1ff) == 0x1ff && Long.compareUnsigned(low + man, man) < 0) {
            long nextHigh = Math.unsignedMultiplyHigh(man, LOW[power - LOWEST]);
            long nextLow = man * LOW[power - LOWEST];
            long merged = low + nextHigh;
            high += Long.compareUnsigned(merged, low) < 0 ? 1 : 0;
            if ((high & 0x1ff) == 0x1ff
                    && merged + 1 == 0
                    && Long.compareUnsigned(nextLow + man, man) < 0) {
                return -1;
            }
            low = merged;
        }
        long top = high >>> 63;
        long result = high >>> top + 9;
        exponent2 -= 1 ^ top;
        if (low == 0 && (high & 0x1ff) == 0 && (result & 3) == 1) {
            return -1;
        }
        result += result & 1;
        result >>>= 1;
        if (result >>> 53 > 0) {
            result >>>= 1;
            exponent2++;
        }
        if (exponent2 < 1 || exponent2 >= 0x7ff) {
            return -1;
        }
        return exponent2 << 52 | result & (1L << 52) - 1;
    }

    private static boolean eightDigits(long word) {
        return ((word & 0xf0f0f0f0f0f0f0f0L)
                        | (word + 0x0606060606060606L & 0xf0f0f0f0f0f0f0f0L) >>> 4)
                == 0x3333333333333333L;
    }

    private static long eight(long word) {
        long digits = word - 0x3030303030303030L;
        digits = digits * 10 + (digits >>> 8);
        return (digits & 0x000000ff000000ffL) * 0x000f424000000064L
                        + (digits >>> 16 & 0x000000ff000000ffL) * 0x0000271000000001L
                >>> 32;
    }
}
