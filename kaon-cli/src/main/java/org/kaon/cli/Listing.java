package org.kaon.cli;

import org.jspecify.annotations.Nullable;
import org.kaon.io.root.Inspection.BranchDescription;
import org.kaon.io.root.Inspection.ObjectDescription;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What `kaon inspect` found, as text in columns.
record Listing(PrintWriter out) {

    private static final int WIDEST = 60;

    /// A file's objects, each tree with its branches.
    void file(String name, List<ObjectDescription> objects) {
        out.println(name);
        for (ObjectDescription it : objects) {
            String entries = it.entries().isPresent() ? it.entries().getAsLong() + " entries" : "";
            out.println();
            out.printf(
                    "%s;%d  %s  %s  %s%n",
                    it.path(), it.cycle(), it.className(), entries, bytes(it.packedBytes()));
            if (!it.error().isEmpty()) out.println("  not read: " + it.error());
            branches(it.branches());
        }
    }

    private void branches(List<BranchDescription> branches) {
        if (branches.isEmpty()) return;
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("branch", "type", "column", "in file", "unpacked", "first values"));
        for (BranchDescription it : branches)
            rows.add(
                    List.of(
                            it.path(),
                            it.typeName(),
                            it.column(),
                            bytes(it.packedBytes()),
                            bytes(it.unpackedBytes()),
                            it.firstValues()));
        table(rows);
    }

    /// A file's statistics, as `FileStatistics` lays them out.
    void statistics(Map<String, Object> statistics) {
        for (Object object : list(statistics.get("objects"))) {
            out.println(
                    path(object) + "  " + field(object, "class") + "  " + field(object, "entries"));
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("branch", "dtype", "entries", "count", "sum", "nan", "inf", "crc"));
            for (Object branch : list(field(object, "branches"))) rows.add(statistics(branch));
            for (Object field : list(field(object, "fields"))) rows.add(statistics(field));
            if (rows.size() > 1) table(rows);
        }
    }

    private static List<String> statistics(Object branch) {
        for (String without : List.of("group", "opaque", "error"))
            if (!field(branch, without).equals(""))
                return List.of(path(branch), without + ": " + field(branch, without));
        List<String> row = new ArrayList<>(List.of(path(branch)));
        for (String name : List.of("dtype", "entries", "count", "sum", "nan", "inf", "crc"))
            row.add(field(branch, name).toString());
        return row;
    }

    /// The path of an object or branch in the statistics.
    static String path(Object object) {
        return field(object, "path").toString();
    }

    private static Object field(Object object, String name) {
        return object instanceof Map<?, ?> map ? Objects.requireNonNullElse(map.get(name), "") : "";
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private void table(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows)
            for (int i = 0; i + 1 < row.size(); i++)
                widths[i] = Math.max(widths[i], Math.min(WIDEST, row.get(i).length()));
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < row.size(); i++)
                line.append(row.get(i))
                        .repeat(' ', Math.max(0, widths[i] - row.get(i).length()) + 2);
            out.println(line.toString().stripTrailing());
        }
    }

    private static String bytes(long count) {
        if (count < 1000) return count + " B";
        double value = count;
        String unit = "";
        for (String next : List.of("kB", "MB", "GB", "TB")) {
            if (value < 999.5) break;
            value /= 1000;
            unit = next;
        }
        return "%.3g %s".formatted(value, unit);
    }
}
