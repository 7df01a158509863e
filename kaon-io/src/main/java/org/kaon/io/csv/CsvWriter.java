package org.kaon.io.csv;

import org.kaon.io.column.NewFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Writes a text table with names in its first line. The file appears when it is complete.
///
/// Numbers are written so that reading them gives the same bits; a NaN is `nan`, as NumPy and
/// pandas write it.
public final class CsvWriter {

    /// Takes the rows, in order.
    public interface Rows {
        /// Adds a row of [Number]s and texts, one for each name.
        void add(Object... values);
    }

    /// Gives the rows.
    @FunctionalInterface
    public interface Content {
        void write(Rows rows) throws IOException;
    }

    private CsvWriter() {}

    /// Writes a table.
    ///
    /// @param names of the columns
    public static void write(Path path, List<String> names, Content content) throws IOException {
        NewFile.write(
                path,
                channel -> {
                    // Flushed, not closed: the channel is closed by its owner.
                    Writer out = Channels.newWriter(channel, StandardCharsets.UTF_8);
                    try {
                        line(out, names.toArray());
                        content.write(values -> {
                            if (values.length != names.size()) {
                                throw new IllegalArgumentException(
                                        "%d values for %d columns."
                                                .formatted(values.length, names.size()));
                            }
                            line(out, values);
                        });
                        out.flush();
                    } catch (UncheckedIOException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void line(Writer out, Object... values) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            line.append(i == 0 ? "" : ",").append(cell(values[i]));
        }
        // Readers pass over empty lines.
        line.append(line.isEmpty() ? "\"\"\n" : "\n");
        try {
            out.append(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(Object value) {
        String text =
                switch (value) {
                    case Double d when d.isNaN() -> "nan";
                    case Float f when f.isNaN() -> "nan";
                    case Double d when d.isInfinite() -> d > 0 ? "inf" : "-inf";
                    case Float f when f.isInfinite() -> f > 0 ? "inf" : "-inf";
                    default -> value.toString();
                };
        boolean quoted =
                text.indexOf(',') >= 0
                        || text.indexOf('"') >= 0
                        || text.indexOf('\n') >= 0
                        || text.indexOf('\r') >= 0
                        || !text.equals(text.strip());
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
