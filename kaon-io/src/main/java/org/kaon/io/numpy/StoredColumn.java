package org.kaon.io.numpy;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Members;
import org.kaon.io.column.Offsets;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;

/// A column, and the array with its rows or, for lists, with its items.
record StoredColumn(String name, StoredArray array, Optional<StoredArray> counts) {

    static final String COUNTS = "_counts";

    ColumnType type() {
        return counts.isPresent() ? new ColumnType.Jagged(array.column()) : array.column();
    }

    long rows() {
        return counts.orElse(array).rows();
    }

    /// Reads from a row on.
    ///
    /// @param path of the member that is wanted
    Rows reader(List<String> path, long firstRow) throws IOException {
        return Rows.of(this, path, firstRow);
    }

    /// Reads the rows in order. Lists know where their items go on.
    static final class Rows {
        private static final int STEP = 1 << 16;

        private final StoredArray array;
        private final Optional<StoredArray> counts;
        private final List<String> path;
        private long item;

        private Rows(StoredArray array, Optional<StoredArray> counts, List<String> path) {
            this.array = array;
            this.counts = counts;
            this.path = List.copyOf(path);
        }

        private static Rows of(StoredColumn column, List<String> path, long firstRow)
                throws IOException {
            Rows reader =
                    new Rows(
                            again(column.array),
                            column.counts.isPresent()
                                    ? Optional.of(again(column.counts.get()))
                                    : Optional.empty(),
                            path);
            for (long row = 0; reader.counts.isPresent() && row < firstRow; row += STEP) {
                for (long count : reader.counts(row, (int) Math.min(STEP, firstRow - row))) {
                    reader.item += count;
                }
            }
            return reader;
        }

        private static StoredArray again(StoredArray array) throws FormatException {
            return array.bytes() instanceof ArrayBytes.Member member
                    ? new StoredArray(
                            array.file(),
                            array.name(),
                            member.again(),
                            array.type(),
                            array.shape(),
                            array.fortran(),
                            array.first())
                    : array;
        }

        private long[] counts(long from, int rows) throws IOException {
            StoredArray stored = counts.orElseThrow();
            long[] counts = new long[rows];
            try (Arena scratch = Arena.ofConfined()) {
                Column column =
                        new NpyItems(stored.rows(from, rows), scratch).column(stored.type(), rows);
                for (int i = 0; i < rows; i++) {
                    counts[i] = column.numbers().longAt(i);
                }
            }
            return counts;
        }

        Column read(long from, int rows, Arena arena) throws IOException {
            if (counts.isEmpty()) {
                return Members.column(items(from, rows, arena), path, arena);
            }
            long[] lengths = counts(from, rows);
            long total = 0;
            for (long length : lengths) {
                total += length;
                if (length < 0 || total > Math.min(Integer.MAX_VALUE, array.rows() - item)) {
                    throw FormatException.of(
                            array.file(),
                            array.name() + COUNTS,
                            "counts more items than there are (%d).".formatted(array.rows()));
                }
            }
            Column items = items(item, (int) total, arena);
            item += total;
            return Members.column(new Jagged(Offsets.ofCounts(arena, lengths), items), path, arena);
        }

        private Column items(long from, int count, Arena arena) throws IOException {
            return new NpyItems(array.rows(from, count), arena).column(array.row(), count);
        }
    }
}
