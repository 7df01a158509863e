package org.kaon.io;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Nullable;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Opaque;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.io.column.Struct;
import org.kaon.io.column.Text;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Reads a table with memory that ends: who asks for more than the budget fails the test.
final class Budget {

    private static final long BYTES = 256 << 20;
    private static final int ROWS = 1000;
    private static final long MOST_ROWS = 100_000;

    private Budget() {}

    /// A number that tells tables apart, by names, types and values. Of a table that claims more
    /// rows than any that is read here, only the first are looked at.
    static long digest(Source source) throws IOException {
        long digest = source.schema().hashCode();
        Split rows = new Split(0, Math.min(source.rows(), MOST_ROWS));
        try (Reader reader =
                source.open(rows, source.schema().all(), new Memory(Limited::new, ROWS))) {
            for (Optional<Chunk> next = reader.next(); next.isPresent(); next = reader.next()) {
                try (Chunk chunk = next.get()) {
                    CRC32C sum = new CRC32C();
                    chunk.columns().forEach(column -> add(column, sum));
                    digest = 31 * digest + sum.getValue();
                }
            }
        }
        return digest;
    }

    private static void add(Column column, CRC32C sum) {
        long rows = column.length();
        switch (column) {
            case Flat flat -> add(flat.data(), rows * flat.element().bytes(), sum);
            case Fixed fixed -> add(fixed.content(), sum);
            case Jagged lists -> {
                counts(lists.offsets(), sum);
                if (rows > 0) {
                    Offsets all = lists.offsets();
                    add(lists.content().slice(all.start(0), all.end(rows - 1)), sum);
                }
            }
            case Nullable nullable -> {
                add(nullable.valid(), rows, sum);
                add(nullable.content(), sum);
            }
            case Struct struct -> struct.fields().forEach(field -> add(field, sum));
            case Text text -> bytes(text.offsets(), text.utf8(), sum);
            case Opaque opaque -> bytes(opaque.offsets(), opaque.bytes(), sum);
        }
    }

    private static void counts(Offsets offsets, CRC32C sum) {
        for (long i = 0; i < offsets.length(); i++) {
            sum.update((int) offsets.count(i));
        }
    }

    private static void bytes(Offsets offsets, MemorySegment bytes, CRC32C sum) {
        counts(offsets, sum);
        if (offsets.length() > 0) {
            long from = offsets.start(0);
            long to = offsets.end(offsets.length() - 1);
            add(bytes.asSlice(from), to - from, sum);
        }
    }

    private static void add(MemorySegment data, long bytes, CRC32C sum) {
        sum.update(data.asSlice(0, bytes).asByteBuffer());
    }

    private static final class Limited implements Arena {

        private final Arena own = Arena.ofShared();
        private long left = BYTES;

        @Override
        public MemorySegment allocate(long bytes, long alignment) {
            left -= bytes;
            if (left < 0) {
                throw new AssertionError("A chunk asks for more than %d bytes.".formatted(BYTES));
            }
            return own.allocate(bytes, alignment);
        }

        @Override
        public MemorySegment.Scope scope() {
            return own.scope();
        }

        @Override
        public void close() {
            own.close();
        }
    }
}
