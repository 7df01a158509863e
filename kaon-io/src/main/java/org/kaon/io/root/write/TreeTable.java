package org.kaon.io.root.write;

import org.kaon.io.column.Accepted;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Sink;
import org.kaon.io.column.Text;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Writes a table as a tree named `events`: numbers, arrays of one shape (with items), texts, and
/// lists of numbers, which get a branch of their lengths before them (`nitem` for `item`).
///
/// *Source*: TTree by the streamer of version 20.
public final class TreeTable {

    private static final String NAME = "events";
    private static final int TREE = 20;
    private static final int COUNTED_ANYWAY = -1;
    private static final int CLUSTER_BYTES = 16 << 20;
    private static final int CLUSTER_ROWS = 50_000;

    /// Numbers, arrays of one shape, texts and lists of numbers.
    public static final Accepted ACCEPTED =
            new Accepted(
                    "a tree is written with numbers, arrays of one shape (with items), texts and"
                            + " lists of numbers. An RNTuple (.ntuple.root) takes more.",
                    TreeTable::isKnown);

    private final NewRoot file;
    private final Schema schema;
    private final List<TreeBranch> branches = new ArrayList<>();
    private final List<Integer> first = new ArrayList<>();
    private long rows;
    private int clusterRows;

    private TreeTable(NewRoot file, Schema schema) {
        this.file = file;
        this.schema = schema;
        List<String> counters = counters(schema);
        for (Schema.Field field : schema.fields()) {
            boolean counter = counters.contains(field.name());
            first.add(counter ? COUNTED_ANYWAY : branches.size());
            if (!counter) {
                add(field.name(), field.type());
            }
        }
    }

    /// Columns that have the names of lengths of lists, and so are written with these.
    private static List<String> counters(Schema schema) {
        List<String> counters = new ArrayList<>();
        for (Schema.Field field : schema.fields()) {
            if (field.type() instanceof ColumnType.Jagged) {
                counters.add("n" + field.name());
            }
        }
        return counters;
    }

    private void add(String name, ColumnType type) {
        switch (type) {
            case ColumnType.Flat flat ->
                    branches.add(branch(name, LeafKind.numbers(flat.element(), List.of())));
            case ColumnType.Fixed fixed ->
                    branches.add(
                            branch(
                                    name,
                                    LeafKind.numbers(
                                            fixed.numbers().orElseThrow(), fixed.shape())));
            case ColumnType.Jagged lists -> {
                String counter = "n" + name;
                branches.add(branch(counter, TreeBranch.counter(name)));
                branches.add(
                        branch(name, LeafKind.counted(lists.numbers().orElseThrow(), counter)));
            }
            case ColumnType.Text _ -> branches.add(branch(name, LeafKind.text()));
            case ColumnType.Struct _, ColumnType.Nullable _, ColumnType.Opaque _ ->
                    throw new IllegalArgumentException(type.toString());
        }
    }

    private static TreeBranch branch(String name, LeafKind leaf) {
        return new TreeBranch(name, leaf);
    }

    /// Writes `file`, as [Sink.Format] says.
    public static void write(Path file, Schema schema, Sink.Content content) throws IOException {
        ACCEPTED.require(file, schema);
        for (Schema.Field field : schema.fields()) {
            requireFreeName(file, field, schema);
        }
        NewRoot.write(
                file,
                root -> {
                    TreeTable table = new TreeTable(root, schema);
                    content.write(table::append);
                    table.finish();
                });
    }

    private static boolean isKnown(ColumnType type) {
        return switch (type) {
            case ColumnType.Flat _, ColumnType.Text _ -> true;
            case ColumnType.Fixed fixed ->
                    fixed.content() instanceof ColumnType.Flat && fixed.size() > 0;
            case ColumnType.Jagged(ColumnType.Flat _) -> true;
            default -> false;
        };
    }

    private static void requireFreeName(Path file, Schema.Field field, Schema schema)
            throws FormatException {
        if (counters(schema).contains(field.name()) && !integer(field.type())) {
            throw FormatException.of(
                    file.toString(),
                    field.name(),
                    "holds %s, but the lengths of the lists %s would have its name."
                            .formatted(field.type(), field.name().substring(1)));
        }
    }

    private static boolean integer(ColumnType type) {
        return type instanceof ColumnType.Flat flat && !flat.element().floating();
    }

    private void append(Chunk chunk) throws IOException {
        for (long row = 0; row < chunk.rows(); row++) {
            for (int i = 0; i < chunk.columns().size(); i++) {
                if (first.get(i) == COUNTED_ANYWAY) {
                    requireCount(chunk, i, row);
                } else {
                    append(chunk.columns().get(i), row, first.get(i));
                }
            }
            rows++;
            clusterRows++;
            long waiting = 0;
            for (TreeBranch branch : branches) {
                waiting += branch.waiting();
            }
            if (clusterRows == CLUSTER_ROWS || waiting > CLUSTER_BYTES) {
                flush();
            }
        }
    }

    private void requireCount(Chunk chunk, int column, long row) {
        String name = schema.names().get(column);
        long said = chunk.columns().get(column).numbers().longAt(row);
        if (chunk.column(name.substring(1)) instanceof Jagged lists && lists.count(row) != said) {
            throw new IllegalArgumentException(
                    "Row %d: %s is %d, but %s has %d items; a tree needs them equal."
                            .formatted(rows, name, said, name.substring(1), lists.count(row)));
        }
    }

    private void append(Column column, long row, int branch) {
        switch (column) {
            case Flat flat ->
                    branches.get(branch).append(flat.data(), row * flat.element().bytes(), 1);
            case Fixed fixed -> {
                Flat numbers = fixed.numbers();
                long at = row * fixed.size() * numbers.element().bytes();
                branches.get(branch).append(numbers.data(), at, fixed.size());
            }
            case Jagged lists -> {
                Flat numbers = lists.numbers();
                long count = lists.count(row);
                long at = lists.offsets().start(row) * numbers.element().bytes();
                branches.get(branch).append(Math.toIntExact(count));
                branches.get(branch + 1).append(numbers.data(), at, count);
            }
            case Text texts ->
                    branches.get(branch)
                            .append(
                                    texts.utf8()
                                            .asSlice(
                                                    texts.offsets().start(row),
                                                    texts.offsets().count(row))
                                            .toArray(ValueLayout.JAVA_BYTE));
            default -> throw new IllegalArgumentException(column.type().toString());
        }
    }

    private void flush() throws IOException {
        for (TreeBranch branch : branches) {
            branch.flush(file, NAME);
        }
        clusterRows = 0;
    }

    private void finish() throws IOException {
        flush();
        int keyBytes = file.keyBytes("TTree", NAME, "");
        Out out = new Out();
        out.versioned(TREE, tree -> members(tree, keyBytes));
        file.object("TTree", NAME, "", out.toArray());
    }

    private void members(Out out, int keyBytes) {
        long unpacked = branches.stream().mapToLong(TreeBranch::unpackedBytes).sum();
        long packed = branches.stream().mapToLong(TreeBranch::packedBytes).sum();
        out.named(NAME, "");
        attributes(out);
        out.put(8, rows).put(8, unpacked).put(8, packed).put(8, 0).put(8, packed).real8(1);
        // Timer, scan field, update, length of offsets, cluster ranges.
        out.put(4, 0).put(4, 25).put(4, 0).put(4, 1000).put(4, 0);
        // Most entries, most in a loop, virtual size, autosave, autoflush, estimate: as ROOT's.
        out.put(8, 1_000_000_000_000L).put(8, 1_000_000_000_000L).put(8, 0);
        out.put(8, -300_000_000).put(8, -30_000_000).put(8, 1_000_000);
        out.put(1, 0).put(1, 0);
        features(out);
        List<Integer> leaves = new ArrayList<>();
        array(
                out,
                branches.size(),
                items -> {
                    for (TreeBranch branch : branches) {
                        boolean counted = !branch.leaf().counter().isEmpty();
                        int counter = counted ? leaves.getLast() : 0;
                        leaves.add(branch.write(items, keyBytes, counter));
                    }
                });
        array(out, leaves.size(), items -> leaves.forEach(leaf -> items.put(4, leaf)));
        // No aliases, index values, index, tree index, friends, user's list, references.
        out.put(4, 0).put(4, 0).put(4, 0).put(4, 0).put(4, 0).put(4, 0).put(4, 0);
    }

    /// TAttLine, TAttFill and TAttMarker as ROOT begins with them.
    static void attributes(Out out) {
        out.versioned(2, line -> line.put(2, 602).put(2, 1).put(2, 1));
        out.versioned(2, fill -> fill.put(2, 0).put(2, 1001));
        out.versioned(2, marker -> marker.put(2, 1).put(2, 1).real4(1));
    }

    /// ROOT::TIOFeatures without any, a class known by its checksum.
    static void features(Out out) {
        out.versioned(0, features -> features.put(4, 0x1aa1_2f10).put(1, 0));
    }

    /// A TObjArray that is a member.
    static void array(Out out, int count, Consumer<Out> items) {
        out.versioned(
                3,
                it -> {
                    it.object().text("").put(4, count).put(4, 0);
                    items.accept(it);
                });
    }
}
