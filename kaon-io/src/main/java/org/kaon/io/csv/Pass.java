package org.kaon.io.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads one range of a text's bytes for the first time.
///
/// Rows of plain numbers, which most are, go through without a second look; what is quoted, missing
/// or not what its column was so far takes the long way.
final class Pass {

    private static final long BLOCK = 1 << 20;

    // A column of which more than one in so many numbers is not plain is not tried again.
    private static final int OFTEN = 16;

    private static final long EIGHT = 0x0101010101010101L;
    private static final long LINES = EIGHT * '\n';

    /// What the range holds. Rows and lines count from its start.
    record Part(
            long start,
            long next,
            long rows,
            long lines,
            List<Survey.Block> blocks,
            Guess[] guesses,
            List<Page> pages,
            Optional<Fault> fault) {}

    /// A row that is none.
    record Fault(long line, String what) {}

    private final TextFile text;
    private final Dialect dialect;
    private final Draft draft;
    private final Cells cells;
    private final Decimals decimals = new Decimals();
    private final Guess[] guesses;
    private final long[] missing;
    private final long[] flags;
    private final boolean[] flagged;
    private final int[] textColumns;
    private int textual;
    private final boolean[] floats;
    private final boolean[] texts;
    private final boolean[] plain;
    private final long[] others;
    private final byte separator;
    private final long separators;
    private long rows;
    private long lines;
    private boolean held;
    private Optional<Fault> fault = Optional.empty();

    Pass(TextFile text, Dialect dialect, Store store) {
        this.text = text;
        this.dialect = dialect;
        this.cells = new Cells(dialect.separator());
        this.separator = (byte) dialect.separator();
        this.separators = EIGHT * (separator & 0xff);
        int columns = dialect.names().size();
        this.guesses = new Guess[columns];
        Arrays.fill(guesses, Guess.NOTHING);
        this.missing = new long[columns];
        this.flags = new long[columns];
        this.flagged = new boolean[columns];
        this.textColumns = new int[columns];
        this.floats = new boolean[columns];
        this.texts = new boolean[columns];
        this.plain = new boolean[columns];
        this.others = new long[columns];
        this.draft = new Draft(columns, store);
    }

    Dialect dialect() {
        return dialect;
    }

    /// All rows that start from `from` (after a line end, if `inside`) to before `to`.
    Part read(long from, long to, boolean inside) throws IOException {
        List<Survey.Block> blocks = new ArrayList<>();
        try (Window window = new Window(text, inside ? from - 1 : from)) {
            if (inside) {
                passLine(window);
            }
            long start = window.position();
            long marked = Long.MIN_VALUE;
            while (window.position() < to
                    && (window.at() < window.end() || !window.last())
                    && fault.isEmpty()) {
                long position = window.position();
                long line = lines;
                if (row(window) && position - marked >= BLOCK) {
                    blocks.add(new Survey.Block(rows - 1, position, line));
                    marked = position;
                }
            }
            for (int i = 0; i < guesses.length; i++) {
                Guess seen = guesses[i];
                guesses[i] =
                        new Guess(rows, missing[i], flags[i], seen.firstFloat(), seen.firstText());
            }
            return new Part(
                    start, window.position(), rows, lines, blocks, guesses, draft.finish(), fault);
        }
    }

    private static void passLine(Window window) throws IOException {
        while (true) {
            int at = window.at();
            while (at < window.end() && window.bytes()[at] != '\n') {
                at++;
            }
            boolean found = at < window.end();
            window.move(found ? at + 1 : at);
            if (found || window.last()) {
                return;
            }
        }
    }

    // Passes over a line; whether it held a row.
    private boolean row(Window window) throws IOException {
        int plain = numbers(window.bytes(), window.at(), window.end());
        if (plain >= 0) {
            window.move(plain);
            return true;
        }
        while (true) {
            int next = cells(window);
            if (next >= 0) {
                window.move(next);
                return fault.isEmpty() && held;
            }
            if (window.last()) {
                fault = Optional.of(new Fault(lines, "opens a quote that is never closed."));
                return false;
            }
            window.grow();
        }
    }

    // Reads a row of numbers that stand alone between separators and of plain texts, where the
    // columns held such before; -1, with nothing changed, where it is not one.
    private int numbers(byte[] bytes, int from, int end) {
        int at = from;
        int last = guesses.length - 1;
        for (int column = 0; column <= last; column++) {
            int stop;
            if (texts[column]) {
                int start = at;
                at = Rows.plainEnd(bytes, at, end, separator);
                flagged[column] = at >= 0 && Cells.flag(bytes, start, at);
            } else if (plain[column]
                    && (stop = decimals.plain(bytes, at, column < last ? separators : LINES)) > 0) {
                draft.put(column, decimals.bits());
                at = stop;
            } else {
                plain[column] &= ++others[column] < rows / OFTEN + OFTEN;
                int kind = decimals.scan(bytes, at);
                if (kind == Decimals.NONE || kind == Decimals.FLOAT && !floats[column]) {
                    return -1;
                }
                at = decimals.end();
                draft.put(column, floats[column] ? real(bytes) : decimals.whole());
            }
            if (at < 0 || column < last && bytes[at++] != separator) {
                return -1;
            }
        }
        int next = Rows.next(bytes, at);
        if (next >= 0) {
            countFlags();
            draft.next();
            rows++;
            lines++;
        }
        return next;
    }

    // What a row of plain cells held is counted when the row is whole.
    private void countFlags() {
        for (int i = 0; i < textual; i++) {
            int column = textColumns[i];
            flags[column] += flagged[column] ? 1 : 0;
        }
    }

    private long real(byte[] bytes) {
        return bits(decimals.real(bytes));
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    // Reads the cells of a row; -1 where it does not end in the window.
    private int cells(Window window) {
        byte[] bytes = window.bytes();
        int end = window.end();
        int at = window.at();
        if (at == end) {
            held = false;
            return window.last() ? at : -1;
        }
        if (Rows.blank(bytes, at)) {
            int next = Rows.next(bytes, at, end, window.last());
            held = false;
            lines += next > 0 ? 1 : 0;
            return next;
        }
        int line = 0;
        int column = 0;
        // Nothing may change before it is known that the row ends in the window.
        int close = Rows.end(bytes, at, end, separator, cells);
        if (close < 0 || close == end && !window.last()) {
            return -1;
        }
        int next = Rows.next(bytes, close, end, window.last());
        if (next < 0) {
            return -1;
        }
        while (true) {
            int stop = column < guesses.length ? cell(bytes, at, close, column) : close;
            column++;
            if (stop >= close) {
                break;
            }
            at = stop + 1;
            if (column >= guesses.length) {
                column = Rows.count(bytes, window.at(), close, separator, cells);
                break;
            }
        }
        if (column != guesses.length) {
            String what =
                    "has %d cells, expected %d as in the first row."
                            .formatted(column, guesses.length);
            fault = Optional.of(new Fault(lines, what));
            return close;
        }
        for (int i = window.at(); i < close; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        held = true;
        draft.next();
        rows++;
        lines += line + 1;
        return next;
    }

    // Looks at a cell; returns where it ends.
    private int cell(byte[] bytes, int at, int close, int column) {
        if (texts[column]) {
            int end = cells.pass(bytes, at, close);
            missing[column] += cells.missing() ? 1 : 0;
            flags[column] += cells.flag() ? 1 : 0;
            return end;
        }
        int from = at;
        while (from < close && bytes[from] == ' ' && separator != ' ') {
            from++;
        }
        int kind = from < close ? decimals.scan(bytes, from) : Decimals.NONE;
        int end =
                kind == Decimals.NONE
                        ? -1
                        : Rows.afterSpaces(bytes, decimals.end(), close, separator);
        boolean plain = end >= 0;
        if (!plain) {
            end = cells.pass(bytes, at, close);
            if (cells.missing()) {
                missing[column]++;
                draft.miss(column);
                return end;
            }
            kind = cells.kind(decimals);
        }
        if (kind == Decimals.NONE || kind == Decimals.FLOAT && !floats[column]) {
            cells.pass(bytes, at, close);
            surprise(column, kind);
        }
        if (floats[column] && kind != Decimals.NONE) {
            draft.put(column, plain ? real(bytes) : bits(cells.word(decimals)));
        } else {
            draft.put(column, decimals.whole());
        }
        return end;
    }

    // The cell passed last is not what its column was so far.
    private void surprise(int column, int kind) {
        Optional<Guess.Seen> seen = Optional.of(new Guess.Seen(cells.text(), lines));
        if (kind == Decimals.NONE) {
            guesses[column] = guesses[column].then(new Guess(0, 0, 0, Optional.empty(), seen), 0);
            texts[column] = true;
            textColumns[textual++] = column;
            flags[column] += cells.flag() ? 1 : 0;
            draft.drop(column);
        } else {
            guesses[column] = guesses[column].then(new Guess(0, 0, 0, seen, Optional.empty()), 0);
            floats[column] = true;
            plain[column] = true;
            draft.widen(column);
        }
    }
}
