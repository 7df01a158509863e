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
    private final Schema schema;
    private final List<Integer> places;
    private final Memory memory;
    private final Cells cells;
    private final byte separator;
    private final int width;
    private final long end;
    private final Window window;
    private long next;

    CsvReader(
            TextFile text,
            Dialect dialect,
            Wanted wanted,
            Survey.Block start,
            Split rows,
            Memory memory)
            throws IOException {
        this.text = text;
        this.schema = wanted.schema;
        this.places = wanted.places;
        this.memory = memory;
        this.cells = new Cells(dialect.separator());
        this.separator = (byte) dialect.separator();
        this.width = places.stream().mapToInt(it -> it + 1).max().orElse(0);
        this.next = rows.firstRow();
        this.end = rows.end();
        this.window = new Window(text, start.position());
        NewColumn[][] none = new NewColumn[0][];
        for (long row = start.row(); row < rows.firstRow(); row++) {
            read(none);
        }
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
            NewColumn[][] byPlace = new NewColumn[width][];
            Arrays.fill(byPlace, new NewColumn[0]);
            for (int i = 0; i < places.size(); i++) {
                NewColumn column = new NewColumn(schema.fields().get(i).type(), rows, arena);
                fresh.add(column);
                int place = places.get(i);
                NewColumn[] more = Arrays.copyOf(byPlace[place], byPlace[place].length + 1);
                more[more.length - 1] = column;
                byPlace[place] = more;
            }
            for (int row = 0; row < rows; row++) {
                read(byPlace);
            }
            List<Column> columns = new ArrayList<>();
            for (NewColumn column : fresh) {
                columns.add(column.finish(arena));
            }
            Chunk chunk = new Chunk(schema, next, rows, columns, arena);
            next += rows;
            return Optional.of(chunk);
        } catch (IOException | RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    // Reads the next row, into the columns that are wanted at each place.
    private void read(NewColumn[][] wanted) throws IOException {
        while (true) {
            byte[] bytes = window.bytes();
            int at = window.at();
            int limit = window.end();
            if (at == limit && window.last()) {
                throw changed();
            }
            int close = at == limit ? -1 : Rows.end(bytes, at, limit, separator, cells);
            int after = close < 0 ? -1 : Rows.next(bytes, close, limit, window.last());
            if (after < 0) {
                if (window.last()) {
                    throw changed();
                }
                window.grow();
                continue;
            }
            if (close == at && Rows.blank(bytes, at)) {
                window.move(after);
                continue;
            }
            cells(bytes, at, close, wanted);
            window.move(after);
            return;
        }
    }

    private void cells(byte[] bytes, int from, int close, NewColumn[][] wanted) throws IOException {
        int at = from;
        for (int place = 0; place < wanted.length; place++) {
            int stop = -1;
            for (NewColumn column : wanted[place]) {
                stop = column.add(bytes, at, close, separator, cells);
                if (stop < 0) {
                    throw changed();
                }
            }
            if (stop < 0) {
                stop = cells.pass(bytes, at, close);
            }
            if (stop < 0 || stop >= close && place < wanted.length - 1) {
                throw changed();
            }
            at = stop + 1;
        }
    }

    private IOException changed() {
        return text.file()
                .error("", window.position(), "the file has changed since it was opened.");
    }

    @Override
    public void close() throws IOException {
        next = end;
        window.close();
    }
}
