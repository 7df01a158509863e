package org.kaon.cli;

import org.kaon.cli.TextTable.Head;
import org.kaon.io.inspect.Content;
import org.kaon.io.inspect.Excerpt;
import org.kaon.io.inspect.Item;
import org.kaon.io.inspect.Part;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The figures of all columns, as text in columns.
///
/// @param rowStop most rows of a table that are read
record StatisticsTable(PrintWriter out, Ink ink, long rowStop) {

    /// The figures of an object's columns; of one without columns, nothing.
    void item(Item item, Content content) {
        if (!(content instanceof Content.Table table)) return;
        if (!item.path().isEmpty()) {
            out.println();
            out.println(
                    ink.blue(item.path())
                            + "  %s, %,d entries".formatted(item.kind(), table.rows()));
        }
        TextTable text =
                new TextTable(
                        Head.left("column"),
                        Head.left("dtype"),
                        Head.right("values"),
                        Head.right("missing"),
                        Head.right("NaN"),
                        Head.right("inf"),
                        Head.right("min"),
                        Head.right("mean"),
                        Head.right("max"),
                        Head.left("remark"));
        for (Part part : table.parts()) {
            if (part.type().isPresent()) add(part, text);
        }
        if (!text.isEmpty()) text.lines(ink).forEach(out::println);
    }

    private void add(Part part, TextTable to) {
        String name = part.path().isEmpty() ? "values" : part.path();
        if (part.obstacle().isPresent()) {
            to.add(row(name, Map.of(), "not read: " + part.obstacle().get()));
            return;
        }
        try {
            Map<String, Object> figures = part.figures(rowStop).json();
            if (figures.get("leaves") instanceof List<?> leaves) {
                to.add(row(name, Map.of(), ""));
                for (Object leaf : leaves) {
                    if (leaf instanceof Map<?, ?> map) {
                        String member = String.valueOf(map.get("leaf")).replace('.', '/');
                        to.add(row("  /" + member, map, ""));
                    }
                }
            } else {
                to.add(row(name, figures, ""));
            }
        } catch (IOException e) {
            to.add(row(name, Map.of(), "damaged: " + e.getMessage()));
        }
    }

    private static List<String> row(String name, Map<?, ?> figures, String remark) {
        boolean texts = figures.containsKey("strings");
        String more = texts ? "%s characters".formatted(figures.get("chars")) : remark;
        if (figures.containsKey("values")) {
            more = figures.get("bytes") + " bytes";
        }
        List<String> row = new ArrayList<>(List.of(name));
        row.add(word(figures, "dtype"));
        row.add(
                word(
                        figures,
                        texts ? "strings" : figures.containsKey("values") ? "values" : "count"));
        for (String field : List.of("nulls", "nan", "inf")) {
            String count = word(figures, field);
            row.add(count.equals("0") ? "" : count);
        }
        for (String field : List.of("min", "mean", "max")) {
            row.add(
                    figures.get(field) instanceof Double value
                            ? Excerpt.number(value)
                            : word(figures, field));
        }
        row.add(more);
        return row;
    }

    private static String word(Map<?, ?> figures, String name) {
        return Objects.toString(figures.get(name), "");
    }
}
