package org.kaon.io.parquet;

import org.kaon.io.bytes.Planes;

/// Gives the values of a page, in order.
///
/// *Errors*: bytes that end early or make no sense are an [IndexOutOfBoundsException].
@FunctionalInterface
interface Values {

    /// Adds the next `count` values to `into`.
    void read(int count, ValueBuffer into);

    /// The values of a page.
    ///
    /// @param page its unpacked bytes with slack behind, the values from `at` to `end`
    /// @param count how many there are
    static Values of(
            int encoding,
            ValueType type,
            byte[] page,
            int at,
            int end,
            int count,
            Dictionary known) {
        return switch (encoding) {
            case 0 -> plain(type, page, at, end);
            case 2, 8 -> known.values(page, at, end);
            case 3 -> flags(type, page, at, end);
            case 5 -> DeltaNumbers.values(type.width(), page, at, end, count);
            case 6 -> DeltaTexts.lengths(page, at, end, count);
            case 7 -> DeltaTexts.prefixes(page, at, end, count);
            case 9 -> split(type.width(), page, at, end, count);
            default -> throw new IndexOutOfBoundsException("no encoding " + encoding);
        };
    }

    /// Values as they are: flags as bits, numbers as they lie in memory, texts after their length.
    static Values plain(ValueType type, byte[] page, int at, int end) {
        if (type.physical() == ValueType.Physical.BOOLEAN) {
            return new PlainFlags(page, at, end);
        }
        return type.width() == 0
                ? new PlainTexts(page, at, end)
                : new PlainNumbers(page, at, end, type.width());
    }

    private static Values flags(ValueType type, byte[] page, int at, int end) {
        if (type.physical() != ValueType.Physical.BOOLEAN || end - at < 4) {
            throw new IndexOutOfBoundsException("runs of " + type.physical());
        }
        int length = Words.intAt(page, at);
        if (length < 0 || length > end - at - 4) {
            throw new IndexOutOfBoundsException("runs of %d bytes".formatted(length));
        }
        RunReader runs = new RunReader(page, at + 4, at + 4 + length, 1);
        return (count, into) -> {
            byte[] flags = new byte[count];
            runs.read(flags, count);
            int to = into.grow(count);
            System.arraycopy(flags, 0, into.bytes(), to, count);
        };
    }

    /// All first bytes of the numbers come first, then all second bytes, …
    private static Values split(int width, byte[] page, int at, int end, int total) {
        if (width == 0 || (long) total * width > end - at) {
            throw new IndexOutOfBoundsException("split bytes end early");
        }
        // Where nulls are counted as values there are fewer than announced.
        int stride = (end - at) / width;
        int[] next = {0};
        return (count, into) -> {
            int to = into.grow((long) count * width);
            byte[] target = into.bytes();
            if (count > stride - next[0]) {
                throw new IndexOutOfBoundsException("split bytes end early");
            }
            Planes.join(page, at + next[0], stride, count, width, target, to);
            next[0] += count;
        };
    }

    /// Numbers of one width.
    final class PlainNumbers implements Values {
        private final byte[] page;
        private final int end;
        private final int width;
        private int at;

        PlainNumbers(byte[] page, int at, int end, int width) {
            this.page = page;
            this.at = at;
            this.end = end;
            this.width = width;
        }

        @Override
        public void read(int count, ValueBuffer into) {
            long length = (long) count * width;
            if (length > end - at) {
                throw new IndexOutOfBoundsException("values end early");
            }
            int to = into.grow(length);
            System.arraycopy(page, at, into.bytes(), to, (int) length);
            at += (int) length;
        }
    }

    /// One bit a value, the lowest first.
    final class PlainFlags implements Values {
        private final byte[] page;
        private final long end;
        private long bit;

        PlainFlags(byte[] page, int at, int end) {
            this.page = page;
            this.bit = 8L * at;
            this.end = 8L * end;
        }

        @Override
        public void read(int count, ValueBuffer into) {
            if (count > end - bit) {
                throw new IndexOutOfBoundsException("values end early");
            }
            int to = into.grow(count);
            for (int i = 0; i < count; i++, bit++) {
                into.bytes()[to + i] = (byte) (page[(int) (bit >>> 3)] >>> (bit & 7) & 1);
            }
        }
    }

    /// Texts, each after its length.
    final class PlainTexts implements Values {
        private final byte[] page;
        private final int end;
        private int at;

        PlainTexts(byte[] page, int at, int end) {
            this.page = page;
            this.at = at;
            this.end = end;
        }

        @Override
        public void read(int count, ValueBuffer into) {
            for (int i = 0; i < count; i++) {
                int length = at <= end - 4 ? Words.intAt(page, at) : -1;
                if (length < 0 || length > end - at - 4) {
                    throw new IndexOutOfBoundsException("values end early");
                }
                into.add(page, at + 4, length);
                at += 4 + length;
            }
        }
    }
}
