package org.kaon.io.hdf5;

import org.kaon.io.column.Accepted;
import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Sink;
import org.kaon.io.column.Text;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes a table as HDF5: a data set for each column, gzipped in chunks; lists and texts of any
/// length as h5py keeps them.
public final class Hdf5Table {

    // A good size of a chunk: it compresses well, and a few rows cost little to read.
    private static final long CHUNK_BYTES = 1 << 18;

    /// Numbers, arrays of one shape, texts and lists of numbers.
    public static final Accepted ACCEPTED =
            new Accepted(
                    "HDF5 is written with numbers, arrays of one shape (with items), texts and"
                            + " lists of numbers.",
                    Hdf5Table::isKnown);

    private Hdf5Table() {}

    private static boolean isKnown(ColumnType type) {
        return switch (type) {
            case ColumnType.Flat _, ColumnType.Text _ -> true;
            case ColumnType.Fixed fixed ->
                    fixed.content() instanceof ColumnType.Flat && fixed.size() > 0;
            case ColumnType.Jagged(ColumnType.Flat _) -> true;
            default -> false;
        };
    }

    /// Writes `file`, as [Sink.Format] says.
    public static void write(Path file, Schema schema, Sink.Content content) throws IOException {
        ACCEPTED.require(file, schema);
        NewHdf5.write(
                file,
                root -> {
                    List<NewDataset> datasets = new ArrayList<>();
                    for (Schema.Field field : schema.fields()) {
                        datasets.add(open(root, field));
                    }
                    content.write(chunk -> {
                        for (int i = 0; i < datasets.size(); i++) {
                            append(datasets.get(i), chunk.columns().get(i));
                        }
                    });
                });
    }

    private static NewDataset open(NewGroup root, Schema.Field field) {
        return switch (field.type()) {
            case ColumnType.Text _ ->
                    root.open(
                            field.name(), new Datatype.VariableText(true), List.of(), storage(16));
            case ColumnType.Jagged _ ->
                    root.open(
                            field.name(),
                            new Datatype.Sequence(Datatype.of(element(field))),
                            List.of(),
                            storage(16));
            case ColumnType.Fixed fixed ->
                    root.open(
                            field.name(),
                            Datatype.of(element(field)),
                            fixed.shape().stream().map(Integer::longValue).toList(),
                            storage(fixed.size() * element(field).bytes()));
            default ->
                    root.open(
                            field.name(),
                            Datatype.of(element(field)),
                            List.of(),
                            storage(element(field).bytes()));
        };
    }

    private static ElementType element(Schema.Field field) {
        return field.type().numbers().orElseThrow();
    }

    private static Storage storage(long rowBytes) {
        return Storage.gzip(Math.max(1, CHUNK_BYTES / Math.max(1, rowBytes)));
    }

    private static void append(NewDataset dataset, Column column) throws IOException {
        if (column.length() == 0) {
            return;
        }
        switch (column) {
            case Text text -> {
                List<String> texts = new ArrayList<>();
                for (long i = 0; i < text.length(); i++) {
                    texts.add(text.at(i));
                }
                dataset.append(texts);
            }
            case Jagged lists -> {
                long[] counts = new long[Math.toIntExact(lists.length())];
                for (int i = 0; i < counts.length; i++) {
                    counts[i] = lists.count(i);
                }
                long from = lists.offsets().start(0);
                long to = lists.offsets().end(lists.length() - 1);
                dataset.append(bytes(lists.content().slice(from, to).numbers()), counts);
            }
            case Fixed fixed -> dataset.append(bytes(fixed.numbers()), fixed.length());
            default -> dataset.append(bytes(column.numbers()), column.length());
        }
    }

    private static MemorySegment bytes(Flat numbers) {
        return numbers.data().asSlice(0, numbers.length() * numbers.element().bytes());
    }
}
