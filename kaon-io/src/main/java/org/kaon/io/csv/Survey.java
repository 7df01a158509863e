package org.kaon.io.csv;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The first pass over a text: how many rows, where they lie, what the columns hold.
///
/// The text is cut into ranges of bytes that threads read at once. Each guesses that its first row
/// starts after the first line end; where that was inside quotes, the range is read again. So the
/// result does not depend on the number of threads.
///
/// @param blocks where some rows start, about one for each MiB
/// @param guesses one for each column
record Survey(long rows, List<Block> blocks, List<Guess> guesses) {

    private static final long RANGE = 16 << 20;
    private static final long BLOCK = 1 << 20;

    /// A row, the byte at which it starts, and its line, from 1.
    record Block(long row, long position, long line) {}

    /// What one range holds. Rows and lines count from its start.
    private record Part(
            long start,
            long next,
            long rows,
            long lines,
            List<Block> blocks,
            Guess[] guesses,
            Optional<Fault> fault) {}

    /// A row that is none.
    private record Fault(long line, String what) {}

    static Survey of(TextFile text, Dialect dialect) throws IOException {
        boolean plain = text.packing() == TextFile.Packing.NONE;
        long end = plain ? text.file().size() : Long.MAX_VALUE;
        return of(text, dialect, end, plain ? RANGE : Long.MAX_VALUE);
    }

    /// @param range bytes of a range
    static Survey of(TextFile text, Dialect dialect, long end, long range) throws IOException {
        long length = end - dialect.start();
        int count = length <= range ? 1 : Math.toIntExact((length + range - 1) / range);
        Part[] parts = new Part[count];
        try {
            IntStream.range(0, count)
                    .parallel()
                    .forEach(i -> parts[i] = guessed(text, dialect, i, range, end));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return joined(text, dialect, parts, range, end);
    }

    private static Part guessed(TextFile text, Dialect dialect, int number, long range, long end) {
        try {
            long from = dialect.start() + number * range;
            long to = number == 0 && range == Long.MAX_VALUE ? end : Math.min(end, from + range);
            return new Pass(text, dialect).read(from, to, number > 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Survey joined(TextFile text, Dialect dialect, Part[] parts, long range, long end)
            throws IOException {
        long rows = 0;
        long line = dialect.line();
        long position = dialect.start();
        List<Block> blocks = new ArrayList<>();
        Guess[] guesses = new Guess[dialect.names().size()];
        Arrays.fill(guesses, Guess.NOTHING);
        for (int i = 0; i < parts.length; i++) {
            Part part = parts[i];
            if (part.start != position) {
                long to = Math.min(end, dialect.start() + (i + 1) * range);
                part = new Pass(text, dialect).read(position, Math.max(position, to), false);
            }
            if (part.fault.isPresent()) {
                throw FormatException.of(
                        text.file().name(),
                        "",
                        "line %d %s"
                                .formatted(line + part.fault.get().line, part.fault.get().what));
            }
            for (Block block : part.blocks) {
                blocks.add(new Block(rows + block.row, block.position, line + block.line));
            }
            for (int k = 0; k < guesses.length; k++) {
                guesses[k] = guesses[k].then(part.guesses[k], line);
            }
            rows += part.rows;
            line += part.lines;
            position = part.next;
        }
        return new Survey(rows, List.copyOf(blocks), List.of(guesses));
    }

    /// Reads one range.
    private static final class Pass {
        private final TextFile text;
        private final Cells cells;
        private final Decimals decimals = new Decimals();
        private final Guess[] guesses;
        private final long[] missing;
        private final boolean[] floats;
        private final boolean[] texts;
        private final byte separator;
        private long rows;
        private long lines;
        private boolean held;
        private Optional<Fault> fault = Optional.empty();

        Pass(TextFile text, Dialect dialect) {
            this.text = text;
            this.cells = new Cells(dialect.separator());
            this.separator = (byte) dialect.separator();
            int columns = dialect.names().size();
            this.guesses = new Guess[columns];
            Arrays.fill(guesses, Guess.NOTHING);
            this.missing = new long[columns];
            this.floats = new boolean[columns];
            this.texts = new boolean[columns];
        }

        /// All rows that start from `from` (after a line end, if `inside`) to before `to`.
        Part read(long from, long to, boolean inside) throws IOException {
            List<Block> blocks = new ArrayList<>();
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
                        blocks.add(new Block(rows - 1, position, line));
                        marked = position;
                    }
                }
                for (int i = 0; i < guesses.length; i++) {
                    Guess seen = guesses[i];
                    guesses[i] = new Guess(rows, missing[i], seen.firstFloat(), seen.firstText());
                }
                return new Part(start, window.position(), rows, lines, blocks, guesses, fault);
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
            int next = Rows.next(bytes, close, end, window.last());
            if (next < 0) {
                return -1;
            }
            held = true;
            rows++;
            lines += line + 1;
            return next;
        }

        // Looks at a cell; returns where it ends.
        private int cell(byte[] bytes, int at, int close, int column) {
            if (texts[column]) {
                int end = cells.pass(bytes, at, close);
                missing[column] += cells.missing() ? 1 : 0;
                return end;
            }
            int from = at;
            while (from < close && bytes[from] == ' ' && separator != ' ') {
                from++;
            }
            int kind = from < close ? decimals.scan(bytes, from, close) : Decimals.NONE;
            int end =
                    kind == Decimals.NONE
                            ? -1
                            : Rows.afterSpaces(bytes, decimals.end(), close, separator);
            if (end < 0) {
                end = cells.pass(bytes, at, close);
                if (cells.missing()) {
                    missing[column]++;
                    return end;
                }
                kind = cells.kind(decimals);
            }
            if (kind == Decimals.NONE || kind == Decimals.FLOAT && !floats[column]) {
                cells.pass(bytes, at, close);
                Optional<Guess.Seen> seen = Optional.of(new Guess.Seen(cells.text(), lines));
                Guess one =
                        kind == Decimals.NONE
                                ? new Guess(0, 0, Optional.empty(), seen)
                                : new Guess(0, 0, seen, Optional.empty());
                guesses[column] = guesses[column].then(one, 0);
                texts[column] = kind == Decimals.NONE;
                floats[column] |= kind == Decimals.FLOAT;
            }
            return end;
        }
    }
}
