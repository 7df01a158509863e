package org.kaon.io.lhe;

import org.kaon.io.column.FormatException;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// Reads a file event by event, in gzip or not. For one thread.
final class LheText implements AutoCloseable {

    /// Opens the file's bytes from their start.
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    private static final int LONGEST_LINE = 1 << 20;
    private static final int MOST_LINES = 2_000_000;

    private final String file;
    private final InputStream in;
    private final byte[] line = new byte[LONGEST_LINE];
    private long number;

    LheText(String file, Opening opening) throws IOException {
        this.file = file;
        InputStream raw = new BufferedInputStream(opening.open(), 1 << 16);
        try {
            raw.mark(2);
            int magic = raw.read() | raw.read() << 8;
            raw.reset();
            this.in =
                    magic == GZIPInputStream.GZIP_MAGIC
                            ? new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16)
                            : raw;
        } catch (IOException e) {
            raw.close();
            throw FormatException.of(file, "", "does not unpack: %s.".formatted(e.getMessage()));
        }
    }

    /// Whether the text begins as such a file does.
    boolean begins() throws IOException {
        Optional<String> first = next();
        while (first.isPresent() && (first.get().isBlank() || first.get().startsWith("<?xml"))) {
            first = next();
        }
        return first.isPresent() && first.get().strip().startsWith("<LesHouchesEvents");
    }

    /// The next event, empty at the end of the file.
    Optional<LheEvent> event() throws IOException {
        while (true) {
            Optional<String> found = next();
            if (found.isEmpty()) {
                throw error("the file ends without </LesHouchesEvents>");
            }
            String text = found.get().strip();
            if (text.startsWith("</LesHouchesEvents")) {
                // The checksum of gzip stands at the very end.
                while (found.isPresent()) {
                    found = next();
                }
                return Optional.empty();
            }
            if (text.startsWith("<event>") || text.startsWith("<event ")) {
                return Optional.of(inside());
            }
        }
    }

    private LheEvent inside() throws IOException {
        List<String> lines = new ArrayList<>();
        while (lines.size() < MOST_LINES) {
            Optional<String> found = next();
            if (found.isEmpty()) {
                throw error("the file ends in an event");
            }
            if (found.get().strip().startsWith("</event>")) {
                try {
                    return LheEvent.of(lines);
                } catch (IllegalArgumentException e) {
                    throw error("in the event that ends here, " + e.getMessage());
                }
            }
            lines.add(found.get());
        }
        throw error("an event of more than %d lines".formatted(MOST_LINES));
    }

    private Optional<String> next() throws IOException {
        int length = 0;
        try {
            int one = in.read();
            if (one < 0) {
                return Optional.empty();
            }
            number++;
            while (one >= 0 && one != '\n') {
                if (length == LONGEST_LINE) {
                    throw error("a line of more than 1 MiB");
                }
                line[length++] = (byte) one;
                one = in.read();
            }
        } catch (FormatException e) {
            throw e;
        } catch (IOException e) {
            throw error("does not unpack: " + e.getMessage());
        }
        return Optional.of(new String(line, 0, length, StandardCharsets.UTF_8));
    }

    private FormatException error(String what) {
        return FormatException.of(file, "", "line %d: %s.".formatted(number, what));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
