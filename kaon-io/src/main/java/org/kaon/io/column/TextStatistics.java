package org.kaon.io.column;

import java.util.ArrayList;
import java.util.List;

/// What a column of texts holds, in a few figures: how many, how long, the first of them.
///
/// Add a column's parts in order, then ask for the [Summary].
public final class TextStatistics {

    private static final int FIRST = 5;
    private static final int LONGEST = 200;

    /// The figures.
    ///
    /// @param characters Unicode code points in all texts
    /// @param missing texts, at whatever level
    /// @param first the first five texts joined with newlines, each cut to 200 code points
    public record Summary(
            long entries,
            long count,
            long characters,
            long missing,
            String first,
            List<Statistics.Level> levels) {}

    private final ColumnType type;
    private final Levels levels = new Levels();
    private final List<String> first = new ArrayList<>();
    private long entries;
    private long count;
    private long characters;

    /// @param type of the column: texts, in lists or not
    public TextStatistics(ColumnType type) {
        this.type = type;
    }

    /// Adds the next rows.
    public void add(Column column) {
        entries += column.length();
        levels.walk(column, 0, column.length(), this::texts);
    }

    private void texts(Column leaf, long from, long to) {
        if (!(leaf instanceof Text texts)) {
            throw new IllegalArgumentException("Needs texts, found " + leaf.type() + ".");
        }
        for (long i = from; i < to; i++) {
            String text = texts.at(i);
            count++;
            characters += text.codePointCount(0, text.length());
            if (first.size() < FIRST) {
                first.add(cut(text));
            }
        }
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }

    /// The figures of all that was added.
    public Summary summary() {
        return new Summary(
                entries,
                count,
                characters,
                levels.missing(),
                String.join("\n", first),
                levels.describe(type, entries));
    }
}
