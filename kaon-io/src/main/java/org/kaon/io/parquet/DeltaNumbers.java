package org.kaon.io.parquet;

/// Integers as differences, packed block by block.
///
/// *Source*: `Encodings.md`, "Delta Encoding (DELTA_BINARY_PACKED)".
///
/// @param numbers all numbers of the page
/// @param end past their last byte
record DeltaNumbers(long[] numbers, int end) {

    private static final int LARGEST_BLOCK = 1 << 16;

    /// Gives the numbers as bytes.
    static Values values(int width, byte[] page, int at, int end, int most) {
        long[] numbers = read(page, at, end, most).numbers;
        int[] next = {0};
        return (count, into) -> {
            int to = into.grow((long) count * width);
            if (count > numbers.length - next[0] || width != 4 && width != 8) {
                throw new IndexOutOfBoundsException("differences end early");
            }
            for (int i = 0; i < count; i++) {
                long number = numbers[next[0] + i];
                if (width == 4) {
                    Words.put(into.bytes(), to + 4 * i, (int) number);
                } else {
                    Words.put(into.bytes(), to + 8 * i, number);
                }
            }
            next[0] += count;
        };
    }

    /// @param most numbers that can be there
    static DeltaNumbers read(byte[] page, int at, int end, int most) {
        Cursor in = new Cursor(page, at, end);
        long block = in.varint();
        long parts = in.varint();
        long total = in.varint();
        long value = in.zigzag();
        if (block < 1
                || block > LARGEST_BLOCK
                || parts < 1
                || parts > block
                || block / parts % 8 != 0
                || total < 0
                || total > most) {
            throw new IndexOutOfBoundsException(
                    "%d differences in blocks of %d in %d parts".formatted(total, block, parts));
        }
        long[] numbers = new long[(int) total];
        int done = 0;
        if (total > 0) {
            numbers[done++] = value;
        }
        int inPart = (int) (block / parts);
        while (done < total) {
            long least = in.zigzag();
            int widths = in.skip(parts);
            for (int p = 0; p < parts && done < total; p++) {
                int width = page[widths + p];
                if (width < 0 || width > 64) {
                    throw new IndexOutOfBoundsException("differences of %d bits".formatted(width));
                }
                long bit = 8L * in.skip((long) inPart * width / 8);
                for (int i = 0; i < inPart && done < total; i++, bit += width) {
                    value += least + bits(page, bit, width);
                    numbers[done++] = value;
                }
            }
        }
        return new DeltaNumbers(numbers, in.at);
    }

    private static long bits(byte[] page, long bit, int width) {
        if (width == 0) {
            return 0;
        }
        int at = (int) (bit >>> 3);
        int shift = (int) (bit & 7);
        long word = Words.longAt(page, at) >>> shift;
        if (width + shift > 64) {
            word |= (page[at + 8] & 0xffL) << 64 - shift;
        }
        return width == 64 ? word : word & (1L << width) - 1;
    }

    private static final class Cursor {
        private final byte[] bytes;
        private final int end;
        private int at;

        Cursor(byte[] bytes, int at, int end) {
            this.bytes = bytes;
            this.at = at;
            this.end = end;
        }

        int skip(long count) {
            if (count > end - at) {
                throw new IndexOutOfBoundsException("differences end early");
            }
            int from = at;
            at += (int) count;
            return from;
        }

        long varint() {
            long value = 0;
            for (int shift = 0; shift < 70; shift += 7) {
                int next = bytes[skip(1)];
                value |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new IndexOutOfBoundsException("a number of more than 10 bytes");
        }

        long zigzag() {
            long value = varint();
            return value >>> 1 ^ -(value & 1);
        }
    }
}
