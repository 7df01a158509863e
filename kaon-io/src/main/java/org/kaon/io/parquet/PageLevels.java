package org.kaon.io.parquet;

/// The levels of a page.
///
/// @param count of values, those that are not there counted
/// @param definition of each, empty where all are there always
/// @param repetition of each, empty where there are no lists
/// @param end where the values begin
record PageLevels(int count, byte[] definition, byte[] repetition, int end) {

    static final PageLevels EMPTY = new PageLevels(0, new byte[0], new byte[0], 0);

    private static final int BIT_PACKED = 4;

    /// Of a page of version 1: each kind of level after its length.
    static PageLevels first(Node.Leaf leaf, byte[] page, int end, ThriftRecord head, int count) {
        Cursor at = new Cursor();
        byte[] repetition = at.read(page, end, head.small(4, 3), leaf.lists(), count);
        byte[] definition = at.read(page, end, head.small(3, 3), leaf.level(), count);
        return new PageLevels(count, definition, repetition, at.at);
    }

    /// Of a page of version 2: the head tells the lengths.
    static PageLevels second(
            Node.Leaf leaf, byte[] page, int repetitionBytes, int definitionBytes, int count) {
        byte[] repetition = runs(page, 0, repetitionBytes, leaf.lists(), count);
        int end = repetitionBytes + definitionBytes;
        byte[] definition = runs(page, repetitionBytes, end, leaf.level(), count);
        return new PageLevels(count, definition, repetition, end);
    }

    /// How many of the values from `from` to `to` are there.
    int present(int from, int to, int level) {
        if (definition.length == 0) {
            return to - from;
        }
        int present = 0;
        for (int i = from; i < to; i++) {
            present += definition[i] == level ? 1 : 0;
        }
        return present;
    }

    private static int width(int most) {
        return 32 - Integer.numberOfLeadingZeros(most);
    }

    private static byte[] runs(byte[] page, int at, int end, int most, int count) {
        byte[] levels = new byte[most == 0 ? 0 : count];
        new RunReader(page, at, end, width(most)).read(levels, levels.length);
        return within(levels, most);
    }

    private static byte[] within(byte[] levels, int most) {
        if (most == (1 << width(most)) - 1) {
            return levels; // all that the bits can say
        }
        int bad = 0;
        for (byte level : levels) {
            bad |= most - level | level;
        }
        if (bad < 0) {
            throw new IndexOutOfBoundsException("a level above " + most);
        }
        return levels;
    }

    private static final class Cursor {
        private int at;

        byte[] read(byte[] page, int end, int encoding, int most, int count) {
            if (most == 0) {
                return new byte[0];
            }
            if (encoding == BIT_PACKED) {
                return packed(page, end, most, count);
            }
            int length = at <= end - 4 ? Words.intAt(page, at) : -1;
            if (length < 0 || length > end - at - 4) {
                throw new IndexOutOfBoundsException("levels of %d bytes".formatted(length));
            }
            int from = at + 4;
            at = from + length;
            return runs(page, from, at, most, count);
        }

        // The oldest way: bits from the highest on, without a length.
        private byte[] packed(byte[] page, int end, int most, int count) {
            int width = width(most);
            byte[] levels = new byte[count];
            long bit = 8L * at;
            if (bit + (long) count * width > 8L * end) {
                throw new IndexOutOfBoundsException("levels end early");
            }
            for (int i = 0; i < count; i++) {
                for (int k = 0; k < width; k++, bit++) {
                    int one = page[(int) (bit >>> 3)] >>> 7 - (bit & 7) & 1;
                    levels[i] = (byte) (levels[i] << 1 | one);
                }
            }
            at = (int) ((bit + 7) / 8);
            return within(levels, most);
        }
    }
}
