package org.kaon.io.rntuple;

import java.util.List;

/// A range of entries whose pages lie together.
///
/// @param columns the pages of each column, those of columns that came later left out
record Cluster(long firstEntry, long entries, List<Pages> columns) {

    Cluster {
        columns = List.copyOf(columns);
    }

    Pages pages(int column) {
        return column < columns.size() ? columns.get(column) : Pages.ABSENT;
    }
}
