package org.kaon.io.csv;

import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// How a text is a table.
///
/// @param separator between cells; a blank stands for any blanks and tabs ([TextFile#squeezed])
/// @param header whether the first row holds names
/// @param names of the columns
/// @param why it was decided so about the names
/// @param start first byte of the first row of values
/// @param line of that row, from 1
record Dialect(
        char separator, boolean header, List<String> names, String why, long start, long line) {

    private static final String SEPARATORS = ",;\t|";
    private static final String DECIMAL_COMMA = "[+-]?[0-9]*,[0-9]+([eE][+-]?[0-9]+)?";

    Dialect {
        names = List.copyOf(names);
    }

    /// A text as it is read in this dialect.
    TextFile of(TextFile text) {
        return separator == ' ' ? text.squeezed() : text;
    }

    /// The dialect of a text whose first rows agree; empty where it does not look like a table.
    static Optional<Dialect> recognise(TextFile text, Header.Setting header) throws IOException {
        return find(text, header, Sample::columns);
    }

    /// The dialect of a text that is a table by all accounts, if not all of its rows agree.
    static Optional<Dialect> suppose(TextFile text, Header.Setting header) throws IOException {
        return find(text, header, Sample::likelyColumns);
    }

    private static Optional<Dialect> find(
            TextFile text, Header.Setting header, ToIntFunction<Sample> columns)
            throws IOException {
        try (Window window = new Window(text, 0);
                Window squeezed = new Window(text.squeezed(), 0)) {
            requireText(window, text.file());
            Top top = Top.of(window);
            Optional<Sample> marked = marked(window, top, columns);
            if (marked.isPresent() && columns.applyAsInt(marked.get()) > 1) {
                return Optional.of(of(marked.get(), top, header));
            }
            Top own = Top.of(squeezed);
            Sample blanks = Sample.of(squeezed, own.end, own.line, ' ');
            return columns.applyAsInt(blanks) > 1
                    ? Optional.of(of(blanks, own, header))
                    : marked.map(it -> of(it, top, header));
        }
    }

    // The first rows between the mark with which they agree on the most cells. A column of texts
    // has
    // none of the marks in its first row.
    private static Optional<Sample> marked(Window window, Top top, ToIntFunction<Sample> columns)
            throws IOException {
        Optional<Sample> best = Optional.empty();
        int most = 0;
        boolean single = true;
        for (int i = 0; i < SEPARATORS.length(); i++) {
            Sample sample = Sample.of(window, top.end, top.line, SEPARATORS.charAt(i));
            int found = columns.applyAsInt(sample);
            if (found > 1) {
                requirePoints(sample, window.file());
            }
            single &= sample.rows().isEmpty() || sample.rows().getFirst().cells().size() == 1;
            if (found > most) {
                best = Optional.of(sample);
                most = found;
            }
        }
        return most > 1 || single ? best : Optional.empty();
    }

    private static void requireText(Window window, BinaryFile file) throws FormatException {
        byte[] bytes = window.bytes();
        int from = window.at();
        int second = window.end() > 1 ? bytes[1] & 0xff : 0;
        int first = window.end() > 0 ? bytes[from] & 0xff : 0;
        if (first == 0xff && second == 0xfe || first == 0xfe && second == 0xff) {
            throw FormatException.of(file.name(), "", "is a text in UTF-16; save it in UTF-8.");
        }
        for (int i = from; i < window.end(); i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ' && "\n\r\t\f".indexOf(bytes[i]) < 0) {
                throw file.error("", i, "is no text (byte %02x).".formatted(bytes[i]));
            }
        }
    }

    // Between semicolons and tabs some write numbers with a comma.
    private static void requirePoints(Sample sample, BinaryFile file) throws FormatException {
        if (sample.separator() != ';' && sample.separator() != '\t') {
            return;
        }
        List<Sample.Row> rows = sample.agreeing(sample.rows().getFirst().cells().size());
        for (int i = 0; i < rows.getFirst().cells().size(); i++) {
            int place = i;
            List<Sample.Row> filled =
                    rows.stream()
                            .skip(1)
                            .filter(it -> it.cells().get(place).kind() != Sample.Kind.MISSING)
                            .toList();
            Optional<Sample.Row> comma =
                    filled.stream().filter(it -> isComma(it.cells().get(place).text())).findFirst();
            boolean all =
                    filled.stream()
                            .map(it -> it.cells().get(place))
                            .allMatch(it -> it.number() || isComma(it.text()));
            if (comma.isPresent() && all) {
                throw FormatException.of(
                        file.name(),
                        "",
                        "line %d holds the number \"%s\" with a decimal comma, which Kaon does not read; write numbers with a point."
                                .formatted(
                                        comma.get().line(),
                                        comma.get().cells().get(place).text().strip()));
            }
        }
    }

    private static boolean isComma(String text) {
        return text.strip().matches(DECIMAL_COMMA);
    }

    /// What stands above a table: a byte order mark, lines that start with `#`, empty lines.
    ///
    /// @param comment the last of these lines, without its `#`
    private record Top(String comment, int end, long line) {

        static Top of(Window window) throws IOException {
            byte[] bytes = window.bytes();
            boolean mark =
                    window.end() >= 3
                            && (bytes[0] & 0xff) == 0xef
                            && (bytes[1] & 0xff) == 0xbb
                            && (bytes[2] & 0xff) == 0xbf;
            Top top = new Top("", mark ? 3 : 0, 1);
            while (top.end < window.end()) {
                int close = top.end;
                while (close < window.end() && bytes[close] != '\n') {
                    close++;
                }
                String text =
                        new String(bytes, top.end, close - top.end, StandardCharsets.UTF_8).strip();
                boolean whole = close < window.end();
                if (!whole || !text.isEmpty() && text.charAt(0) != '#') {
                    break;
                }
                String comment = text.isEmpty() ? top.comment : text.replaceFirst("^#+", "");
                top = new Top(comment.strip(), close + 1, top.line + 1);
            }
            return top;
        }

        List<String> names(char separator) {
            if (comment.isEmpty()) {
                return List.of();
            }
            byte[] bytes = comment.getBytes(StandardCharsets.UTF_8);
            Cells cells = new Cells(separator);
            List<String> names = new ArrayList<>();
            int end = -1;
            do {
                end = cells.pass(bytes, end + 1, bytes.length);
                names.add(end < 0 ? "" : cells.text());
            } while (end >= 0 && end < bytes.length);
            return names;
        }
    }

    private static Dialect of(Sample sample, Top top, Header.Setting setting) {
        Sample.Row first = sample.rows().getFirst();
        int columns = first.cells().size();
        List<String> comment = top.names(sample.separator());
        Header header = Header.of(sample.agreeing(columns), comment, setting);
        return new Dialect(
                sample.separator(),
                header.names().isPresent(),
                header.distinct(columns),
                header.why(),
                header.first() ? first.next() : first.start(),
                header.first() ? first.line() + first.lines() : first.line());
    }
}
