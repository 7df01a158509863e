package org.kaon.lab.convert;

import java.util.List;
import java.util.Optional;

/// What is wanted of a table. New columns are made first, then rows are selected, then columns are
/// left out.
///
/// @param columns patterns of the names that are wanted; empty for all
/// @param without patterns of names that are not wanted
/// @param created new columns, `name=expression`; each may use those before it
/// @param where the expression that is true for the wanted rows
/// @param rows out of which rows, counted in the source
public record Query(
        List<String> columns,
        List<String> without,
        List<String> created,
        Optional<String> where,
        RowRange rows) {

    /// All columns, all rows.
    public static final Query ALL =
            new Query(List.of(), List.of(), List.of(), Optional.empty(), RowRange.ALL);

    public Query {
        columns = List.copyOf(columns);
        without = List.copyOf(without);
        created = List.copyOf(created);
    }
}
