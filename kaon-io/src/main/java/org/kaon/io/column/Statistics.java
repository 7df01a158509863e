package org.kaon.io.column;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.zip.CRC32;

/// What a column of numbers holds, in a few figures: how many, their sum, the first and the last,
/// checksums.
///
/// Add a column's parts in order, then ask for the [Summary]. Values count as float64; every NaN is
/// the same; missing values do not count.
public final class Statistics {

    private static final int FIRST = 5;
    private static final int LAST = 2;
    private static final long NAN = 0x7ff8000000000000L;

    /// The figures.
    ///
    /// @param sum of the finite values, as is `sumOfAbsolutes`; infinite where it is beyond float64
    /// @param least of the finite values, NaN where there are none, as is `greatest`
    /// @param missing values, at whatever level
    /// @param crc CRC-32 of all values as little-endian float64
    /// @param levels of lists, outermost first
    public record Summary(
            ElementType element,
            long entries,
            long count,
            double sum,
            double sumOfAbsolutes,
            long nan,
            long infinite,
            double least,
            double greatest,
            long missing,
            List<Number> first,
            List<Number> last,
            long crc,
            List<Level> levels) {

        /// The mean of the finite values, NaN where there are none.
        public double mean() {
            return sum / (count - nan - infinite);
        }
    }

    /// One level of lists.
    public sealed interface Level {
        /// `count` lists of any length, the longest of `longest`; CRC-32 of their lengths as int32.
        record Lists(long count, long longest, long crc) implements Level {}

        /// `count` lists of `size` items each.
        record Sizes(long count, int size) implements Level {}
    }

    private final ColumnType type;
    private final ElementType element;
    private final Checksum values = new Checksum();
    private final Levels levels = new Levels();
    private final Sum sum = new Sum();
    private final Sum absolutes = new Sum();
    private final List<Number> first = new ArrayList<>();
    private final Deque<Number> last = new ArrayDeque<>();
    private long entries;
    private long count;
    private long nan;
    private long infinite;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;

    /// @param type of the column; it must hold numbers
    public Statistics(ColumnType type) {
        this.type = type;
        this.element =
                type.numbers()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "Needs a column of numbers, found " + type + "."));
    }

    /// Adds the next rows.
    public void add(Column column) {
        if (!column.type().equals(type)) {
            throw new IllegalArgumentException(
                    "Expected a column of %s, found %s.".formatted(type, column.type()));
        }
        entries += column.length();
        levels.walk(
                column, 0, column.length(), (leaf, from, to) -> numbers(leaf.numbers(), from, to));
    }

    private void numbers(Flat flat, long from, long to) {
        for (long i = from; i < to; i++) {
            double value = flat.at(i);
            values.add(Double.isNaN(value) ? NAN : Double.doubleToRawLongBits(value));
            count++;
            if (Double.isNaN(value)) {
                nan++;
            } else if (Double.isInfinite(value)) {
                infinite++;
            } else {
                sum.add(value);
                absolutes.add(Math.abs(value));
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
            if (first.size() < FIRST) {
                first.add(exact(flat, i));
            }
            if (to - i <= LAST) {
                last.add(exact(flat, i));
            }
        }
        while (last.size() > LAST) {
            last.removeFirst();
        }
    }

    private static Number exact(Flat flat, long index) {
        if (flat.element().floating()) {
            return flat.at(index);
        }
        long bits = flat.longAt(index);
        return flat.element() == ElementType.UINT64 && bits < 0
                ? new BigInteger(Long.toUnsignedString(bits))
                : (Number) bits;
    }

    /// The figures of all that was added.
    public Summary summary() {
        return new Summary(
                element,
                entries,
                count,
                sum.value(),
                absolutes.value(),
                nan,
                infinite,
                least > greatest ? Double.NaN : least,
                least > greatest ? Double.NaN : greatest,
                levels.missing(),
                List.copyOf(first),
                List.copyOf(last),
                values.value(),
                levels.describe(type, entries));
    }

    private static final class Checksum {
        private final CRC32 crc = new CRC32();
        private final byte[] block = new byte[8 * 1024];
        private int filled;

        void add(long bits) {
            for (int i = 0; i < 8; i++) {
                block[filled++] = (byte) (bits >>> 8 * i);
            }
            if (filled == block.length) {
                flush();
            }
        }

        private void flush() {
            crc.update(block, 0, filled);
            filled = 0;
        }

        long value() {
            flush();
            return crc.getValue();
        }
    }
}
