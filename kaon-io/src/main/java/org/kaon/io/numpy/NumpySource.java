package org.kaon.io.numpy;

import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Members;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Nearest;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;

import java.io.EOFException;
import java.io.IOException;
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

    private static final String COUNTS = StoredColumn.COUNTS;
    private static final String ALONE = "values";
    private static final long SPLIT = 8 << 20;

    private final String file;
    private final AutoCloseable owner;
    private final List<StoredColumn> columns;
    private final Members members;
    private final Schema schema;
    private final long rows;

    private NumpySource(String file, AutoCloseable owner, List<StoredColumn> columns)
            throws FormatException {
        this.file = file;
        this.owner = owner;
        this.columns = List.copyOf(columns);
        List<Schema.Field> fields = new ArrayList<>();
        for (StoredColumn column : columns) {
            boolean bare = column.name().isEmpty();
            if (bare && column.type() instanceof ColumnType.Struct struct) {
                for (int i = 0; i < struct.names().size(); i++) {
                    fields.add(new Schema.Field(struct.names().get(i), struct.fields().get(i)));
                }
            } else {
                fields.add(new Schema.Field(bare ? ALONE : column.name(), column.type()));
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
        return new NumpySource(
                file.name(), file, List.of(new StoredColumn("", array, Optional.empty())));
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

    private static List<StoredColumn> chosen(String file, List<StoredArray> arrays, String object)
            throws FormatException {
        List<StoredColumn> all = new ArrayList<>();
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
                all.add(new StoredColumn(array.name(), array, counts));
            }
        }
        List<String> names = all.stream().map(StoredColumn::name).toList();
        List<StoredColumn> chosen =
                all.stream()
                        .filter(it ->
                                object.isEmpty()
                                        ? it.rows() == all.getFirst().rows()
                                        : it.name().equals(object))
                        .toList();
        if (chosen.isEmpty()) {
            throw FormatException.of(
                    file,
                    "",
                    "holds no array \"%s\".%s".formatted(object, Nearest.hint(object, names)));
        }
        for (StoredColumn column : chosen) {
            requireReadable(column.array());
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
        // The member of an archive is unpacked, and its checksum compared, from its start on.
        boolean whole = columns.getFirst().array().bytes() instanceof ArrayBytes.Member;
        long step = whole ? rows : Math.max(1, SPLIT / Math.max(1, rowBytes()));
        List<Split> splits = new ArrayList<>();
        for (long row = 0; row < rows; row += step) {
            splits.add(new Split(row, Math.min(step, rows - row)));
        }
        return List.copyOf(splits);
    }

    private long rowBytes() {
        return columns.stream().mapToLong(it -> it.array().row().size()).sum();
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
        List<StoredColumn.Rows> readers = new ArrayList<>();
        for (Members.Member member : wanted) {
            boolean fields = columns.getFirst().name().isEmpty();
            StoredColumn column = columns.get(fields ? 0 : member.field());
            List<String> path = new ArrayList<>(member.path());
            if (fields && column.type() instanceof ColumnType.Struct struct) {
                path.addFirst(struct.names().get(member.field()));
            }
            readers.add(column.reader(path, split.firstRow()));
        }
        Schema own =
                new Schema(
                        wanted.stream().map(it -> new Schema.Field(it.name(), it.type())).toList());
        return new NumpyReader(own, readers, split, memory);
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
}
