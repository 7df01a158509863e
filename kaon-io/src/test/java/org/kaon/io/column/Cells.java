package org.kaon.io.column;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Cells of columns as plain values: doubles, longs, texts, lists, maps, and null where missing.
public final class Cells {

    private Cells() {}

    /// All rows.
    public static List<@Nullable Object> of(Column column) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (long i = 0; i < column.length(); i++) {
            cells.add(at(column, i));
        }
        return cells;
    }

    /// One row.
    public static @Nullable Object at(Column column, long row) {
        return switch (column) {
            case org.kaon.io.column.Nullable nullable ->
                    nullable.valid(row) ? at(nullable.content(), row) : null;
            case Flat flat -> number(flat, row);
            case Text text -> text.at(row);
            case Jagged jagged -> of(jagged.at(row));
            case Fixed fixed ->
                    of(fixed.content().slice(row * fixed.size(), (row + 1) * fixed.size()));
            case Struct struct -> {
                Map<String, @Nullable Object> cells = new LinkedHashMap<>();
                for (int i = 0; i < struct.names().size(); i++) {
                    cells.put(struct.names().get(i), at(struct.fields().get(i), row));
                }
                yield cells;
            }
            case Opaque opaque ->
                    java.util.HexFormat.of()
                            .formatHex(
                                    opaque.at(row)
                                            .toArray(java.lang.foreign.ValueLayout.JAVA_BYTE));
        };
    }

    private static Object number(Flat flat, long row) {
        if (flat.element() == ElementType.BOOL) {
            return flat.longAt(row) == 1;
        }
        return flat.element().floating() ? (Object) flat.at(row) : (Object) flat.longAt(row);
    }
}
