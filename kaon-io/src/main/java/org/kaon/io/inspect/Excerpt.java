package org.kaon.io.inspect;

import org.kaon.io.column.Column;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Leaf;
import org.kaon.io.column.Nullable;
import org.kaon.io.column.Opaque;
import org.kaon.io.column.Struct;
import org.kaon.io.column.Text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/// The first rows of a column as a text, for people: `1, 2.5, –, [3, 4]`. A dash stands for a
/// missing value; numbers have six figures; long lists are cut.
///
/// @param leaf the member of a structure, or the column itself
public record Excerpt(Leaf leaf, String rows) {

    private static final int ITEMS = 4;
    private static final int CHARACTERS = 40;

    /// The first rows of each leaf of a column; of one without leaves, nothing.
    public static List<Excerpt> of(Part part, int rows) throws IOException {
        List<Leaf> leaves = part.type().map(Leaf::of).orElse(List.of());
        List<List<String>> texts =
                leaves.stream().map(_ -> (List<String>) new ArrayList<String>()).toList();
        part.read(
                rows,
                column -> {
                    for (int i = 0; i < leaves.size(); i++) {
                        Column own = leaves.get(i).of(column);
                        for (long row = 0; row < own.length(); row++) {
                            texts.get(i).add(row(own, row));
                        }
                    }
                });
        List<Excerpt> excerpts = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            excerpts.add(new Excerpt(leaves.get(i), String.join(", ", texts.get(i))));
        }
        return excerpts;
    }

    /// One row of a column.
    public static String row(Column column, long row) {
        return switch (column) {
            case Flat flat -> number(flat, row);
            case Text text -> '"' + cut(text.at(row)) + '"';
            case Nullable nullable -> nullable.valid(row) ? row(nullable.content(), row) : "–";
            case Jagged lists ->
                    items(lists.content(), lists.offsets().start(row), lists.count(row));
            case Fixed fixed -> items(fixed.content(), row * fixed.size(), fixed.size());
            case Opaque opaque -> opaque.at(row).byteSize() + " bytes";
            case Struct struct -> {
                List<String> fields = new ArrayList<>();
                for (int i = 0; i < struct.fields().size(); i++) {
                    fields.add(struct.names().get(i) + " " + row(struct.fields().get(i), row));
                }
                yield "{" + String.join(", ", fields) + "}";
            }
        };
    }

    private static String items(Column content, long start, long count) {
        List<String> items =
                LongStream.range(start, start + Math.min(ITEMS, count))
                        .mapToObj(i -> row(content, i))
                        .toList();
        String more = count > ITEMS ? ", … %d".formatted(count) : "";
        return "[" + String.join(", ", items) + more + "]";
    }

    private static String cut(String text) {
        String line = text.replace("\n", "\\n");
        return line.codePointCount(0, line.length()) <= CHARACTERS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, CHARACTERS)) + "…";
    }

    private static String number(Flat flat, long row) {
        return switch (flat.element()) {
            case FLOAT32, FLOAT64 -> number(flat.at(row));
            case UINT64 -> Long.toUnsignedString(flat.longAt(row));
            case BOOL -> flat.longAt(row) == 0 ? "false" : "true";
            case INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64 ->
                    Long.toString(flat.longAt(row));
        };
    }

    /// A number with six figures, without needless zeros: `0.1`, `1.5e+09`.
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        String plain =
                String.format(Locale.ROOT, size >= 1e6 || size < 1e-4 ? "%.5e" : "%.6g", value);
        int e = plain.indexOf('e');
        String digits = e < 0 ? plain : plain.substring(0, e);
        String shorter = digits.indexOf('.') < 0 ? digits : digits.replaceAll("\\.?0+$", "");
        return shorter + (e < 0 ? "" : plain.substring(e));
    }
}
