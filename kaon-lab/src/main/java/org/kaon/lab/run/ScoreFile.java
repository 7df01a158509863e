package org.kaon.lab.run;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.NewFile;
import org.kaon.io.column.Schema;
import org.kaon.io.numpy.NpyTable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Writes scores as they come: a matrix of float32 (`.npy`, a vector where there is one column), or
/// a table (`.csv`). The file appears when it is complete; no more than what is added at once is
/// held in memory.
///
/// *Errors*: [RunException] where it cannot be written; errors of what is written pass through.
final class ScoreFile {

    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// Takes some rows, one after the other: a number for each column.
    @FunctionalInterface
    interface Rows {
        void add(float[] values);
    }

    /// Adds all rows.
    @FunctionalInterface
    interface Content {
        void write(Rows rows) throws IOException;
    }

    @FunctionalInterface
    private interface Addition {
        void add(float[] values) throws IOException;
    }

    private final Path file;
    private final List<String> columns;

    private ScoreFile(Path file, List<String> columns) {
        this.file = file;
        this.columns = List.copyOf(columns);
    }

    /// Whether scores can be written to a file of this name.
    static boolean takes(Path file) {
        return isTable(file) || name(file).endsWith(".npy");
    }

    private static boolean isTable(Path file) {
        return name(file).endsWith(".csv");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    static void write(Path file, List<String> columns, Content content) throws IOException {
        ScoreFile scores = new ScoreFile(file, columns);
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
            if (isTable(file)) {
                NewFile.write(file, channel -> scores.table(channel, content));
            } else {
                scores.matrix(content);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IOException e) {
            throw RunDirectory.cannotWrite(file, e);
        }
    }

    private void table(FileChannel channel, Content content) throws IOException {
        append(channel, String.join(",", columns.stream().map(ScoreFile::quoted).toList()) + "\n");
        give(
                content,
                values -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = 0; i < values.length; i++) {
                        boolean last = (i + 1) % columns.size() == 0;
                        text.append(values[i]).append(last ? '\n' : ',');
                    }
                    append(channel, text.toString());
                });
    }

    private static void append(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String quoted(String name) {
        return name.matches("[^,\"\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private void matrix(Content content) throws IOException {
        int width = columns.size();
        ColumnType.Flat number = new ColumnType.Flat(ElementType.FLOAT32);
        ColumnType row = width == 1 ? number : new ColumnType.Fixed(List.of(width), number);
        Schema schema = new Schema(List.of(new Schema.Field("scores", row)));
        NpyTable.write(
                file,
                schema,
                sink ->
                        give(
                                content,
                                values -> {
                                    try (Chunk chunk = chunk(schema, values)) {
                                        sink.write(chunk);
                                    }
                                }));
    }

    private Chunk chunk(Schema schema, float[] values) {
        Arena arena = Arena.ofConfined();
        int width = columns.size();
        MemorySegment data = arena.allocate(4L * values.length, 64);
        MemorySegment.copy(values, 0, data, FLOAT, 0, values.length);
        Flat numbers = new Flat(ElementType.FLOAT32, values.length, data);
        int rows = values.length / width;
        Column column = width == 1 ? numbers : new Fixed(rows, List.of(width), numbers);
        return new Chunk(schema, 0, rows, List.of(column), arena);
    }

    // An error of the content is not one of this file.
    private void give(Content content, Addition addition) {
        try {
            content.write(values -> {
                try {
                    addition.add(values);
                } catch (IOException e) {
                    throw RunDirectory.cannotWrite(file, e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
