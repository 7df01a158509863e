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
    private static final long ZEROS = 0x3030303030303030L;
    private static final long[] POWERS = {
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
    };

    /// So many bytes from its start on may be looked at to read a plain number.
    static final int AHEAD = 40;

    private static final int DIGITS = 19;
    private static final int MOST_BEFORE = 9;
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
    private long bits;
    private int minus;
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
    /// Something that is no digit must stand behind the text, and eight bytes more may be looked
    /// at.
    int scan(byte[] bytes, int at) {
        start = at;
        int i = at;
        // Signs cannot be foretold, so there is no branch for them.
        minus = is(bytes[i], '-');
        i += minus + is(bytes[i], '+');
        int digits = i;
        long value = 0;
        int digit;
        while ((digit = bytes[i] - '0') >= 0 && digit <= 9) {
            value = 10 * value + digit;
            i++;
        }
        int count = i - digits;
        int point = 0;
        boolean plain = true;
        if (bytes[i] == '.') {
            plain = false;
            int from = ++i;
            int more;
            do {
                long word = (long) WORD.get(bytes, i) ^ ZEROS;
                more = Long.numberOfTrailingZeros(others(word)) >>> 3;
                // Zeros come before fewer than eight digits; a shift by 64 would do nothing.
                value = value * POWERS[more] + (more == 0 ? 0 : eight(word << 64 - 8 * more));
                i += more;
            } while (more == 8);
            point = from - i;
            count += i - from;
        }
        if (count == 0) {
            return NONE;
        }
        int power = 0;
        if ((bytes[i] | 0x20) == 'e') {
            int after = exponent(bytes, i + 1);
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
        if (count > DIGITS) {
            significant(bytes, digits, power);
        }
        return plain && !cut && mantissa >= 0 ? INTEGER : FLOAT;
    }

    /// Reads a number of at most 19 digits, at most nine of them before the point, faster than
    /// [#scan] and [#real] do; its value is [#bits()]. Returns where it ends, -1 where the number
    /// is not like that or something else than `stop` follows. It may look at [#AHEAD] bytes.
    ///
    /// The end is looked for first, eight bytes at a time, so that the processor need not have read
    /// a number to begin with the next one.
    ///
    /// @param stops eight times the byte that should follow
    int plain(byte[] bytes, int at, long stops) {
        int end = at;
        long found;
        while ((found = zeros((long) WORD.get(bytes, end) ^ stops)) == 0) {
            end += 8;
            if (end - at > AHEAD - 8) {
                return -1;
            }
        }
        end += Long.numberOfTrailingZeros(found) >>> 3;
        int below = is(bytes[at], '-');
        int from = at + below;
        int i = from;
        long value = bytes[i] - '0';
        if (value < 0 || value > 9) {
            return -1;
        }
        int digit;
        while ((digit = bytes[++i] - '0') >= 0 && digit <= 9) {
            value = 10 * value + digit;
        }
        int point = i;
        if (point - from > MOST_BEFORE) {
            return -1;
        }
        long word = 0;
        long others = 1 << 7;
        if (bytes[i] == '.') {
            word = (long) WORD.get(bytes, ++i) ^ ZEROS;
            others = others(word);
        }
        if (others == 0) {
            int last = longer(bytes, from, point, value * POWERS[8] + eight(word));
            bits ^= (long) below << 63;
            return last == end ? end : -1;
        }
        // As if zeros followed up to eight digits.
        value = value * POWERS[8] + eight(word & ((others & -others) >>> 7) - 1);
        i += Long.numberOfTrailingZeros(others) >>> 3;
        if (i != end || value > 1L << 53) {
            return -1;
        }
        bits = Double.doubleToRawLongBits(value / 1e8) ^ (long) below << 63;
        return end;
    }

    // The rest of a number with eight digits or more behind the point; returns where it ends.
    private int longer(byte[] bytes, int from, int point, long start) {
        int i = point + 9;
        long value = start;
        long word = (long) WORD.get(bytes, i) ^ ZEROS;
        long others = others(word);
        if (others == 0) {
            value = value * POWERS[8] + eight(word);
            i += 8;
            word = (long) WORD.get(bytes, i) ^ ZEROS;
            others = others(word) | 1L << 63;
        }
        int more = Long.numberOfTrailingZeros(others) >>> 3;
        // In two steps, because a shift by 64 would do nothing.
        value = value * POWERS[more] + eight(word << 8 << 56 - 8 * more);
        i += more;
        int power = point + 1 - i;
        if (i - from > DIGITS + 1) {
            return -1;
        }
        if ((bytes[i] | 0x20) == 'e') {
            int sign = bytes[i + 1] - '+';
            int tens = bytes[i + 2] - '0';
            int ones = bytes[i + 3] - '0';
            if ((sign & ~2) != 0 || tens < 0 || tens > 9 || ones < 0 || ones > 9) {
                return -1;
            }
            power += (10 * tens + ones) * (1 - sign);
            i += 4;
        }
        bits = near(value, power);
        return bits < 0 ? -1 : i;
    }

    // The bits of a product or a quotient of exact numbers, else those of the long way.
    private static long near(long digits, int power) {
        return power <= 0 && power >= -22 && digits >= 0 && digits <= 1L << 53
                ? Double.doubleToRawLongBits(digits / EXACT[-power])
                : bits(digits, power);
    }

    /// The bits of the number read last by [#plain].
    long bits() {
        return bits;
    }

    // 1 or 0.
    private static int is(byte one, char sign) {
        return ((one ^ sign) & 0xff) - 1 >>> 31;
    }

    // Reads `[+-]digits` to `exponent`; 0 where there are none.
    private int exponent(byte[] bytes, int at) {
        int i = at;
        int down = is(bytes[i], '-');
        i += down + is(bytes[i], '+');
        int from = i;
        int value = 0;
        int digit;
        int tens = bytes[i] - '0';
        int ones = bytes[i + 1] - '0';
        // Programs write two digits.
        if (tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9) {
            value = 10 * tens + ones;
            i += 2;
        }
        while ((digit = bytes[i] - '0') >= 0 && digit <= 9) {
            value = Math.min(LARGEST_EXPONENT, 10 * value + digit);
            i++;
        }
        exponent = (value ^ -down) + down;
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
        return minus == 0 ? mantissa : -mantissa;
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
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) ^ (long) minus << 63);
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

    // The lowest bit that is set stands in the first byte above 9.
    private static long others(long word) {
        return (word + 0x7676767676767676L | word) & 0x8080808080808080L;
    }

    // The lowest bit that is set stands in the first byte that is zero.
    private static long zeros(long word) {
        return word - 0x0101010101010101L & ~word & 0x8080808080808080L;
    }

    // The number that eight bytes from 0 to 9 write.
    private static long eight(long word) {
        long digits = word * 10 + (word >>> 8);
        return (digits & 0x000000ff000000ffL) * 0x000f424000000064L
                        + (digits >>> 16 & 0x000000ff000000ffL) * 0x0000271000000001L
                >>> 32;
    }
}
