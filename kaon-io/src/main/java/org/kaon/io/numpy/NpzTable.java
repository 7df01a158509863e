package org.kaon.io.numpy;

import org.kaon.io.column.Accepted;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.NewFile;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Sink;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a table as `.npz`: an array for each column. Of a column of lists two are made: the items
/// of all lists under its name, and how many each row has under `NAME_counts` (int64).
///
/// Rows are kept in files beside until their number is known.
public final class NpzTable {

    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// Numbers, arrays of one shape, and lists of these.
    public static final Accepted ACCEPTED =
            new Accepted(
                    "a .npz takes numbers, arrays of one shape and lists of these.",
                    NpzTable::isArray);

    private NpzTable() {}

    private static boolean isArray(ColumnType type) {
        return switch (type) {
            case ColumnType.Flat _, ColumnType.Fixed(var _, ColumnType.Flat _) -> true;
            case ColumnType.Jagged(ColumnType.Flat _) -> true;
            case ColumnType.Jagged(ColumnType.Fixed(var _, ColumnType.Flat _)) -> true;
            default -> false;
        };
    }

    /// Writes `file`, as [Sink.Format] says.
    public static void write(Path file, Schema schema, Sink.Content content) throws IOException {
        ACCEPTED.require(file, schema);
        List<Spool> spools = new ArrayList<>();
        try {
            for (Schema.Field field : schema.fields()) {
                spools.addAll(spools(field));
            }
            content.write(chunk -> append(chunk, spools));
            NewFile.write(file, channel -> pack(channel, spools));
        } finally {
            for (Spool spool : spools) {
                spool.close();
            }
        }
    }

    private static List<Spool> spools(Schema.Field field) throws IOException {
        ElementType element = field.type().numbers().orElseThrow();
        List<Integer> shape = shape(field.type());
        Spool items = new Spool(field.name(), element, shape);
        return field.type() instanceof ColumnType.Jagged
                ? List.of(items, new Spool(field.name() + "_counts", ElementType.INT64, List.of()))
                : List.of(items);
    }

    private static List<Integer> shape(ColumnType type) {
        return switch (type) {
            case ColumnType.Fixed fixed -> fixed.shape();
            case ColumnType.Jagged(ColumnType.Fixed(var inner, var _)) -> inner;
            default -> List.of();
        };
    }

    private static void append(Chunk chunk, List<Spool> spools) throws IOException {
        int at = 0;
        for (Column column : chunk.columns()) {
            if (column instanceof Jagged lists && lists.length() > 0) {
                long from = lists.offsets().start(0);
                long to = lists.offsets().end(lists.length() - 1);
                spools.get(at).append(lists.content().slice(from, to));
                spools.get(at + 1).append(counts(lists));
            } else if (column.length() > 0) {
                spools.get(at).append(column);
            }
            at += column instanceof Jagged ? 2 : 1;
        }
    }

    private static Flat counts(Jagged lists) {
        MemorySegment counts = Arena.ofAuto().allocate(8 * lists.length(), 8);
        for (long i = 0; i < lists.length(); i++) {
            counts.set(LONG, 8 * i, lists.count(i));
        }
        return new Flat(ElementType.INT64, lists.length(), counts);
    }

    private static void pack(FileChannel channel, List<Spool> spools) throws IOException {
        // Closing the stream would close the channel, which is not ours.
        ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel));
        zip.setLevel(java.util.zip.Deflater.BEST_SPEED);
        for (Spool spool : spools) {
            ZipEntry entry = new ZipEntry(spool.name + ".npy");
            // Equal tables give equal bytes, whatever the day.
            entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
            zip.putNextEntry(entry);
            spool.copyTo(zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    /// The values of one array, on disk until it is known how many there are.
    private static final class Spool {
        private final String name;
        private final ElementType element;
        private final List<Integer> shape;
        private final Path path;
        private final FileChannel channel;
        private long rows;

        Spool(String name, ElementType element, List<Integer> shape) throws IOException {
            this.name = name;
            this.element = element;
            this.shape = shape;
            this.path = Files.createTempFile("kaon", ".column");
            this.channel = FileChannel.open(path, StandardOpenOption.WRITE);
        }

        void append(Column column) throws IOException {
            Flat numbers = column instanceof Fixed fixed ? fixed.numbers() : column.numbers();
            long bytes = numbers.length() * element.bytes();
            Npy.writeFully(channel, numbers.data().asSlice(0, bytes));
            rows += column.length();
        }

        void copyTo(OutputStream out) throws IOException {
            List<Long> all = new ArrayList<>(List.of(rows));
            shape.forEach(extent -> all.add((long) extent));
            out.write(NpyHeader.of(element, all, 0));
            Files.copy(path, out);
        }

        void close() throws IOException {
            channel.close();
            Files.deleteIfExists(path);
        }
    }
}
