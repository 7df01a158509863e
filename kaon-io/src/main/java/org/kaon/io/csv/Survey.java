package org.kaon.io.csv;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The first pass over a text: how many rows, where they lie, what the columns hold.
///
/// The text is cut into ranges of bytes that threads read at once. Each guesses that its first row
/// starts after the first line end; where that was inside quotes, the range is read again. So the
/// result does not depend on the number of threads.
///
/// @param blocks where some rows start, about one for each MiB
/// @param guesses one for each column
/// @param pages the numbers of all rows, as far as they are kept
record Survey(long rows, List<Block> blocks, List<Guess> guesses, List<Page> pages) {

    private static final long RANGE = 16 << 20;

    /// A row, the byte at which it starts, and its line, from 1.
    record Block(long row, long position, long line) {}

    /// The pages that hold rows `from` to `to`, none where not all of these rows are kept.
    List<Page> pages(long from, long to) {
        int low = 0;
        int high = pages.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pages.get(middle).end() <= from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        long at = from;
        for (int i = low; i < pages.size() && at < to && pages.get(i).first() <= at; i++) {
            at = pages.get(i).end();
            high = i + 1;
        }
        return at < to ? List.of() : pages.subList(low, high);
    }

    /// The last of the known places that is not behind a row.
    Block before(long row, Dialect dialect) {
        Block start = new Block(0, dialect.start(), dialect.line());
        for (Block block : blocks) {
            if (block.row <= row) {
                start = block;
            }
        }
        return start;
    }

    static Survey of(TextFile text, Dialect dialect, Store store) throws IOException {
        boolean plain = text.seekable();
        long end = plain ? text.file().size() : Long.MAX_VALUE;
        return of(text, dialect, store, new Range(plain ? RANGE : Long.MAX_VALUE, end));
    }

    /// How a text is cut.
    ///
    /// @param bytes of a range
    /// @param end of the text
    record Range(long bytes, long end) {}

    static Survey of(TextFile text, Dialect dialect, Store store, Range cut) throws IOException {
        long end = cut.end;
        long range = cut.bytes;
        long length = end - dialect.start();
        int count = length <= range ? 1 : Math.toIntExact((length + range - 1) / range);
        Pass.Part[] parts = new Pass.Part[count];
        try {
            IntStream.range(0, count)
                    .parallel()
                    .forEach(i -> parts[i] = guessed(new Pass(text, dialect, store), i, cut));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return joined(text, dialect, store, parts, cut);
    }

    private static Pass.Part guessed(Pass pass, int number, Range cut) {
        try {
            long from = pass.dialect().start() + number * cut.bytes;
            boolean whole = number == 0 && cut.bytes == Long.MAX_VALUE;
            return pass.read(
                    from, whole ? cut.end : Math.min(cut.end, from + cut.bytes), number > 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Survey joined(
            TextFile text, Dialect dialect, Store store, Pass.Part[] parts, Range cut)
            throws IOException {
        long rows = 0;
        long line = dialect.line();
        long position = dialect.start();
        List<Block> blocks = new ArrayList<>();
        List<Page> pages = new ArrayList<>();
        Guess[] guesses = new Guess[dialect.names().size()];
        Arrays.fill(guesses, Guess.NOTHING);
        for (int i = 0; i < parts.length; i++) {
            Pass.Part part = parts[i];
            if (part.start() != position) {
                long to = Math.min(cut.end, dialect.start() + (i + 1) * cut.bytes);
                part = new Pass(text, dialect, store).read(position, Math.max(position, to), false);
            }
            if (part.fault().isPresent()) {
                Pass.Fault fault = part.fault().get();
                throw FormatException.of(
                        text.file().name(),
                        "",
                        "line %d %s".formatted(line + fault.line(), fault.what()));
            }
            for (Block block : part.blocks()) {
                blocks.add(new Block(rows + block.row(), block.position(), line + block.line()));
            }
            for (Page page : part.pages()) {
                pages.add(page.moved(rows));
            }
            for (int k = 0; k < guesses.length; k++) {
                guesses[k] = guesses[k].then(part.guesses()[k], line);
            }
            rows += part.rows();
            line += part.lines();
            position = part.next();
        }
        return new Survey(rows, List.copyOf(blocks), List.of(guesses), List.copyOf(pages));
    }
}
