package org.kaon.io.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The first rows of a text, as cells between one separator. Empty lines are passed over.
record Sample(char separator, List<Row> rows) {

    private static final int ROWS = 31;

    Sample {
        rows = List.copyOf(rows);
    }

    /// What a cell holds.
    enum Kind {
        MISSING,
        WHOLE,
        REAL,
        WORD
    }

    record Cell(String text, boolean quoted, Kind kind) {

        boolean number() {
            return kind == Kind.WHOLE || kind == Kind.REAL;
        }
    }

    /// A row.
    ///
    /// @param start its first byte in the window
    /// @param next where the next row starts
    /// @param line from 1
    /// @param lines that it covers
    record Row(List<Cell> cells, int start, int next, long line, int lines) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    /// The rows from `start` on; the window grows until it holds two, or all.
    ///
    /// @param line at `start`, from 1
    static Sample of(Window window, int start, long line, char separator) throws IOException {
        Sample sample = read(window, start, line, separator);
        while (sample.rows.size() < 2 && !window.last()) {
            window.grow();
            sample = read(window, start, line, separator);
        }
        return sample;
    }

    private static Sample read(Window window, int start, long first, char separator) {
        Cells cells = new Cells(separator);
        List<Row> rows = new ArrayList<>();
        long line = first;
        int at = start;
        while (at < window.end() && rows.size() < ROWS) {
            Row row = row(window, at, line, cells);
            if (row.next < 0) {
                break;
            }
            boolean blank = row.cells.size() == 1 && row.cells.getFirst().text.isBlank();
            if (!blank) {
                rows.add(row);
            }
            at = row.next;
            line += row.lines;
        }
        return new Sample(separator, rows);
    }

    // `next` is -1 where the row does not end in the window.
    private static Row row(Window window, int from, long line, Cells cells) {
        byte[] bytes = window.bytes();
        Decimals decimals = new Decimals();
        List<Cell> found = new ArrayList<>();
        int at = from;
        while (true) {
            int end = cells.pass(bytes, at, window.end());
            if (end < 0 || end == window.end() && !window.last()) {
                return new Row(found, from, -1, line, 0);
            }
            found.add(new Cell(cells.text(), cells.quoted(), kind(cells, decimals)));
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
            return new Row(found, from, next, line, lines);
        }
    }

    private static Kind kind(Cells cells, Decimals decimals) {
        if (cells.missing()) {
            return Kind.MISSING;
        }
        return switch (cells.kind(decimals)) {
            case Decimals.INTEGER -> Kind.WHOLE;
            case Decimals.FLOAT -> Kind.REAL;
            default -> Kind.WORD;
        };
    }

    /// How many cells all rows have, 0 where they disagree or there is none.
    int columns() {
        int columns = rows.isEmpty() ? 0 : rows.getFirst().cells.size();
        return agreeing(columns).size() == rows.size() ? columns : 0;
    }

    /// The rows with so many cells.
    List<Row> agreeing(int columns) {
        return rows.stream().filter(it -> it.cells.size() == columns).toList();
    }

    /// How many cells the first row has, where more than one and at least half of the rows agree;
    /// else 0.
    int likelyColumns() {
        int columns = rows.isEmpty() ? 0 : rows.getFirst().cells.size();
        return columns > 1 && 2 * agreeing(columns).size() >= rows.size() ? columns : 0;
    }
}
