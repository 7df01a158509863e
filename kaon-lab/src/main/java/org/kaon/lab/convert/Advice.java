package org.kaon.lab.convert;

import org.kaon.io.column.Accepted;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What to do with columns that a format does not take.
final class Advice {

    private static final int NAMED = 5;

    private Advice() {}

    /// The end of the sentence that begins with the first one's name.
    ///
    /// @param endings of formats that take it
    static String of(List<Schema.Field> refused, Accepted accepted, List<String> endings) {
        Schema.Field first = refused.getFirst();
        String name = first.name();
        List<String> ways = new ArrayList<>();
        if (FillMissing.mayMiss(first.type())) {
            ways.add("--missing %s=VALUE fills the gaps".formatted(name));
        }
        ColumnType type =
                first.type() instanceof ColumnType.Nullable it ? it.content() : first.type();
        switch (type) {
            case ColumnType.Jagged lists -> {
                boolean arrays = accepted.holds(new ColumnType.Fixed(List.of(1), lists.content()));
                ways.add(
                        arrays
                                ? "--pad %s=N makes arrays of the lists".formatted(name)
                                : "--pad %s=N --flatten makes columns of their items"
                                        .formatted(name));
            }
            case ColumnType.Struct _, ColumnType.Fixed _ ->
                    ways.add("--flatten makes columns of its parts");
            case ColumnType.Flat _,
                    ColumnType.Text _,
                    ColumnType.Nullable _,
                    ColumnType.Opaque _ -> {
                // nothing simpler
            }
        }
        ways.add("--without %s leaves it out".formatted(name));
        if (!endings.isEmpty()) {
            ways.add("%s takes it".formatted(String.join(" or ", endings)));
        }
        String others =
                refused.size() == 1
                        ? ""
                        : " So it is with %s%s."
                                .formatted(
                                        refused.stream()
                                                .skip(1)
                                                .limit(NAMED)
                                                .map(Schema.Field::name)
                                                .collect(Collectors.joining(", ")),
                                        refused.size() - 1 > NAMED
                                                ? " and %d more"
                                                        .formatted(refused.size() - 1 - NAMED)
                                                : "");
        return "holds %s; %s %s.%s"
                .formatted(
                        first.type(), accepted.words(), capital(String.join(", ", ways)), others);
    }

    private static String capital(String text) {
        return text.startsWith("-")
                ? text
                : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
