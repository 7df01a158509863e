package org.kaon.io.csv;

/// Finds where rows end.
final class Rows {

    private Rows() {}

    /// Whether the line at `at` is empty.
    static boolean blank(byte[] bytes, int at) {
        return bytes[at] == '\n' || bytes[at] == '\r';
    }

    /// Where the row at `at` ends: at a line end outside of quotes, or at `limit`; -1 where a quote
    /// is open there.
    static int end(byte[] bytes, int at, int limit, byte separator, Cells cells) {
        for (int i = at; i < limit; i++) {
            byte one = bytes[i];
            if (one == '\n' || one == '\r') {
                return i;
            }
            if (one == '"') {
                return quotedEnd(bytes, at, limit, separator, cells);
            }
        }
        return limit;
    }

    private static int quotedEnd(byte[] bytes, int at, int limit, byte separator, Cells cells) {
        int end = cells.pass(bytes, at, limit);
        while (end >= 0 && end < limit && bytes[end] == separator) {
            end = cells.pass(bytes, end + 1, limit);
        }
        return end;
    }

    /// Where the next line starts; -1 where that is not known yet.
    static int next(byte[] bytes, int close, int limit, boolean last) {
        int at = close;
        if (at < limit && bytes[at] == '\r') {
            at++;
            if (at == limit && !last) {
                return -1;
            }
        }
        if (at < limit && bytes[at] == '\n') {
            return at + 1;
        }
        return at > close || last ? at : -1;
    }

    /// The number of cells from `at` to `close`.
    static int count(byte[] bytes, int at, int close, byte separator, Cells cells) {
        int count = 1;
        int end = cells.pass(bytes, at, close);
        while (end >= 0 && end < close && bytes[end] == separator) {
            end = cells.pass(bytes, end + 1, close);
            count++;
        }
        return count;
    }

    /// Where the cell ends whose number ends at `at`; -1 where more than spaces follow.
    static int afterSpaces(byte[] bytes, int at, int close, byte separator) {
        int i = at;
        while (i < close && bytes[i] == ' ' && separator != ' ') {
            i++;
        }
        return i == close || bytes[i] == separator ? i : -1;
    }

    /// Where the next line starts behind a cell that ends at `at`; -1 where the line goes on or it
    /// is not known.
    static int next(byte[] bytes, int at) {
        if (bytes[at] == '\n') {
            return at + 1;
        }
        return bytes[at] == '\r' && bytes[at + 1] == '\n' ? at + 2 : -1;
    }

    /// Where a cell ends that is neither quoted nor may stand for nothing; else -1.
    static int plainEnd(byte[] bytes, int at, int limit, byte separator) {
        int i = at;
        while (i < limit && bytes[i] != separator && bytes[i] != '\n' && bytes[i] != '\r') {
            i++;
        }
        boolean sure = i < limit && bytes[at] != '"' && !Cells.mayBeMissing(bytes, at, i);
        return sure ? i : -1;
    }
}
