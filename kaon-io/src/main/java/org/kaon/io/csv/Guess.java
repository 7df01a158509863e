package org.kaon.io.csv;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;

import java.util.Optional;

/// What the cells of a column have shown about its type.
///
/// @param cells seen, the missing ones counted
/// @param flags of them that say true or false
/// @param firstFloat where a number that is no 64-bit integer was met first
/// @param firstText where something was met first that is no number
record Guess(
        long cells, long missing, long flags, Optional<Seen> firstFloat, Optional<Seen> firstText) {

    static final Guess NOTHING = new Guess(0, 0, 0, Optional.empty(), Optional.empty());

    /// A cell, and its line, from 1.
    record Seen(String cell, long line) {

        Seen moved(long lines) {
            return new Seen(cell, line + lines);
        }

        @Override
        public String toString() {
            String shown = cell.length() > 30 ? cell.substring(0, 30) + "…" : cell;
            return "\"%s\" in line %d".formatted(shown.replace("\n", "\\n"), line);
        }
    }

    /// With what later cells have shown, whose lines count from `lines` on.
    Guess then(Guess later, long lines) {
        return new Guess(
                cells + later.cells,
                missing + later.missing,
                flags + later.flags,
                firstFloat.or(() -> later.firstFloat.map(it -> it.moved(lines))),
                firstText.or(() -> later.firstText.map(it -> it.moved(lines))));
    }

    ColumnType type() {
        ColumnType whole =
                firstText.isPresent() && !allFlags()
                        ? new ColumnType.Text()
                        : new ColumnType.Flat(number());
        return missing > 0 ? new ColumnType.Nullable(whole) : whole;
    }

    private boolean allFlags() {
        return flags > 0 && flags + missing == cells;
    }

    private ElementType number() {
        if (allFlags()) {
            return ElementType.BOOL;
        }
        return firstFloat.isPresent() || missing == cells ? ElementType.FLOAT64 : ElementType.INT64;
    }

    /// The type, and what made it so.
    String decision() {
        String holes = missing == 0 ? "" : ", %d of %d missing".formatted(missing, cells);
        if (allFlags()) {
            return "bool, because all are True or False" + holes;
        }
        if (firstText.isPresent()) {
            return "text, because of " + firstText.get() + holes;
        }
        if (firstFloat.isPresent()) {
            return "float64, because of " + firstFloat.get() + holes;
        }
        return missing == cells
                ? "float64, because no cell holds a value"
                : "int64, because all are 64-bit integers" + holes;
    }
}
