package org.kaon.io.parquet;

import java.util.List;

/// How often each definition level is met in a column, as far as the file says.
///
/// pyarrow marks every column as optional; only these counts tell that nothing is missing.
///
/// @param counts by level, empty where nobody counted
/// @param complete whether the column has no value missing and no list empty
record LevelCounts(List<Long> counts, boolean complete) {

    /// Of no rows.
    static final LevelCounts NONE = new LevelCounts(List.of(), true);

    LevelCounts {
        counts = List.copyOf(counts);
    }

    static LevelCounts of(ThriftRecord column) {
        List<Long> counts =
                column.record(16).fields().get(3) instanceof List<?> list
                        ? list.stream()
                                .filter(Long.class::isInstance)
                                .map(Long.class::cast)
                                .toList()
                        : List.of();
        return new LevelCounts(counts, column.record(12).number(3, -1) == 0);
    }

    /// Whether a value may be there up to that level only.
    boolean mayMeet(int level) {
        return !complete && (level >= counts.size() || counts.get(level) != 0);
    }

    LevelCounts plus(LevelCounts other) {
        if (complete) {
            return other;
        }
        if (other.complete) {
            return this;
        }
        if (counts.size() != other.counts.size()) {
            return new LevelCounts(List.of(), false);
        }
        List<Long> sums =
                java.util.stream.IntStream.range(0, counts.size())
                        .mapToObj(i -> counts.get(i) | other.counts.get(i))
                        .toList();
        return new LevelCounts(sums, false);
    }
}
