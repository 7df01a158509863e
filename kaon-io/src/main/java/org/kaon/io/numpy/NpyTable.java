package org.kaon.io.numpy;

import org.kaon.io.column.Accepted;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.NewFile;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Sink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes a table of one column as `.npy`.
public final class NpyTable {

    /// Numbers and arrays of one shape.
    public static final Accepted ACCEPTED =
            new Accepted(
                    "a .npy is one array of numbers.",
                    type ->
                            type instanceof ColumnType.Flat
                                    || type instanceof ColumnType.Fixed(var _, ColumnType.Flat _));

    private final FileChannel channel;
    private final ColumnType type;
    private long rows;

    private NpyTable(FileChannel channel, ColumnType type) {
        this.channel = channel;
        this.type = type;
    }

    /// Writes `file`, as [Sink.Format] says.
    public static void write(Path file, Schema schema, Sink.Content content) throws IOException {
        if (schema.fields().size() != 1) {
            throw FormatException.of(
                    file.toString(),
                    "",
                    "takes one column, found %d (%s). A .npz takes them all."
                            .formatted(schema.fields().size(), String.join(", ", schema.names())));
        }
        ACCEPTED.require(file, schema);
        NewFile.write(
                file,
                channel -> {
                    NpyTable table = new NpyTable(channel, schema.fields().getFirst().type());
                    // The head is as long for any number of rows, so it is written over at the end.
                    channel.position(table.head(Long.MAX_VALUE).length);
                    content.write(table::append);
                    channel.position(0);
                    channel.write(ByteBuffer.wrap(table.head(table.rows)));
                });
    }

    private byte[] head(long length) {
        List<Long> shape = new ArrayList<>(List.of(length));
        if (type instanceof ColumnType.Fixed fixed) {
            fixed.shape().forEach(extent -> shape.add((long) extent));
        }
        int most = NpyHeader.of(type.numbers().orElseThrow(), longest(shape), 0).length;
        return NpyHeader.of(type.numbers().orElseThrow(), shape, most);
    }

    private static List<Long> longest(List<Long> shape) {
        List<Long> longest = new ArrayList<>(shape);
        longest.set(0, Long.MAX_VALUE);
        return longest;
    }

    private void append(Chunk chunk) throws IOException {
        Column column = chunk.columns().getFirst();
        Flat numbers = column.numbers();
        long bytes = numbers.length() * numbers.element().bytes();
        Npy.writeFully(channel, numbers.data().asSlice(0, bytes));
        rows += column.length();
    }
}
