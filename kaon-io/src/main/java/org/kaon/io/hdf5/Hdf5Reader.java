package org.kaon.io.hdf5;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/// Reads a range of rows of several data sets. The bytes of records are read once, however many of
/// their members are wanted.
final class Hdf5Reader implements Reader {

    private final Schema schema;
    private final List<Hdf5Source.Place> places;
    private final IdentityHashMap<Dataset, RowReader> readers = new IdentityHashMap<>();
    private final long end;
    private final Memory memory;
    private long next;

    Hdf5Reader(Schema schema, List<Hdf5Source.Place> places, Split rows, Memory memory) {
        this.schema = schema;
        this.places = places;
        this.next = rows.firstRow();
        this.end = rows.end();
        this.memory = memory;
        IdentityHashMap<Hdf5File, GlobalHeap> heaps = new IdentityHashMap<>();
        for (Hdf5Source.Place place : places) {
            Dataset dataset = place.dataset();
            GlobalHeap heap =
                    heaps.computeIfAbsent(dataset.file(), file -> new GlobalHeap(file.input()));
            readers.computeIfAbsent(dataset, set -> new RowReader(set, heap));
        }
    }

    @Override
    public Optional<Chunk> next() throws IOException {
        if (next >= end) {
            return Optional.empty();
        }
        long rows = Math.min(memory.rows(), end - next);
        Arena arena = memory.arenas().get();
        try (Arena scratch = Arena.ofConfined()) {
            IdentityHashMap<Dataset, MemorySegment> raw = new IdentityHashMap<>();
            List<Column> columns = new ArrayList<>();
            for (Hdf5Source.Place place : places) {
                RowReader reader = readers.get(place.dataset());
                MemorySegment bytes = raw.get(place.dataset());
                if (reader == null) {
                    throw new IllegalStateException(place.dataset().path());
                }
                if (bytes == null) {
                    bytes = reader.raw(next, rows, scratch);
                    raw.put(place.dataset(), bytes);
                }
                columns.add(reader.column(bytes, place.member(), rows, arena));
            }
            Chunk chunk = new Chunk(schema, next, rows, columns, arena);
            next += rows;
            return Optional.of(chunk);
        } catch (IOException | RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    @Override
    public void close() {
        next = end;
    }
}
