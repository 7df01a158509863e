package org.kaon.io.parquet;

import java.io.ByteArrayOutputStream;

/// Writes small numbers as runs of equal ones and as packed bits, mixed: what [RunReader] reads.
final class RunWriter {

    private static final int GROUP = 8;

    private RunWriter() {}

    /// @param width bits of a number, at most 8
    static byte[] write(byte[] numbers, int from, int to, int width) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = from;
        while (at < to) {
            int run = run(numbers, at, to);
            if (run >= GROUP) {
                varint(out, (long) run << 1);
                out.write(numbers[at]);
                at += run;
            } else {
                int start = at;
                do {
                    at += GROUP;
                } while (at < to && run(numbers, at, to) < GROUP);
                int groups = (at - start) / GROUP;
                varint(out, (long) groups << 1 | 1);
                pack(numbers, start, to, groups, width, out);
            }
        }
        return out.toByteArray();
    }

    private static int run(byte[] numbers, int at, int to) {
        int end = at + 1;
        while (end < to && numbers[end] == numbers[at]) {
            end++;
        }
        return end - at;
    }

    private static void pack(
            byte[] numbers, int from, int to, int groups, int width, ByteArrayOutputStream out) {
        long word = 0;
        int bits = 0;
        for (int i = from; i < from + groups * GROUP; i++) {
            word |= (long) (i < to ? numbers[i] : 0) << bits;
            bits += width;
            while (bits >= 8) {
                out.write((int) word);
                word >>>= 8;
                bits -= 8;
            }
        }
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest > 0x7f) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
