package org.kaon.lab.convert;

import org.kaon.io.column.FormatException;
import org.kaon.io.column.Split;

/// Rows `from` to `to` of a table, counted from 0, `to` left out.
///
/// @param to may lie behind the last row
public record RowRange(long from, long to) {

    /// Every row.
    public static final RowRange ALL = new RowRange(0, Long.MAX_VALUE);

    /// Reads `A:B`, `A:` or `:B`.
    ///
    /// *Errors*: [FormatException] for anything else.
    public static RowRange parse(String text) throws FormatException {
        if (text.matches("[0-9]{0,18}:[0-9]{0,18}")) {
            int colon = text.indexOf(':');
            String first = text.substring(0, colon);
            String last = text.substring(colon + 1);
            long from = first.isEmpty() ? 0 : Long.parseLong(first);
            long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
            if (from <= to) {
                return new RowRange(from, to);
            }
        }
        throw FormatException.of(
                "--rows",
                "",
                "expected A:B, the first row (from 0) and the one behind the last; found \"%s\"."
                        .formatted(text));
    }

    /// Those of a table with so many rows.
    ///
    /// *Errors*: [FormatException] for a first row behind the last.
    Split of(long rows) throws FormatException {
        if (from > rows) {
            throw FormatException.of(
                    "--rows", "", "begins at row %d, but there are %d rows.".formatted(from, rows));
        }
        return new Split(from, Math.min(to, rows) - from);
    }
}
