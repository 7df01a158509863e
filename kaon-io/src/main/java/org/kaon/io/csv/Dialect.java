package org.kaon.io.csv;

import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a text is a table.
///
/// @param separator between cells
/// @param header whether the first row holds names
/// @param names of the columns
/// @param start first byte of the first row of values
/// @param line of that row, from 1
record Dialect(char separator, boolean header, List<String> names, long start, long line) {

    private static final String SEPARATORS = ",;\t| ";
    private static final int ROWS = 30;

    Dialect {
        names = List.copyOf(names);
    }

    /// The dialect of a text; empty where it does not look like a table of several columns and
    /// rows.
    static Optional<Dialect> recognise(TextFile text) throws IOException {
        try (Window window = new Window(text, 0)) {
            requireText(window, text.file());
            boolean mark =
                    window.end() >= 3
                            && (window.bytes()[0] & 0xff) == 0xef
                            && (window.bytes()[1] & 0xff) == 0xbb
                            && (window.bytes()[2] & 0xff) == 0xbf;
            int start = mark ? 3 : 0;
            int best = 0;
            char separator = ',';
            for (int i = 0; i < SEPARATORS.length(); i++) {
                char candidate = SEPARATORS.charAt(i);
                int columns = columns(window, start, candidate);
                if (columns > best) {
                    best = columns;
                    separator = candidate;
                }
            }
            return best == 0 ? Optional.empty() : Optional.of(head(window, start, separator));
        }
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

    // How many columns the first rows have with that separator, 0 where they disagree.
    private static int columns(Window window, int start, char separator) {
        Cells cells = new Cells(separator);
        int columns = 0;
        int rows = 0;
        for (int at = start; at < window.end() && rows < ROWS; rows++) {
            Row row = Row.at(window, at, cells);
            if (row.next < 0) {
                break;
            }
            boolean blank = row.cells.size() == 1 && row.cells.getFirst().isBlank();
            if (!blank) {
                if (columns != 0 && columns != row.cells.size()) {
                    return 0;
                }
                columns = row.cells.size();
            }
            at = row.next;
        }
        return columns;
    }

    /// The cells of a row as texts; `next` is where the next row starts, -1 where this one does not
    /// end in the window.
    private record Row(List<String> cells, List<Boolean> numbers, int next, int lines) {

        static Row at(Window window, int from, Cells cells) {
            byte[] bytes = window.bytes();
            Decimals decimals = new Decimals();
            List<String> texts = new ArrayList<>();
            List<Boolean> numbers = new ArrayList<>();
            int at = from;
            while (true) {
                int end = cells.pass(bytes, at, window.end());
                if (end < 0 || end == window.end() && !window.last()) {
                    return new Row(texts, numbers, -1, 0);
                }
                texts.add(cells.text());
                boolean number = cells.missing() || cells.kind(decimals) != Decimals.NONE;
                numbers.add(number && !cells.quoted());
                if (end < window.end() && bytes[end] != '\n' && bytes[end] != '\r') {
                    at = end + 1;
                    continue;
                }
                int next = end;
                next += next < window.end() && bytes[next] == '\r' ? 1 : 0;
                next += next < window.end() && bytes[next] == '\n' ? 1 : 0;
                int lines = 0;
                for (int i = from; i < next; i++) {
                    lines += bytes[i] == '\n' ? 1 : 0;
                }
                return new Row(texts, numbers, next, lines);
            }
        }
    }

    // Names, where the first row holds no number and no empty cell.
    private static Dialect head(Window window, int start, char separator) {
        Cells cells = new Cells(separator);
        int at = start;
        int line = 1;
        Row first = Row.at(window, at, cells);
        while (first.next > at && first.cells.size() == 1 && first.cells.getFirst().isBlank()) {
            at = first.next;
            line += first.lines;
            first = Row.at(window, at, cells);
        }
        boolean header = !first.cells.isEmpty() && !first.numbers.contains(true);
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < first.cells.size(); i++) {
            String name = header ? first.cells.get(i).strip() : String.valueOf(i);
            String own = name;
            for (int k = 1; !taken.add(own); k++) {
                own = name + "." + k;
            }
            names.add(own);
        }
        return header
                ? new Dialect(separator, true, names, first.next, (long) line + first.lines)
                : new Dialect(separator, false, names, at, line);
    }
}
