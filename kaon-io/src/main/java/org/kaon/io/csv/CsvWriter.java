package org.kaon.io.csv;

import org.kaon.io.column.NewFile;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

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

    /// What a text table is written as.
    ///
    /// @param packed whether in gzip
    public record Form(char separator, boolean packed) {

        /// Commas, not packed.
        public static final Form PLAIN = new Form(',', false);
    }

    private CsvWriter() {}

    /// Writes a table.
    ///
    /// @param names of the columns
    public static void write(Path path, List<String> names, Content content) throws IOException {
        write(path, Form.PLAIN, names, content);
    }

    /// Writes a table in another form.
    public static void write(Path path, Form form, List<String> names, Content content)
            throws IOException {
        NewFile.write(
                path,
                channel -> {
                    // Finished, not closed: the channel is closed by its owner.
                    OutputStream raw = Channels.newOutputStream(channel);
                    OutputStream bytes = form.packed ? new GZIPOutputStream(raw, 1 << 16) : raw;
                    Writer out =
                            new BufferedWriter(
                                    new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 1 << 16);
                    try {
                        line(out, form.separator, names.toArray());
                        content.write(values -> {
                            if (values.length != names.size()) {
                                throw new IllegalArgumentException(
                                        "%d values for %d columns."
                                                .formatted(values.length, names.size()));
                            }
                            line(out, form.separator, values);
                        });
                        out.flush();
                        if (bytes instanceof GZIPOutputStream gzip) {
                            gzip.finish();
                        }
                    } catch (UncheckedIOException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void line(Writer out, char separator, Object... values) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                line.append(separator);
            }
            line.append(cell(values[i], separator));
        }
        // Readers pass over empty lines.
        line.append(line.isEmpty() ? "\"\"\n" : "\n");
        try {
            out.append(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(Object value, char separator) {
        String text =
                switch (value) {
                    case Double d when d.isNaN() -> "nan";
                    case Float f when f.isNaN() -> "nan";
                    case Double d when d.isInfinite() -> d > 0 ? "inf" : "-inf";
                    case Float f when f.isInfinite() -> f > 0 ? "inf" : "-inf";
                    default -> value.toString();
                };
        boolean quoted =
                text.indexOf(separator) >= 0
                        || text.indexOf('"') >= 0
                        || text.indexOf('\n') >= 0
                        || text.indexOf('\r') >= 0
                        || !text.equals(text.strip());
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
