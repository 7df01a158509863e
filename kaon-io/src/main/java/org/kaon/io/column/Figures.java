package org.kaon.io.column;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The figures of a column of any type, as JSON has them: maps, lists, numbers and texts.
///
/// Numbers have `dtype`, `count`, `sum`, `sumabs`, `nan`, `inf`, `min`, `mean`, `max`, `first`,
/// `last`, `crc`; texts have `dtype`, `strings`, `chars`, `firstText`; bytes have `opaque`,
/// `values`, `bytes`, `crc`. `nulls` counts missing values, where there are any; `lists` describes
/// the lists around. A column with structs has the same for each of its `leaves`, by name, and
/// totals beside them; with only one, that one's name is `leaf`.
public final class Figures {

    private final List<Part> parts;
    private long entries;

    /// A leaf with the statistics that suit it.
    private sealed interface Part {
        Leaf leaf();

        record Numbers(Leaf leaf, Statistics statistics) implements Part {}

        record Texts(Leaf leaf, TextStatistics statistics) implements Part {}

        record Bytes(Leaf leaf, ByteStatistics statistics) implements Part {}
    }

    /// @param type of the column
    public Figures(ColumnType type) {
        this.parts = Leaf.of(type).stream().map(Figures::part).toList();
    }

    private static Part part(Leaf leaf) {
        if (leaf.type().numbers().isPresent()) {
            return new Part.Numbers(leaf, new Statistics(leaf.type()));
        }
        return texts(leaf.type())
                ? new Part.Texts(leaf, new TextStatistics(leaf.type()))
                : new Part.Bytes(leaf, new ByteStatistics(leaf.type()));
    }

    private static boolean texts(ColumnType type) {
        return switch (type) {
            case ColumnType.Text _ -> true;
            case ColumnType.Jagged jagged -> texts(jagged.content());
            case ColumnType.Fixed fixed -> texts(fixed.content());
            case ColumnType.Nullable nullable -> texts(nullable.content());
            case ColumnType.Flat _, ColumnType.Struct _, ColumnType.Opaque _ -> false;
        };
    }

    /// Adds the next rows.
    public void add(Column column) {
        entries += column.length();
        for (Part part : parts) {
            switch (part) {
                case Part.Numbers numbers -> numbers.statistics.add(numbers.leaf.of(column));
                case Part.Texts texts -> texts.statistics.add(texts.leaf.of(column));
                case Part.Bytes bytes -> bytes.statistics.add(bytes.leaf.of(column));
            }
        }
    }

    /// The figures of all that was added, with `entries` before them.
    public Map<String, Object> json() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("entries", entries);
        if (parts.size() == 1) {
            Map<String, Object> only = json(parts.getFirst(), true);
            result.putAll(only);
            return result;
        }
        totals(result);
        result.put("leaves", parts.stream().map(part -> json(part, false)).toList());
        return result;
    }

    private void totals(Map<String, Object> into) {
        List<Statistics.Summary> numbers =
                parts.stream()
                        .filter(Part.Numbers.class::isInstance)
                        .map(part -> ((Part.Numbers) part).statistics.summary())
                        .toList();
        List<TextStatistics.Summary> texts =
                parts.stream()
                        .filter(Part.Texts.class::isInstance)
                        .map(part -> ((Part.Texts) part).statistics.summary())
                        .toList();
        Sum sum = new Sum();
        Sum absolutes = new Sum();
        numbers.forEach(summary -> sum.add(summary.sum()));
        numbers.forEach(summary -> absolutes.add(summary.sumOfAbsolutes()));
        into.put("count", numbers.stream().mapToLong(Statistics.Summary::count).sum());
        into.put("sum", sum(sum.value()));
        into.put("sumabs", sum(absolutes.value()));
        into.put("nan", numbers.stream().mapToLong(Statistics.Summary::nan).sum());
        into.put("inf", numbers.stream().mapToLong(Statistics.Summary::infinite).sum());
        if (!texts.isEmpty()) {
            into.put("strings", texts.stream().mapToLong(TextStatistics.Summary::count).sum());
            into.put("chars", texts.stream().mapToLong(TextStatistics.Summary::characters).sum());
        }
    }

    private static Map<String, Object> json(Part part, boolean alone) {
        Map<String, Object> result = new LinkedHashMap<>();
        if (!alone || !part.leaf().name().isEmpty()) {
            result.put("leaf", part.leaf().name());
        }
        switch (part) {
            case Part.Numbers numbers -> numbers(numbers.statistics.summary(), alone, result);
            case Part.Texts texts -> texts(texts.statistics.summary(), result);
            case Part.Bytes bytes -> {
                result.put("opaque", bytes.leaf.type().toString());
                bytes(bytes.statistics.summary(), result);
            }
        }
        return result;
    }

    private static void numbers(
            Statistics.Summary summary, boolean alone, Map<String, Object> into) {
        into.put("dtype", summary.element().numpy());
        into.put("count", summary.count());
        into.put("sum", sum(summary.sum()));
        into.put("sumabs", sum(summary.sumOfAbsolutes()));
        if (alone || summary.nan() > 0) {
            into.put("nan", summary.nan());
        }
        if (alone || summary.infinite() > 0) {
            into.put("inf", summary.infinite());
        }
        missing(summary.missing(), into);
        if (!Double.isNaN(summary.least())) {
            into.put("min", summary.least());
            if (Double.isFinite(summary.mean())) {
                into.put("mean", summary.mean());
            }
            into.put("max", summary.greatest());
        }
        into.put("first", summary.first().stream().map(Figures::json).toList());
        into.put("last", summary.last().stream().map(Figures::json).toList());
        into.put("crc", "%08x".formatted(summary.crc()));
        lists(summary.levels(), into);
    }

    private static void texts(TextStatistics.Summary summary, Map<String, Object> into) {
        into.put("dtype", "string");
        into.put("strings", summary.count());
        into.put("chars", summary.characters());
        missing(summary.missing(), into);
        into.put("firstText", summary.first());
        lists(summary.levels(), into);
    }

    private static void bytes(ByteStatistics.Summary summary, Map<String, Object> into) {
        into.put("values", summary.count());
        into.put("bytes", summary.bytes());
        missing(summary.missing(), into);
        into.put("crc", "%08x".formatted(summary.crc()));
        lists(summary.levels(), into);
    }

    private static void missing(long count, Map<String, Object> into) {
        if (count > 0) {
            into.put("nulls", count);
        }
    }

    private static Object sum(double sum) {
        return Double.isInfinite(sum) ? "overflow" : sum;
    }

    // JSON has no NaN and no infinity.
    private static Object json(Number value) {
        double number = value.doubleValue();
        return Double.isFinite(number) ? value : Double.toString(number);
    }

    private static void lists(List<Statistics.Level> levels, Map<String, Object> into) {
        if (!levels.isEmpty()) {
            into.put("lists", levels.stream().map(Figures::level).toList());
        }
    }

    private static Map<String, Object> level(Statistics.Level level) {
        Map<String, Object> result = new LinkedHashMap<>();
        switch (level) {
            case Statistics.Level.Lists lists -> {
                result.put("n", lists.count());
                result.put("max", lists.longest());
                result.put("crc", "%08x".formatted(lists.crc()));
            }
            case Statistics.Level.Sizes sizes -> {
                result.put("n", sizes.count());
                result.put("size", sizes.size());
            }
        }
        return result;
    }
}
