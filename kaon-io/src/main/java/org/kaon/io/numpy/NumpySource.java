package org.kaon.io.numpy;

import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Members;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Nearest;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// The arrays of a `.npz` file with equally many rows, or the one of a `.npy` file, as a table.
///
/// The first index counts rows. A structured array gives a column for each field; a plain one is
/// named as in its archive, or `values`. Two arrays `x` and `x_counts` are lists, as [NpzTable]
/// writes them. Arrays with other numbers of rows than the first are opened by their name:
/// `x.npz:images`.
public final class NumpySource implements Source {

    private static final String COUNTS = "_counts";
    private static final String ALONE = "values";

    /// A column, and the array with its rows or, for lists, with its items.
    record Stored(String name, StoredArray array, Optional<StoredArray> counts) {

        ColumnType type() {
            return counts.isPresent() ? new ColumnType.Jagged(array.column()) : array.column();
        }

        long rows() {
            return counts.orElse(array).rows();
        }
    }

    private final String file;
    private final AutoCloseable owner;
    private final List<Stored> columns;
    private final Members members;
    private final Schema schema;
    private final long rows;

    private NumpySource(String file, AutoCloseable owner, List<Stored> columns)
            throws FormatException {
        this.file = file;
        this.owner = owner;
        this.columns = List.copyOf(columns);
        List<Schema.Field> fields = new ArrayList<>();
        for (Stored column : columns) {
            boolean bare = column.name.isEmpty();
            if (bare && column.type() instanceof ColumnType.Struct struct) {
                for (int i = 0; i < struct.names().size(); i++) {
                    fields.add(new Schema.Field(struct.names().get(i), struct.fields().get(i)));
                }
            } else {
                fields.add(new Schema.Field(bare ? ALONE : column.name, column.type()));
            }
        }
        this.members = new Members(fields);
        try {
            this.schema = members.schema();
        } catch (IllegalArgumentException e) {
            throw FormatException.of(file, "", "has columns that cannot be: " + e.getMessage());
        }
        this.rows = columns.getFirst().rows();
    }

    /// How a `.npy` file starts.
    public static byte[] signature() {
        return NpyHeader.MAGIC.clone();
    }

    /// Opens a `.npy` file.
    public static NumpySource npy(Path path) throws IOException {
        BinaryFile file = BinaryFile.open(path);
        try {
            return npy(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    static NumpySource npy(BinaryFile file) throws IOException {
        StoredArray array = StoredArray.read(file.name(), "", ArrayBytes.of(file));
        requireReadable(array);
        return new NumpySource(file.name(), file, List.of(new Stored("", array, Optional.empty())));
    }

    /// Whether a ZIP archive holds arrays.
    public static boolean recognises(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return zip.stream().anyMatch(entry -> entry.getName().endsWith(".npy"));
        } catch (ZipException | EOFException e) {
            return String.valueOf(path.getFileName()).endsWith(".npz");
        }
    }

    /// Opens a `.npz` file.
    ///
    /// @param object an array in it, or empty
    public static NumpySource npz(Path path, String object) throws IOException {
        NpzArchive archive = NpzArchive.open(path);
        try {
            List<StoredArray> arrays = new ArrayList<>();
            for (NpzArchive.Member member : archive.members()) {
                arrays.add(StoredArray.read(archive.file(), member.name(), member.bytes()));
            }
            return new NumpySource(archive.file(), archive, chosen(archive.file(), arrays, object));
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    private static List<Stored> chosen(String file, List<StoredArray> arrays, String object)
            throws FormatException {
        List<Stored> all = new ArrayList<>();
        for (StoredArray array : arrays) {
            Optional<StoredArray> counts =
                    arrays.stream()
                            .filter(it -> it.name().equals(array.name() + COUNTS))
                            .filter(it -> it.shape().size() == 1)
                            .filter(it ->
                                    it.type()
                                            .column()
                                            .equals(new ColumnType.Flat(ElementType.INT64)))
                            .findFirst();
            boolean ofOther =
                    array.name().endsWith(COUNTS)
                            && arrays.stream()
                                    .anyMatch(it -> array.name().equals(it.name() + COUNTS));
            if (!ofOther) {
                all.add(new Stored(array.name(), array, counts));
            }
        }
        List<String> names = all.stream().map(Stored::name).toList();
        List<Stored> chosen =
                all.stream()
                        .filter(it ->
                                object.isEmpty()
                                        ? it.rows() == all.getFirst().rows()
                                        : it.name.equals(object))
                        .toList();
        if (chosen.isEmpty()) {
            throw FormatException.of(
                    file,
                    "",
                    "holds no array \"%s\".%s".formatted(object, Nearest.hint(object, names)));
        }
        for (Stored column : chosen) {
            requireReadable(column.array);
        }
        return chosen;
    }

    private static void requireReadable(StoredArray array) throws FormatException {
        if (!array.readable()) {
            throw FormatException.of(
                    array.file(),
                    array.name(),
                    "has rows of shape %s, too large.".formatted(array.shape()));
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public List<Split> splits() {
        return rows == 0 ? List.of() : List.of(new Split(0, rows));
    }

    @Override
    public Reader open(Split split, Projection projection, Memory memory) throws IOException {
        if (split.end() > rows) {
            throw FormatException.of(
                    file,
                    "",
                    "has %d rows, asked for %d to %d."
                            .formatted(rows, split.firstRow(), split.end()));
        }
        List<Members.Member> wanted = members.select(projection, file);
        List<ColumnReader> readers = new ArrayList<>();
        for (Members.Member member : wanted) {
            boolean fields = columns.getFirst().name.isEmpty();
            Stored column = columns.get(fields ? 0 : member.field());
            List<String> path = new ArrayList<>(member.path());
            if (fields && column.type() instanceof ColumnType.Struct struct) {
                path.addFirst(struct.names().get(member.field()));
            }
            readers.add(ColumnReader.of(column, path, split.firstRow()));
        }
        Schema own =
                new Schema(
                        wanted.stream().map(it -> new Schema.Field(it.name(), it.type())).toList());
        return new Rows(own, readers, split, memory);
    }

    @Override
    public void close() throws IOException {
        close(owner);
    }

    static void close(AutoCloseable owner) throws IOException {
        try {
            owner.close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /// Reads one column, in order. Lists know where their items go on.
    private static final class ColumnReader {
        private static final int STEP = 1 << 16;

        private final StoredArray array;
        private final Optional<StoredArray> counts;
        private final List<String> path;
        private long item;

        private ColumnReader(StoredArray array, Optional<StoredArray> counts, List<String> path) {
            this.array = array;
            this.counts = counts;
            this.path = List.copyOf(path);
        }

        static ColumnReader of(Stored column, List<String> path, long firstRow) throws IOException {
            ColumnReader reader =
                    new ColumnReader(
                            again(column.array),
                            column.counts.isPresent()
                                    ? Optional.of(again(column.counts.get()))
                                    : Optional.empty(),
                            path);
            for (long row = 0; reader.counts.isPresent() && row < firstRow; row += STEP) {
                for (long count : reader.counts(row, (int) Math.min(STEP, firstRow - row))) {
                    reader.item += count;
                }
            }
            return reader;
        }

        private static StoredArray again(StoredArray array) throws FormatException {
            return array.bytes() instanceof ArrayBytes.Member member
                    ? new StoredArray(
                            array.file(),
                            array.name(),
                            member.again(),
                            array.type(),
                            array.shape(),
                            array.fortran(),
                            array.first())
                    : array;
        }

        private long[] counts(long from, int rows) throws IOException {
            StoredArray stored = counts.orElseThrow();
            long[] counts = new long[rows];
            try (Arena scratch = Arena.ofConfined()) {
                Column column =
                        new NpyItems(stored.rows(from, rows), scratch).column(stored.type(), rows);
                for (int i = 0; i < rows; i++) {
                    counts[i] = column.numbers().longAt(i);
                }
            }
            return counts;
        }

        Column read(long from, int rows, Arena arena) throws IOException {
            if (counts.isEmpty()) {
                return Members.column(items(from, rows, arena), path, arena);
            }
            long[] lengths = counts(from, rows);
            long total = 0;
            for (long length : lengths) {
                total += length;
                if (length < 0 || total > Math.min(Integer.MAX_VALUE, array.rows() - item)) {
                    throw FormatException.of(
                            array.file(),
                            array.name() + COUNTS,
                            "counts more items than there are (%d).".formatted(array.rows()));
                }
            }
            Column items = items(item, (int) total, arena);
            item += total;
            return Members.column(new Jagged(Offsets.ofCounts(arena, lengths), items), path, arena);
        }

        private Column items(long from, int count, Arena arena) throws IOException {
            return new NpyItems(array.rows(from, count), arena).column(array.row(), count);
        }
    }

    private static final class Rows implements Reader {
        private final Schema schema;
        private final List<ColumnReader> readers;
        private final Memory memory;
        private final long end;
        private long next;

        Rows(Schema schema, List<ColumnReader> readers, Split split, Memory memory) {
            this.schema = schema;
            this.readers = List.copyOf(readers);
            this.memory = memory;
            this.next = split.firstRow();
            this.end = split.end();
        }

        @Override
        public Optional<Chunk> next() throws IOException {
            if (next >= end) {
                return Optional.empty();
            }
            int rows = (int) Math.min(Math.min(memory.rows(), end - next), Integer.MAX_VALUE);
            Arena arena = memory.arenas().get();
            try {
                List<Column> columns = new ArrayList<>();
                for (ColumnReader reader : readers) {
                    columns.add(reader.read(next, rows, arena));
                }
                Chunk chunk = new Chunk(schema, next, rows, columns, arena);
                next += rows;
                return Optional.of(chunk);
            } catch (IOException | RuntimeException | Error e) {
                arena.close();
                throw e;
            }
        }

        @Override
        public void close() {
            next = end;
        }
    }
}
