package org.kaon.cli;

import org.kaon.cli.TextTable.Head;
import org.kaon.io.inspect.Content;
import org.kaon.io.inspect.Excerpt;
import org.kaon.io.inspect.Item;
import org.kaon.io.inspect.Part;
import org.kaon.io.inspect.TableFigures;
import org.kaon.io.inspect.TableFigures.Outcome;

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
        List<Outcome> outcomes = TableFigures.of(table.parts(), rowStop);
        for (int i = 0; i < outcomes.size(); i++) {
            add(table.parts().get(i), outcomes.get(i), text);
        }
        if (!text.isEmpty()) text.lines(ink).forEach(out::println);
    }

    private static void add(Part part, Outcome outcome, TextTable to) {
        String name = part.path().isEmpty() ? "values" : part.path();
        switch (outcome) {
            case Outcome.Failed failed ->
                    to.add(row(name, Map.of(), "damaged: " + failed.error().getMessage()));
            case Outcome.Nothing _ ->
                    part.obstacle().ifPresent(it -> to.add(row(name, Map.of(), "not read: " + it)));
            case Outcome.Read read -> {
                Map<String, Object> figures = read.figures().json();
                if (figures.get("leaves") instanceof List<?> leaves) {
                    to.add(row(name, Map.of(), ""));
                    leaves.forEach(it -> member((Map<?, ?>) it, to));
                } else {
                    String remark = part.obstacle().map(it -> "not read: " + it).orElse("");
                    to.add(row(name, figures, remark));
                }
            }
        }
    }

    private static void member(Map<?, ?> leaf, TextTable to) {
        String name = String.valueOf(leaf.get("leaf")).replace('.', '/');
        to.add(row("  /" + name, leaf, ""));
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
