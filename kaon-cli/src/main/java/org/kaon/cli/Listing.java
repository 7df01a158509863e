package org.kaon.cli;

import org.kaon.cli.TextTable.Head;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Leaf;
import org.kaon.io.histogram.Axis;
import org.kaon.io.histogram.Binned;
import org.kaon.io.histogram.Graph;
import org.kaon.io.histogram.Plottable;
import org.kaon.io.inspect.Content;
import org.kaon.io.inspect.Excerpt;
import org.kaon.io.inspect.Inspection;
import org.kaon.io.inspect.Item;
import org.kaon.io.inspect.Part;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/// What `kaon inspect` found, as text in columns.
///
/// @param all whether every column is listed, however many there are
record Listing(PrintWriter out, Ink ink, boolean all) {

    /// More columns than these are grouped by the start of their names.
    private static final int MANY = 60;

    private static final int ROWS = 5;

    /// The file's own line, and what was decided to read it.
    void head(String file, Inspection inspection) {
        List<String> words = new ArrayList<>(List.of(inspection.format()));
        Map<String, Object> facts = inspection.facts();
        if (facts.get("size") instanceof Long size) words.add(bytes(size));
        if (facts.get("rows") instanceof Long rows) words.add("%,d rows".formatted(rows));
        if (facts.get("rowGroups") instanceof Integer groups)
            words.add(counted(groups, "row group"));
        if (facts.get("writer") instanceof String writer) words.add("by " + writer);
        if (facts.get("fCompress") instanceof Integer number && number > 0)
            words.add(codec(number));
        out.println(ink.strong(file) + "  " + String.join(", ", words));
        inspection.remarks().forEach(it -> out.println("  " + it));
    }

    // ROOT writes algorithm and level as one number.
    private static String codec(int number) {
        String name =
                switch (number / 100) {
                    case 2 -> "lzma";
                    case 4 -> "lz4";
                    case 5 -> "zstd";
                    default -> "zlib";
                };
        return name + " " + number % 100;
    }

    /// An object, a table with its columns.
    void item(Item item, Content content) {
        if (!item.path().isEmpty()) {
            String cycle =
                    item.facts().get("cycle") instanceof Integer it && it > 1 ? ";" + it : "";
            out.println();
            out.println(title(item.path() + cycle, item.kind(), content, item.bytes()));
        }
        if (content instanceof Content.Table table) {
            List<Part> parts = table.parts();
            List<Part> shown = all ? parts : parts.stream().filter(it -> !index(it)).toList();
            boolean grouped = !all && shown.size() > MANY;
            print(grouped ? groups(table.word(), shown) : columns(table, shown));
            if (grouped) {
                hint("--all lists each of the %,d; --columns 'NAME*' some of them.", shown.size());
            }
            if (shown.size() < parts.size()) {
                int more = parts.size() - shown.size();
                hint("%,d data sets more make indexes; --all lists them.", more);
            }
        }
    }

    private void hint(String form, int count) {
        out.println(ink.faint("  " + form.formatted(count)));
    }

    // What serves to find rows, and holds none.
    private static boolean index(Part part) {
        return Boolean.TRUE.equals(part.facts().get("index"));
    }

    private String title(String path, String kind, Content content, long bytes) {
        List<String> words = new ArrayList<>(List.of(kind));
        long size = bytes;
        if (content instanceof Content.Table table) {
            words.add("%,d entries".formatted(table.rows()));
            words.add(counted(table.parts().size(), table.word()));
            size += packed(table.parts()).orElse(0);
        } else if (content instanceof Content.Plot(Plottable plot, var _)) {
            words.addAll(plot(plot));
        }
        words.add(bytes(size));
        return ink.blue(path) + "  " + String.join(", ", words);
    }

    private static List<String> plot(Plottable plot) {
        return switch (plot) {
            case Graph graph -> List.of("%,d points".formatted(graph.x().length));
            case Binned binned -> {
                List<String> axes = new ArrayList<>();
                for (Axis axis : binned.axes()) {
                    String low = Excerpt.number(axis.edges()[0]);
                    String high = Excerpt.number(axis.edges()[axis.bins()]);
                    axes.add("%s in %s … %s".formatted(counted(axis.bins(), "bin"), low, high));
                }
                yield List.of(
                        String.join(" × ", axes), Excerpt.number(binned.entries()) + " entries");
            }
        };
    }

    /// An object that could not be read.
    void broken(Item item, IOException e) {
        out.println();
        out.println(ink.blue(item.path()) + "  " + item.kind());
        out.println("  " + ink.red("not read: ") + e.getMessage());
    }

    private void print(TextTable table) {
        if (!table.isEmpty()) table.lines(ink).forEach(out::println);
    }

    // One line for all columns whose names start alike.
    private static TextTable groups(String word, List<Part> parts) {
        TextTable text =
                new TextTable(
                        Head.left(word),
                        Head.right("number"),
                        Head.left("read as"),
                        Head.right("in file"),
                        Head.right("ratio"));
        for (PartGroup group : PartGroup.of(parts)) {
            text.add(
                    group.name(),
                    String.valueOf(group.parts().size()),
                    group.types(),
                    bytes(packed(group.parts())),
                    ratio(packed(group.parts()), unpacked(group.parts())));
        }
        return text;
    }

    private static TextTable columns(Content.Table table, List<Part> parts) {
        TextTable text =
                new TextTable(
                        Head.left(singular(table.word())),
                        Head.left("type in the file"),
                        Head.left("read as"),
                        Head.left("shape"),
                        Head.right("in file"),
                        Head.right("ratio"),
                        Head.left("first rows"));
        for (Part part : parts) {
            add(part, table.rows(), text);
        }
        return text;
    }

    private static void add(Part part, long rows, TextTable to) {
        List<Excerpt> first = List.of();
        String remark = part.obstacle().map(it -> "not read: " + it).orElse("");
        try {
            first = remark.isEmpty() ? Excerpt.of(part, ROWS) : List.of();
        } catch (IOException e) {
            remark = "damaged: " + e.getMessage();
        }
        boolean single = first.size() == 1 && first.getFirst().leaf().name().isEmpty();
        to.add(
                name(part),
                typeName(part),
                part.type().map(Listing::type).orElse(""),
                shape(part, rows),
                bytes(part.size().packed()),
                ratio(part.size().packed(), part.size().unpacked()),
                single ? first.getFirst().rows() : remark.isEmpty() ? attributes(part) : remark);
        if (!single) first.forEach(it -> member(it, to));
    }

    private static String name(Part part) {
        String root = part.type().isEmpty() ? "/" : "values";
        return part.path().isEmpty() ? root : part.path();
    }

    // What decided on the type, or the file's own name of it where that says more.
    private static String typeName(Part part) {
        if (part.facts().get("decision") instanceof String decision) return decision;
        String read = part.type().map(ColumnType::toString).orElse("");
        return part.typeName().equals(read) ? "" : part.typeName();
    }

    private static String attributes(Part part) {
        if (part.facts().get("pandas") instanceof String store) return "pandas " + store;
        return part.type().isEmpty() && part.facts().get("attrs") instanceof Map<?, ?> attributes
                ? String.join(
                        ", ",
                        attributes.entrySet().stream()
                                .map(it -> it.getKey() + " " + it.getValue())
                                .toList())
                : "";
    }

    private static void member(Excerpt excerpt, TextTable to) {
        Leaf leaf = excerpt.leaf();
        to.add(
                "  /" + leaf.name().replace('.', '/'),
                "",
                type(leaf.type()),
                "",
                "",
                "",
                excerpt.rows());
    }

    // Of a structure its members are told one by one.
    private static String type(ColumnType type) {
        return switch (type) {
            case ColumnType.Struct struct -> counted(struct.names().size(), "member");
            case ColumnType.Jagged jagged -> "list of " + type(jagged.content());
            case ColumnType.Nullable(ColumnType.Nullable inner) -> type(inner);
            case ColumnType.Nullable nullable -> "optional " + type(nullable.content());
            case ColumnType.Fixed fixed when Leaf.of(fixed).size() != 1 ->
                    type(fixed.content()) + " " + fixed.shape();
            case ColumnType.Fixed _, ColumnType.Flat _, ColumnType.Text _, ColumnType.Opaque _ ->
                    type.toString();
        };
    }

    // Of a column with one number for each row of its table, the shape says nothing.
    private static String shape(Part part, long rows) {
        if (!(part.facts().get("shape") instanceof List<?> extents)
                || extents.equals(List.of(rows))) {
            return "";
        }
        return extents.isEmpty()
                ? "one"
                : String.join(" × ", extents.stream().map(String::valueOf).toList());
    }

    private static String singular(String word) {
        return word.endsWith("ches")
                ? word.substring(0, word.length() - 2)
                : word.replaceAll("s$", "");
    }

    private static String counted(long count, String word) {
        String one = singular(word);
        String many = one.endsWith("ch") ? one + "es" : one + "s";
        return "%,d %s".formatted(count, count == 1 ? one : many);
    }

    private static OptionalLong packed(List<Part> parts) {
        return parts.stream().flatMapToLong(it -> it.size().packed().stream()).reduce(Long::sum);
    }

    private static OptionalLong unpacked(List<Part> parts) {
        return parts.stream().flatMapToLong(it -> it.size().unpacked().stream()).reduce(Long::sum);
    }

    private static String ratio(OptionalLong packed, OptionalLong unpacked) {
        long bytes = packed.orElse(0);
        return bytes == 0 || unpacked.isEmpty()
                ? ""
                : String.format(Locale.ROOT, "%.1f", (double) unpacked.getAsLong() / bytes);
    }

    private static String bytes(OptionalLong count) {
        return count.isPresent() ? bytes(count.getAsLong()) : "";
    }

    static String bytes(long count) {
        if (count < 1000) return count + " B";
        double value = count;
        String unit = "";
        for (String next : List.of("kB", "MB", "GB", "TB")) {
            if (value < 999.5) break;
            value /= 1000;
            unit = next;
        }
        return String.format(Locale.ROOT, "%.3g %s", value, unit);
    }
}
