package org.kaon.io;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// A sound file of some format: of other programs, from the fixtures, or written by Kaon.
///
/// @param file its name
/// @param object what to open in it, as in `:events`; empty where it is one table
/// @param checked whether everything in it that decides about values is under a checksum
@SuppressWarnings("ArrayRecordComponent") // never compared
record Subject(String file, String object, byte[] bytes, boolean checked) {

    static final List<String> FORMATS =
            List.of(
                    "TTree",
                    "RNTuple",
                    "HDF5",
                    "npy",
                    "npz",
                    "CSV",
                    "CSV gzip",
                    "Parquet",
                    "Arrow",
                    "pictures",
                    "IDX and CIFAR",
                    "LHE",
                    "LHE gzip");

    private static final int ROWS = 150;

    /// All files of a format.
    ///
    /// @param folder where Kaon may write
    static List<Subject> of(String format, Path folder) throws IOException {
        return switch (format) {
            case "TTree" ->
                    List.of(
                            fixture("root/zlib.root", ":run/events"),
                            fixture("root/zstd.root", ":run/events"),
                            fixture("root/plain.root", ":run/events"),
                            written("w.root", ":events", folder, false));
            case "RNTuple" ->
                    List.of(
                            fixture("rntuple/zlib.root", ""),
                            fixture("rntuple/plain.root", ""),
                            written("w.ntuple.root", "", folder, false));
            case "HDF5" -> List.of(written("w.h5", "", folder, false));
            case "npy" ->
                    List.of(fixture("numpy/structured.npy", ""), fixture("numpy/fortran3.npy", ""));
            case "npz" ->
                    List.of(
                            fixture("numpy/stored.npz", ""),
                            fixture("numpy/deflated.npz", ""),
                            written("w.npz", "", folder, false));
            case "CSV" -> List.of(new Subject("w.csv", "", text(), false));
            case "CSV gzip" -> List.of(new Subject("w.csv.gz", "", gzip(text()), true));
            case "Parquet" ->
                    List.of(
                            fixture("parquet/none_v1.parquet", ""),
                            fixture("parquet/zstd_v2.parquet", ""),
                            fixture("parquet/snappy.parquet", ""),
                            fixture("parquet/delta.parquet", ""),
                            written("w.parquet", "", folder, false));
            case "Arrow" ->
                    List.of(
                            fixture("arrow/plain.arrow", ""),
                            fixture("arrow/lz4.arrow", ""),
                            fixture("arrow/zstd.arrows", ""),
                            fixture("arrow/odd.arrow", ""),
                            fixture("arrow/lz4.feather", ""));
            case "pictures" ->
                    List.of(fixture("image/photos.zip", ""), fixture("image/grey.zip", ""));
            case "IDX and CIFAR" ->
                    List.of(
                            fixture("image/train-images-idx3-ubyte", ""),
                            fixture("image/t7-images-idx3-ubyte.gz", ""),
                            fixture("image/data_batch_1.bin", ""));
            case "LHE" -> List.of(fixture("lhe/events.lhe", ""));
            default -> {
                Subject plain = fixture("lhe/events.lhe", "");
                yield List.of(new Subject("events.lhe.gz", "", gzip(plain.bytes), true));
            }
        };
    }

    private static Subject fixture(String path, String object) throws IOException {
        try (InputStream in = Subject.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException("no " + path);
            }
            String file = path.substring(path.indexOf('/') + 1);
            return new Subject(file, object, in.readAllBytes(), false);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] text() {
        StringBuilder text = new StringBuilder("n,t,v,late\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(i).append(i % 7 == 0 ? ",\"a, \"\"b\"\"\n\"," : ",word,");
            text.append(i / 7.0).append(i < 100 ? "," + i : ",1e" + i).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Subject written(String name, String object, Path folder, boolean checked)
            throws IOException {
        boolean one = name.endsWith(".npz");
        ColumnType number = new ColumnType.Flat(ElementType.FLOAT32);
        List<Schema.Field> fields = new ArrayList<>();
        fields.add(new Schema.Field("x", number));
        if (!one) {
            fields.add(new Schema.Field("pt", new ColumnType.Jagged(number)));
            fields.add(new Schema.Field("word", new ColumnType.Text()));
        }
        Schema schema = new Schema(fields);
        Path file = folder.resolve(name);
        Sinks.write(
                file,
                schema,
                sink -> {
                    Arena arena = Arena.ofShared();
                    MemorySegment data = arena.allocate(4L * 3 * ROWS, 64);
                    MemorySegment words = arena.allocate(3 * ROWS);
                    long[] counts = new long[ROWS];
                    long[] letters = new long[ROWS];
                    for (int i = 0; i < 3 * ROWS; i++) {
                        data.set(ValueLayout.JAVA_FLOAT, 4L * i, i / 8f);
                        words.set(ValueLayout.JAVA_BYTE, i, (byte) ('a' + i % 26));
                    }
                    for (int i = 0; i < ROWS; i++) {
                        counts[i] = i % 4;
                        letters[i] = i % 3;
                    }
                    Flat all = new Flat(ElementType.FLOAT32, 3L * ROWS, data);
                    Flat x = all.slice(0, ROWS);
                    Jagged lists = new Jagged(Offsets.ofCounts(arena, counts), all);
                    Text text = new Text(Offsets.ofCounts(arena, letters), words);
                    try (Chunk chunk =
                            new Chunk(
                                    schema,
                                    0,
                                    ROWS,
                                    one ? List.of(x) : List.of(x, lists, text),
                                    arena)) {
                        sink.write(chunk);
                    }
                });
        Subject subject = new Subject(name, object, Files.readAllBytes(file), checked);
        Files.delete(file);
        return subject;
    }
}
