package org.kaon.io.parquet;

import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.bytes.Unpacking;
import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;

/// The pages of one column in one row group, in order.
final class Pages {

    private static final int WINDOW = 1 << 18;
    private static final int LONGEST_HEAD = 1 << 24;

    /// A page's head, and where its packed bytes lie.
    record Head(
            int kind, long size, int packed, Optional<Long> checksum, ThriftRecord more, long at) {

        /// Before the first page.
        static final Head NONE =
                new Head(-1, 0, 0, Optional.empty(), new ThriftRecord(Map.of()), 0);

        static final int DATA = 0;
        static final int DICTIONARY = 2;
        static final int DATA_2 = 3;

        /// What only this kind of page has.
        ThriftRecord own() {
            return more.record(
                    switch (kind) {
                        case DATA -> 5;
                        case DICTIONARY -> 7;
                        default -> 8;
                    });
        }
    }

    private final BinaryFile file;
    private final String object;
    private final long end;
    private final int codec;
    private final String codecName;
    private byte[] window = {};
    private long windowAt;
    private int windowLength;
    private long at;

    Pages(BinaryFile file, String object, Footer.ColumnChunk chunk) {
        this.file = file;
        this.object = object;
        this.at = chunk.start();
        this.end = chunk.start() + chunk.length();
        this.codec = chunk.codec();
        this.codecName = chunk.codecName();
    }

    /// The next page's head, empty at the end. Its bytes are passed over.
    Optional<Head> next() throws IOException {
        if (at >= end) {
            return Optional.empty();
        }
        for (int length = 1 << 12; ; length <<= 6) {
            int there = (int) Math.min(end - at, length);
            int from = window(at, there);
            ThriftReader reader = new ThriftReader(window, from, from + there);
            try {
                ThriftRecord head = reader.read();
                return Optional.of(head(head, at + reader.position() - from));
            } catch (IndexOutOfBoundsException e) {
                if (there == end - at || length >= LONGEST_HEAD) {
                    throw error(at, "a page's head is damaged: %s".formatted(e.getMessage()));
                }
            }
        }
    }

    private Head head(ThriftRecord head, long from) throws FormatException {
        int packed = head.small(3, -1);
        long size = head.number(2, -1);
        if (packed < 0 || packed > end - from || size < 0) {
            throw error(at, "a page of %d bytes, packed %d, cannot be".formatted(size, packed));
        }
        at = from + packed;
        Optional<Long> checksum =
                head.has(4) ? Optional.of(head.number(4, 0) & 0xffff_ffffL) : Optional.empty();
        return new Head(head.small(1, -1), size, packed, checksum, head, from);
    }

    /// A page's bytes, unpacked from `plain` on, with slack behind them.
    ///
    /// @param plain how many bytes at its start are not packed
    byte[] bytes(Head head, int plain, boolean compressed) throws IOException {
        int from = window(head.at, head.packed);
        if (head.checksum.isPresent()) {
            CRC32 crc = new CRC32();
            crc.update(window, from, head.packed);
            if (crc.getValue() != head.checksum.get()) {
                throw error(head.at, "the page's checksum is wrong");
            }
        }
        if (plain < 0 || plain > head.packed || plain > head.size) {
            throw error(head.at, "levels of %d bytes".formatted(plain));
        }
        try {
            Unpacking unpacking = compressed ? unpacking() : Unpacking.NONE;
            byte[] values =
                    unpacking.unpack(window, from + plain, head.packed - plain, head.size - plain);
            if (plain == 0) {
                return values;
            }
            byte[] all = new byte[plain + values.length];
            System.arraycopy(window, from, all, 0, plain);
            System.arraycopy(values, 0, all, plain, values.length);
            return all;
        } catch (DataFormatException e) {
            throw error(head.at, "the page does not unpack: %s".formatted(e.getMessage()));
        }
    }

    private Unpacking unpacking() throws FormatException {
        return switch (codec) {
            case 0 -> Unpacking.NONE;
            case 1 -> Unpacking.SNAPPY;
            case 2 -> Unpacking.GZIP;
            case 6 -> Unpacking.ZSTD;
            case 5 -> Unpacking.LZ4_HADOOP;
            case 7 -> Unpacking.LZ4;
            case 3, 4 ->
                    throw FormatException.of(
                            file.name(),
                            object,
                            "is compressed with %s, which Kaon does not read. Write it with zstd."
                                    .formatted(codecName));
            default -> throw error(at, "no compression %d".formatted(codec));
        };
    }

    // Reads ahead, so that small pages cost no read each. Returns where in the window `from` is.
    private int window(long from, int length) throws IOException {
        if (from < windowAt || from + length > windowAt + windowLength) {
            windowLength = (int) Math.min(end - from, Math.max(WINDOW, length));
            window = file.read(from, windowLength, object);
            windowAt = from;
        }
        return (int) (from - windowAt);
    }

    FormatException error(long offset, String what) {
        return file.error(object, offset, what + ".");
    }
}
