package org.kaon.io.parquet;

/// Reads small numbers as runs of equal ones and as packed bits, mixed.
///
/// *Source*: `Encodings.md`, "Run Length Encoding / Bit-Packing Hybrid".
///
/// *Errors*: bytes that end early are an [IndexOutOfBoundsException].
final class RunReader {

    private final byte[] bytes;
    private final int end;
    private final int width;
    private final int mask;
    private int at;
    private int left;
    private boolean packed;
    private int value;
    private long bit;

    /// @param width bits of a number, 0 to 32
    RunReader(byte[] bytes, int at, int end, int width) {
        if (width < 0 || width > 32 || at < 0 || at > end) {
            throw new IndexOutOfBoundsException("numbers of %d bits".formatted(width));
        }
        this.bytes = bytes;
        this.at = at;
        this.end = end;
        this.width = width;
        this.mask = width == 32 ? -1 : (1 << width) - 1;
    }

    void read(int[] target, int count) {
        for (int done = 0; done < count; ) {
            int step = step(count - done);
            if (packed) {
                long from = bit;
                for (int i = 0; i < step; i++, from += width) {
                    target[done + i] =
                            (int) (Words.longAt(bytes, (int) (from >>> 3)) >>> (from & 7)) & mask;
                }
                bit = from;
            } else {
                java.util.Arrays.fill(target, done, done + step, value);
            }
            done += step;
        }
    }

    /// For numbers of at most 8 bits.
    void read(byte[] target, int count) {
        for (int done = 0; done < count; ) {
            int step = step(count - done);
            if (!packed) {
                java.util.Arrays.fill(target, done, done + step, (byte) value);
            } else if (width == 1 && (bit & 7) == 0) {
                flags(target, done, step);
            } else {
                long from = bit;
                for (int i = 0; i < step; i++, from += width) {
                    int word = Words.shortAt(bytes, (int) (from >>> 3));
                    target[done + i] = (byte) (word >>> (from & 7) & mask);
                }
                bit = from;
            }
            done += step;
        }
    }

    private void flags(byte[] target, int done, int step) {
        int from = (int) (bit >>> 3);
        for (int i = 0; i < step; i++) {
            target[done + i] = (byte) (bytes[from + (i >>> 3)] >>> (i & 7) & 1);
        }
        bit += step;
    }

    // How many numbers the present run still gives, at most `wanted`.
    private int step(int wanted) {
        while (left == 0) {
            next();
        }
        int step = Math.min(left, wanted);
        left -= step;
        return step;
    }

    private void next() {
        if (width == 0) {
            packed = false;
            value = 0;
            left = Integer.MAX_VALUE;
            return;
        }
        long head = 0;
        int next;
        int shift = 0;
        do {
            if (at >= end || shift > 28) {
                throw new IndexOutOfBoundsException("runs end early");
            }
            next = bytes[at++];
            head |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        packed = (head & 1) == 1;
        if (packed) {
            // Some writers cut the padding of the last group.
            long size = Math.min((head >>> 1) * width, end - at);
            left = (int) (size * 8 / width);
            bit = 8L * at;
            at += (int) size;
        } else {
            int size = (width + 7) / 8;
            if (size > end - at) {
                throw new IndexOutOfBoundsException("runs end early");
            }
            left = (int) (head >>> 1);
            value = Words.intAt(bytes, at) & mask;
            at += size;
        }
    }
}
