package org.kaon.benchmark;

import org.kaon.io.Sinks;
import org.kaon.io.Sources;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Sink;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.io.hdf5.Datatype;
import org.kaon.io.hdf5.NewDataset;
import org.kaon.io.hdf5.NewHdf5;
import org.kaon.io.hdf5.Storage;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/// The files that are read, written by Kaon when they are first asked for: jets with lists of
/// constituents, a tree of 900 branches, tables of numbers.
///
/// @param folder where they are put
/// @param jets a tree of jets to take instead of made ones, as `train.root:jets`
/// @param scale size of the files: 1 for tens of megabytes each
record ReadFiles(Path folder, Optional<String> jets, double scale) {

    static final String TREE = "jets.root";
    static final String NTUPLE = "jets.ntuple.root";
    static final String PARQUET = "jets.parquet";
    static final String WIDE = "wide.root";
    static final String HDF5 = "table.h5";
    static final String COMPOUND = "members.h5";
    static final String CSV = "table.csv";
    static final String LONG_CSV = "long.csv";

    static final int FLATS = 500;
    static final int LISTS = 200;

    private static final int JETS = 80_000;
    private static final int EVENTS = 10_000;
    private static final int ROWS = 100_000;
    private static final int MEMBERS = 30;
    private static final int COLUMNS = 29;

    /// Where a file is, with the object in it; it is written where it is not there yet.
    String location(String file) throws IOException {
        if (file.equals(TREE) && jets.isPresent()) {
            return jets.get();
        }
        Path path = folder.resolve(file);
        if (!Files.exists(path)) {
            make(file, path);
        }
        return path + object(file);
    }

    private static String object(String file) {
        return switch (file) {
            case TREE, NTUPLE, WIDE -> ":events";
            case HDF5, COMPOUND -> ":table";
            default -> "";
        };
    }

    private void make(String file, Path path) throws IOException {
        switch (file) {
            case TREE ->
                    new MadeColumns(parts(), scaled(JETS), 1 << 12)
                            .write(content -> Sinks.write(path, parts(), content));
            case WIDE ->
                    new MadeColumns(wide(), scaled(EVENTS), 3)
                            .write(content -> Sinks.write(path, wide(), content));
            case HDF5 -> table(path, Datatype.of(ElementType.FLOAT32), List.of(28L), 28);
            case COMPOUND -> table(path, members(), List.of(), MEMBERS);
            case CSV -> csv(path, "%.7g");
            case LONG_CSV -> csv(path, "%.18e");
            default -> copy(path);
        }
    }

    private int scaled(int rows) {
        return (int) Math.max(10, rows * scale);
    }

    private static Schema parts() {
        ColumnType lists = new ColumnType.Jagged(new ColumnType.Flat(ElementType.FLOAT32));
        return new Schema(
                ReadCase.PARTS.stream().map(name -> new Schema.Field(name, lists)).toList());
    }

    private static Schema wide() {
        ColumnType number = new ColumnType.Flat(ElementType.FLOAT32);
        List<Schema.Field> fields = new ArrayList<>();
        for (int i = 0; i < FLATS; i++) {
            fields.add(new Schema.Field("flat_" + i, number));
        }
        for (int i = 0; i < LISTS; i++) {
            fields.add(new Schema.Field("list_" + i, new ColumnType.Jagged(number)));
        }
        return new Schema(fields);
    }

    private static Datatype members() {
        List<Datatype.Member> members = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            members.add(new Datatype.Member("f" + i, 4 * i, Datatype.of(ElementType.FLOAT32)));
        }
        return new Datatype.Compound(4 * MEMBERS, members);
    }

    private void table(Path path, Datatype type, List<Long> shape, int width) throws IOException {
        int rows = scaled(ROWS);
        float[] values = new float[rows * width];
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < values.length; i++) {
            values[i] = MadeColumns.rounded(random.nextExponential());
        }
        NewHdf5.write(
                path,
                root -> {
                    NewDataset table = root.open("table", type, shape, Storage.gzip(2048));
                    try (Arena arena = Arena.ofConfined()) {
                        MemorySegment bytes = arena.allocateFrom(MadeColumns.FLOAT, values);
                        table.append(bytes, rows);
                    }
                });
    }

    private void csv(Path path, String format) throws IOException {
        SplittableRandom random = new SplittableRandom(6);
        try (BufferedWriter out = Files.newBufferedWriter(path)) {
            for (int row = 0; row < scaled(ROWS); row++) {
                out.append(Integer.toString(random.nextInt(2)));
                for (int i = 1; i < COLUMNS; i++) {
                    double value = random.nextGaussian();
                    out.append(',').append(String.format(Locale.ROOT, format, value));
                }
                out.append('\n');
            }
        }
    }

    // The constituents of the tree, in another format.
    private void copy(Path path) throws IOException {
        try (Source tree = Sources.open(location(TREE), Path.of(""))) {
            Projection wanted = new Projection(ReadCase.PARTS);
            Schema schema = tree.schema().select(wanted, TREE, "");
            Sink.Content content =
                    sink -> {
                        Split all = new Split(0, tree.rows());
                        try (Reader reader = tree.open(all, wanted, Memory.chunks(1 << 13))) {
                            Optional<Chunk> next = reader.next();
                            while (next.isPresent()) {
                                try (Chunk chunk = next.get()) {
                                    sink.write(chunk);
                                }
                                next = reader.next();
                            }
                        }
                    };
            Sinks.write(path, schema, content);
        }
    }
}
