package org.kaon.io.csv;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads a range of rows. Cells of columns that are not wanted are passed over.
final class CsvReader implements Reader {

    /// Columns, and their places in a row.
    record Wanted(Schema schema, List<Integer> places) {}

    private final TextFile text;
    private final Dialect dialect;
    private final Survey survey;
    private final Wanted wanted;
    private final Memory memory;
    private final Cells cells;
    private final byte separator;
    private final int width;
    private final long end;
    private Optional<Window> open = Optional.empty();
    private long read;
    private long next;

    CsvReader(
            TextFile text,
            Dialect dialect,
            Survey survey,
            Wanted wanted,
            Split rows,
            Memory memory) {
        this.text = text;
        this.dialect = dialect;
        this.survey = survey;
        this.wanted = wanted;
        this.memory = memory;
        this.cells = new Cells(dialect.separator());
        this.separator = (byte) dialect.separator();
        this.width = wanted.places.stream().mapToInt(it -> it + 1).max().orElse(0);
        this.next = rows.firstRow();
        this.end = rows.end();
    }

    @Override
    public Optional<Chunk> next() throws IOException {
        if (next >= end) {
            return Optional.empty();
        }
        int rows = (int) Math.min(Math.min(memory.rows(), end - next), Integer.MAX_VALUE - 8);
        Arena arena = memory.arenas().get();
        try {
            List<NewColumn> fresh = new ArrayList<>();
            for (Schema.Field field : wanted.schema.fields()) {
                fresh.add(new NewColumn(field.type(), rows, arena));
            }
            fill(fresh, rows);
            List<Column> columns = new ArrayList<>();
            for (NewColumn column : fresh) {
                columns.add(column.finish(arena));
            }
            Chunk chunk = new Chunk(wanted.schema, next, rows, columns, arena);
            next += rows;
            return Optional.of(chunk);
        } catch (IOException | RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    // Numbers come from the pages that are kept, texts, flags and everything else from the file.
    private void fill(List<NewColumn> fresh, int rows) throws IOException {
        List<Page> pages = survey.pages(next, next + rows);
        NewColumn[][] byPlace = new NewColumn[width][];
        Arrays.fill(byPlace, new NewColumn[0]);
        boolean all = true;
        for (int i = 0; i < fresh.size(); i++) {
            NewColumn column = fresh.get(i);
            int place = wanted.places.get(i);
            if (!pages.isEmpty() && column.paged()) {
                for (Page page : pages) {
                    int from = (int) Math.max(0, next - page.first());
                    int to = (int) Math.min(page.rows(), next + rows - page.first());
                    column.add(page.columns().get(place), from, to - from);
                }
                continue;
            }
            NewColumn[] more = Arrays.copyOf(byPlace[place], byPlace[place].length + 1);
            more[more.length - 1] = column;
            byPlace[place] = more;
            all = false;
        }
        if (!all) {
            Window window = window();
            for (int row = 0; row < rows; row++) {
                read(window, byPlace);
            }
            read = next + rows;
        }
    }

    // The text at the next row.
    private Window window() throws IOException {
        if (open.isPresent() && read == next) {
            return open.get();
        }
        close(open);
        Survey.Block start = survey.before(next, dialect);
        Window window = new Window(text, start.position());
        open = Optional.of(window);
        NewColumn[][] none = new NewColumn[0][];
        for (long row = start.row(); row < next; row++) {
            read(window, none);
        }
        read = next;
        return window;
    }

    // Reads the next row, into the columns that are wanted at each place.
    private void read(Window window, NewColumn[][] columns) throws IOException {
        while (true) {
            byte[] bytes = window.bytes();
            int at = window.at();
            int limit = window.end();
            if (at == limit && window.last()) {
                throw changed(window);
            }
            int close = at == limit ? -1 : Rows.end(bytes, at, limit, separator, cells);
            int after = close < 0 ? -1 : Rows.next(bytes, close, limit, window.last());
            if (after < 0) {
                if (window.last()) {
                    throw changed(window);
                }
                window.grow();
                continue;
            }
            if (close == at && Rows.blank(bytes, at)) {
                window.move(after);
                continue;
            }
            if (!cells(bytes, at, close, columns)) {
                throw changed(window);
            }
            window.move(after);
            return;
        }
    }

    // Whether the cells are what they were when the file was opened.
    private boolean cells(byte[] bytes, int from, int close, NewColumn[][] columns) {
        int at = from;
        for (int place = 0; place < columns.length; place++) {
            int stop = -1;
            for (NewColumn column : columns[place]) {
                stop = column.add(bytes, at, close, separator, cells);
                if (stop < 0) {
                    return false;
                }
            }
            if (stop < 0) {
                stop = cells.pass(bytes, at, close);
            }
            if (stop < 0 || stop >= close && place < columns.length - 1) {
                return false;
            }
            at = stop + 1;
        }
        return true;
    }

    private IOException changed(Window window) {
        return text.file()
                .error("", window.position(), "the file has changed since it was opened.");
    }

    @Override
    public void close() throws IOException {
        next = end;
        close(open);
    }

    private static void close(Optional<Window> window) throws IOException {
        if (window.isPresent()) {
            window.get().close();
        }
    }
}
