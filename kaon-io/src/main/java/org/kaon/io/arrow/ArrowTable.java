package org.kaon.io.arrow;

import io.airlift.compress.v3.zstd.ZstdCompressor;

import org.kaon.io.column.Accepted;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.NewFile;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Sink;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes a table as an Arrow file, batch by batch: as it lies in memory (`.arrow`), or with each
/// buffer packed with Zstandard, which Feather 2 allows (`.feather`).
///
/// *Source*: Arrow, "IPC File Format"; `Message.fbs`, `File.fbs`.
public final class ArrowTable {

    /// Everything: numbers, texts, bytes, lists, arrays, structures, missing values.
    public static final Accepted ACCEPTED =
            new Accepted("Arrow has no array without extent.", ArrowTable::holds);

    private static final int V5 = 4;
    private static final int ALIGNMENT = 64;
    private static final int MARK = -1;
    private static final int ZSTD = 1;
    private static final long STEP = 1 << 16;
    private static final long MOST = 1 << 30;

    private final FileChannel channel;
    private final boolean packed;
    private final List<Long> blocks = new ArrayList<>();

    private ArrowTable(FileChannel channel, boolean packed) {
        this.channel = channel;
        this.packed = packed;
    }

    /// Writes `file` plainly, as [Sink.Format] says.
    public static void write(Path file, Schema schema, Sink.Content content) throws IOException {
        write(file, schema, content, false);
    }

    /// Writes `file` with packed buffers.
    public static void feather(Path file, Schema schema, Sink.Content content) throws IOException {
        write(file, schema, content, true);
    }

    private static void write(Path file, Schema schema, Sink.Content content, boolean packed)
            throws IOException {
        if (schema.fields().isEmpty()) {
            throw FormatException.of(file.toString(), "", "needs at least one column.");
        }
        ACCEPTED.require(file, schema);
        NewFile.write(
                file,
                channel -> {
                    ArrowTable table = new ArrowTable(channel, packed);
                    table.put(ByteBuffer.allocate(8).put(0, Message.MAGIC));
                    table.message(Message.SCHEMA, schema(schema), List.of());
                    content.write(table::append);
                    table.finish(schema);
                });
    }

    private static boolean holds(ColumnType type) {
        return switch (type) {
            case ColumnType.Fixed arrays ->
                    !arrays.shape().isEmpty()
                            && !arrays.shape().contains(0)
                            && holds(arrays.content());
            case ColumnType.Jagged lists -> holds(lists.content());
            case ColumnType.Nullable nullable -> holds(nullable.content());
            case ColumnType.Struct struct -> struct.fields().stream().allMatch(ArrowTable::holds);
            case ColumnType.Flat _, ColumnType.Text _, ColumnType.Opaque _ -> true;
        };
    }

    private static NewFlatTable schema(Schema schema) {
        List<NewFlatTable> fields = new ArrayList<>();
        for (Schema.Field field : schema.fields()) {
            fields.add(NewField.of(field.name(), field.type()));
        }
        return new NewFlatTable().number(0, 2, 0).tables(1, fields);
    }

    private void append(Chunk chunk) throws IOException {
        for (long from = 0; from < chunk.rows(); from += STEP) {
            append(chunk, from, Math.min(from + STEP, chunk.rows()));
        }
    }

    // Half as many rows, and half of these, where they hold too much for one batch.
    private void append(Chunk chunk, long from, long to) throws IOException {
        NewBatch batch = new NewBatch();
        boolean fits = true;
        try {
            chunk.columns().forEach(column -> batch.add(column.slice(from, to)));
        } catch (ArithmeticException e) {
            fits = false;
        }
        long bytes = batch.buffers().stream().mapToLong(MemorySegment::byteSize).max().orElse(0);
        if (fits && bytes <= MOST) {
            batch(batch, to - from);
        } else if (to - from > 1) {
            long middle = (from + to) >>> 1;
            append(chunk, from, middle);
            append(chunk, middle, to);
        } else {
            throw new IOException(
                    "Row %d holds more than 1 GiB in a column, too much for an Arrow file."
                            .formatted(chunk.firstRow() + from));
        }
    }

    private void batch(NewBatch batch, long rows) throws IOException {
        List<ByteBuffer> body = new ArrayList<>();
        List<MemorySegment> buffers = batch.buffers();
        long[] places = new long[2 * buffers.size()];
        long at = 0;
        for (int i = 0; i < buffers.size(); i++) {
            ByteBuffer bytes = packed ? packed(buffers.get(i)) : buffers.get(i).asByteBuffer();
            body.add(bytes);
            places[2 * i] = at;
            places[2 * i + 1] = bytes.remaining();
            at = aligned(at + bytes.remaining());
        }
        NewFlatTable head =
                new NewFlatTable()
                        .number(0, 8, rows)
                        .structures(1, 2, batch.nodes())
                        .structures(2, 2, places);
        if (packed) {
            head.table(3, new NewFlatTable().number(0, 1, ZSTD).number(1, 1, 0));
        }
        long start = channel.position();
        int length = message(Message.BATCH, head, body);
        blocks.addAll(List.of(start, (long) length, at));
    }

    // Its unpacked length, then the bytes; -1 before bytes that packing would not make fewer.
    private static ByteBuffer packed(MemorySegment buffer) {
        if (buffer.byteSize() == 0) {
            return ByteBuffer.allocate(0);
        }
        byte[] plain = buffer.toArray(ValueLayout.JAVA_BYTE);
        ZstdCompressor compressor = ZstdCompressor.create();
        byte[] small = new byte[compressor.maxCompressedLength(plain.length)];
        int length = compressor.compress(plain, 0, plain.length, small, 0, small.length);
        boolean fewer = length < plain.length;
        ByteBuffer bytes = ByteBuffer.allocate(8 + (fewer ? length : plain.length));
        bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(fewer ? plain.length : MARK);
        return bytes.put(fewer ? small : plain, 0, bytes.remaining()).flip();
    }

    // Returns the length of the message before its body.
    private int message(int kind, NewFlatTable head, List<ByteBuffer> body) throws IOException {
        long length = 0;
        for (ByteBuffer part : body) {
            length = aligned(length + part.remaining());
        }
        byte[] about =
                new NewFlatTable()
                        .number(0, 2, V5)
                        .number(1, 1, kind)
                        .table(2, head)
                        .number(3, 8, length)
                        .bytes();
        ByteBuffer start = ByteBuffer.allocate(8 + about.length).order(ByteOrder.LITTLE_ENDIAN);
        put(start.putInt(MARK).putInt(about.length).put(about).flip());
        for (ByteBuffer part : body) {
            int odd = part.remaining() % ALIGNMENT;
            put(part);
            put(ByteBuffer.allocate(odd == 0 ? 0 : ALIGNMENT - odd));
        }
        return 8 + about.length;
    }

    private void finish(Schema schema) throws IOException {
        ByteBuffer end = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        put(end.putInt(MARK).putInt(0).flip());
        byte[] footer =
                new NewFlatTable()
                        .number(0, 2, V5)
                        .table(1, schema(schema))
                        .structures(2, 3)
                        .structures(3, 3, blocks.stream().mapToLong(it -> it).toArray())
                        .bytes();
        ByteBuffer tail =
                ByteBuffer.allocate(footer.length + 4 + Message.MAGIC.length)
                        .order(ByteOrder.LITTLE_ENDIAN);
        put(tail.put(footer).putInt(footer.length).put(Message.MAGIC).flip());
    }

    private static long aligned(long length) {
        return Math.ceilDiv(length, (long) ALIGNMENT) * ALIGNMENT;
    }

    private void put(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
