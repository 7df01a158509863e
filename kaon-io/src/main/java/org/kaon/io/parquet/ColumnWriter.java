package org.kaon.io.parquet;

import io.airlift.compress.v3.zstd.ZstdCompressor;

import org.kaon.io.column.ElementType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;

/// Writes one column of a row group: pages of version 1, values plain, Zstandard around.
final class ColumnWriter {

    private static final int PAGE = 1 << 16;
    private static final int PLAIN = 0;
    private static final int RUNS = 3;
    private static final int ZSTD = 6;

    private final NewLeaf leaf;
    private final FileChannel channel;
    private final ZstdCompressor compressor = ZstdCompressor.create();
    private long size;

    private ColumnWriter(NewLeaf leaf, FileChannel channel) {
        this.leaf = leaf;
        this.channel = channel;
    }

    /// Writes what waits in `leaf`.
    ///
    /// @return what the footer says of it
    static byte[] write(NewLeaf leaf, FileChannel channel) throws IOException {
        long start = channel.position();
        ColumnWriter writer = new ColumnWriter(leaf, channel);
        writer.pages();
        long packed = channel.position() - start;
        ThriftWriter out = new ThriftWriter();
        out.number(2, start);
        out.record(3, () -> writer.describe(out, start, packed));
        return out.bytes();
    }

    private void pages() throws IOException {
        int value = 0;
        for (int from = 0; from < leaf.count(); ) {
            int to = Math.min(leaf.count(), from + PAGE);
            // A row does not go on in the next page.
            while (to < leaf.count() && leaf.repetition()[to] != 0) {
                to++;
            }
            int present = 0;
            for (int i = from; i < to; i++) {
                present += leaf.definition()[i] == leaf.level() ? 1 : 0;
            }
            page(from, to, value, value + present);
            value += present;
            from = to;
        }
    }

    private void page(int from, int to, int firstValue, int endValue) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        levels(content, leaf.repetition(), from, to, leaf.lists());
        levels(content, leaf.definition(), from, to, leaf.level());
        values(content, firstValue, endValue);
        byte[] plain = content.toByteArray();
        byte[] packed = new byte[compressor.maxCompressedLength(plain.length)];
        int length = compressor.compress(plain, 0, plain.length, packed, 0, packed.length);
        ThriftWriter out = new ThriftWriter();
        out.number(1, 0).number(2, plain.length).number(3, length);
        out.record(
                5, () -> out.number(1, to - from).number(2, PLAIN).number(3, RUNS).number(4, RUNS));
        byte[] head = out.bytes();
        fully(channel, ByteBuffer.wrap(head));
        fully(channel, ByteBuffer.wrap(packed, 0, length));
        size += head.length + plain.length;
    }

    static void fully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void levels(
            ByteArrayOutputStream into, byte[] levels, int from, int to, int most) {
        if (most > 0) {
            int width = 32 - Integer.numberOfLeadingZeros(most);
            byte[] runs = RunWriter.write(levels, from, to, width);
            number(into, runs.length);
            into.writeBytes(runs);
        }
    }

    private static void number(ByteArrayOutputStream into, int value) {
        for (int i = 0; i < 4; i++) {
            into.write(value >>> 8 * i);
        }
    }

    private void values(ByteArrayOutputStream into, int from, int to) {
        ValueBuffer values = leaf.values();
        int width = leaf.storage().width();
        if (leaf.storage().physical() == 0) {
            for (int i = from; i < to; i += 8) {
                int bits = 0;
                for (int k = i; k < Math.min(to, i + 8); k++) {
                    bits |= (values.bytes()[k] != 0 ? 1 : 0) << k - i;
                }
                into.write(bits);
            }
        } else if (width > 0) {
            into.write(values.bytes(), from * width, (to - from) * width);
        } else {
            for (int i = from; i < to; i++) {
                int length = values.end(i) - values.start(i);
                number(into, length);
                into.write(values.bytes(), values.start(i), length);
            }
        }
    }

    private void describe(ThriftWriter out, long start, long packed) {
        out.number(1, leaf.storage().physical())
                .numbers(2, List.of(PLAIN, RUNS))
                .texts(3, leaf.path())
                .number(4, ZSTD)
                .number(5, (long) leaf.count())
                .number(6, size)
                .number(7, packed)
                .number(9, start)
                .record(12, () -> statistics(out));
        if (leaf.level() > 0) {
            out.record(
                    16,
                    () -> {
                        if (leaf.lists() > 0) {
                            out.longs(2, histogram(leaf.repetition(), leaf.lists()));
                        }
                        out.longs(3, histogram(leaf.definition(), leaf.level()));
                    });
        }
    }

    private long[] histogram(byte[] levels, int most) {
        long[] counts = new long[most + 1];
        for (int i = 0; i < leaf.count(); i++) {
            counts[levels[i]]++;
        }
        return counts;
    }

    private void statistics(ThriftWriter out) {
        long[] levels = histogram(leaf.definition(), leaf.level());
        out.number(3, leaf.count() - levels[leaf.level()]);
        if (leaf.storage().element().isPresent()) {
            ElementType element = leaf.storage().element().get();
            Extremes.of(leaf.values(), element, leaf.storage().width())
                    .ifPresent(it -> out.binary(5, it.greatest()).binary(6, it.least()));
        }
    }
}
