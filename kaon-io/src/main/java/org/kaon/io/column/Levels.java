package org.kaon.io.column;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// Counts the lists around a leaf, level by level, while it walks to the leaf's values.
final class Levels {

    private final List<ListLevel> levels = new ArrayList<>();
    private long missing;

    /// Takes values `from` to `to` of a column of numbers, texts or bytes.
    @FunctionalInterface
    interface Values {
        void add(Column leaf, long from, long to);
    }

    /// Walks rows `from` to `to` of a column with one leaf.
    void walk(Column column, long from, long to, Values values) {
        walk(column, from, to, 0, values);
    }

    private void walk(Column column, long from, long to, int level, Values values) {
        switch (column) {
            case Flat _, Text _, Opaque _ -> values.add(column, from, to);
            case Fixed fixed -> {
                long size = fixed.size();
                walk(fixed.content(), from * size, to * size, level, values);
            }
            case Jagged jagged -> {
                ListLevel lists = level(level);
                for (long i = from; i < to; i++) {
                    lists.add(jagged.count(i));
                }
                if (to > from) {
                    long start = jagged.offsets().start(from);
                    long end = jagged.offsets().end(to - 1);
                    walk(jagged.content(), start, end, level + 1, values);
                }
            }
            case Nullable nullable -> present(nullable, from, to, level, values);
            case Struct _ -> throw new IllegalArgumentException("Is no leaf.");
        }
    }

    // Runs of rows that are not missing.
    private void present(Nullable column, long from, long to, int level, Values values) {
        long start = from;
        while (start < to) {
            long end = start;
            while (end < to && column.valid(end)) {
                end++;
            }
            if (end > start) {
                walk(column.content(), start, end, level, values);
            }
            missing += end < to ? 1 : 0;
            start = end + 1;
        }
    }

    /// How many values are missing, at whatever level.
    long missing() {
        return missing;
    }

    private ListLevel level(int index) {
        while (levels.size() <= index) {
            levels.add(new ListLevel());
        }
        return levels.get(index);
    }

    /// All levels, outermost first, of `entries` rows of the type that was walked.
    List<Statistics.Level> describe(ColumnType type, long entries) {
        List<Statistics.Level> found = new ArrayList<>();
        describe(type, entries, 0, found);
        return List.copyOf(found);
    }

    private void describe(ColumnType here, long lists, int level, List<Statistics.Level> into) {
        switch (here) {
            case ColumnType.Jagged jagged -> {
                ListLevel found = level(level);
                long crc = found.lengths.getValue();
                into.add(new Statistics.Level.Lists(found.count, found.longest, crc));
                describe(jagged.content(), found.items, level + 1, into);
            }
            case ColumnType.Fixed fixed -> {
                long outer = lists;
                for (int extent : fixed.shape()) {
                    into.add(new Statistics.Level.Sizes(outer, extent));
                    outer *= extent;
                }
                describe(fixed.content(), outer, level, into);
            }
            case ColumnType.Nullable nullable -> describe(nullable.content(), lists, level, into);
            case ColumnType.Flat _, ColumnType.Struct _, ColumnType.Text _, ColumnType.Opaque _ -> {
                // nothing inside
            }
        }
    }

    private static final class ListLevel {
        private final CRC32 lengths = new CRC32();
        private final byte[] four = new byte[4];
        private long count;
        private long items;
        private long longest;

        void add(long length) {
            for (int i = 0; i < 4; i++) {
                four[i] = (byte) (length >>> 8 * i);
            }
            lengths.update(four);
            count++;
            items += length;
            longest = Math.max(longest, length);
        }
    }
}
