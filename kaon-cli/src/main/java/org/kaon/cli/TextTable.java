package org.kaon.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Rows of texts in aligned columns. Columns without any text are left out; the last one is cut
/// where the line ends, the others at two fifths of it.
final class TextTable {

    private static final int LEAST_WIDEST = 24;
    private static final int GAP = 2;

    /// A column.
    ///
    /// @param right whether its texts end at one place, as numbers do
    record Head(String name, boolean right) {

        static Head left(String name) {
            return new Head(name, false);
        }

        static Head right(String name) {
            return new Head(name, true);
        }
    }

    private final List<Head> heads;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(Head... heads) {
        this.heads = List.of(heads);
    }

    void add(String... cells) {
        add(List.of(cells));
    }

    void add(List<String> cells) {
        if (cells.size() != heads.size()) {
            throw new IllegalArgumentException(
                    "A row of %d cells for %d columns.".formatted(cells.size(), heads.size()));
        }
        rows.add(cells);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /// The table's lines, its head first.
    List<String> lines(Ink ink) {
        int[] used =
                IntStream.range(0, heads.size())
                        .filter(i -> rows.stream().anyMatch(row -> !row.get(i).isEmpty()))
                        .toArray();
        int[] widths = IntStream.of(used).map(i -> width(i, ink)).toArray();
        List<String> lines = new ArrayList<>();
        lines.add(ink.faint(line(heads.stream().map(Head::name).toList(), used, widths, ink)));
        for (List<String> row : rows) {
            lines.add(line(row, used, widths, ink));
        }
        return lines;
    }

    private int width(int column, Ink ink) {
        int widest = heads.get(column).name.length();
        for (List<String> row : rows) {
            widest = Math.max(widest, row.get(column).length());
        }
        return Math.min(Math.max(LEAST_WIDEST, 2 * ink.width() / 5), widest);
    }

    private String line(List<String> row, int[] used, int[] widths, Ink ink) {
        StringBuilder line = new StringBuilder();
        for (int k = 0; k < used.length; k++) {
            line.repeat(' ', GAP);
            boolean last = k == used.length - 1;
            int room = last ? Math.max(8, ink.width() - line.length()) : widths[k];
            String cell = cut(row.get(used[k]), room);
            int pad =
                    last && !heads.get(used[k]).right ? 0 : Math.max(0, widths[k] - cell.length());
            boolean right = heads.get(used[k]).right;
            line.repeat(' ', right ? pad : 0).append(cell).repeat(' ', right ? 0 : pad);
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
