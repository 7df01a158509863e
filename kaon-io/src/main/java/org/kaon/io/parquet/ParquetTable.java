package org.kaon.io.parquet;

import org.kaon.io.column.Accepted;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.ColumnType;
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

/// Writes a table as a Parquet file, in row groups of bounded size, compressed with Zstandard.
///
/// Arrays of one shape become lists, one in the other.
public final class ParquetTable {

    private static final long GROUP_BYTES = 64 << 20;
    private static final long GROUP_ROWS = 1 << 20;
    private static final long STEP = 1 << 14;

    /// Everything but structures without members.
    public static final Accepted ACCEPTED =
            new Accepted("Parquet has no structure without members.", type -> !empty(type));

    private record Group(List<byte[]> columns, long rows, long size, long start) {}

    private final FileChannel channel;
    private final List<NewNode> nodes;
    private final List<NewLeaf> leaves;
    private final List<Group> groups = new ArrayList<>();
    private long rows;

    private ParquetTable(FileChannel channel, Schema schema) {
        this.channel = channel;
        this.nodes = schema.fields().stream().map(it -> NewNode.of(it.name(), it.type())).toList();
        List<NewNode> all = new ArrayList<>();
        nodes.forEach(node -> node.flatten(all));
        this.leaves = all.stream().flatMap(node -> node.leaf().stream()).toList();
    }

    /// Writes `file`, as [Sink.Format] says.
    public static void write(Path file, Schema schema, Sink.Content content) throws IOException {
        if (schema.fields().isEmpty()) {
            throw FormatException.of(file.toString(), "", "needs at least one column.");
        }
        ACCEPTED.require(file, schema);
        NewFile.write(
                file,
                channel -> {
                    ParquetTable table = new ParquetTable(channel, schema);
                    ColumnWriter.fully(channel, ByteBuffer.wrap(Footer.MAGIC));
                    content.write(table::append);
                    table.flush();
                    table.finish();
                });
    }

    private static boolean empty(ColumnType type) {
        return switch (type) {
            case ColumnType.Struct struct ->
                    struct.fields().isEmpty()
                            || struct.fields().stream().anyMatch(ParquetTable::empty);
            case ColumnType.Jagged jagged -> empty(jagged.content());
            case ColumnType.Fixed fixed -> empty(fixed.content());
            case ColumnType.Nullable nullable -> empty(nullable.content());
            case ColumnType.Flat _, ColumnType.Text _, ColumnType.Opaque _ -> false;
        };
    }

    private void append(Chunk chunk) throws IOException {
        for (long from = 0; from < chunk.rows(); from += STEP) {
            long to = Math.min(from + STEP, chunk.rows());
            for (int i = 0; i < nodes.size(); i++) {
                Shredding.add(nodes.get(i), chunk.columns().get(i), from, to);
            }
            rows += to - from;
            long waiting = leaves.stream().mapToLong(NewLeaf::size).sum();
            if (waiting >= GROUP_BYTES || rows >= GROUP_ROWS) {
                flush();
            }
        }
    }

    private void flush() throws IOException {
        if (rows == 0) {
            return;
        }
        long start = channel.position();
        List<byte[]> columns = new ArrayList<>();
        for (NewLeaf leaf : leaves) {
            columns.add(ColumnWriter.write(leaf, channel));
            leaf.clear();
        }
        groups.add(new Group(columns, rows, channel.position() - start, start));
        rows = 0;
    }

    private void finish() throws IOException {
        List<NewNode> elements = new ArrayList<>();
        nodes.forEach(node -> node.flatten(elements));
        elements.addFirst(
                new NewNode("schema", 0, NewNode.Kind.NONE, nodes, java.util.Optional.empty()));
        ThriftWriter out = new ThriftWriter();
        out.number(1, 2)
                .records(2, elements, (element, _) -> element.write(out))
                .number(3, groups.stream().mapToLong(Group::rows).sum())
                .records(
                        4,
                        groups,
                        (group, index) -> {
                            out.raw(1, group.columns);
                            out.number(2, group.size)
                                    .number(3, group.rows)
                                    .number(5, group.start)
                                    .number(6, group.size);
                        })
                .text(6, "Kaon")
                .records(7, leaves, (_, _) -> out.record(1, () -> {}));
        byte[] footer = out.bytes();
        ByteBuffer tail = ByteBuffer.allocate(8).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        tail.putInt(footer.length).put(Footer.MAGIC).flip();
        ColumnWriter.fully(channel, ByteBuffer.wrap(footer));
        ColumnWriter.fully(channel, tail);
    }
}
