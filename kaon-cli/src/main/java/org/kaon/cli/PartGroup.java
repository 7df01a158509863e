package org.kaon.cli;

import org.kaon.io.column.ColumnType;
import org.kaon.io.inspect.Part;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Columns whose names start alike: `Electron_pt` and `Electron_eta` are `Electron_*`.
///
/// @param name the common start with a star, or the only column's name
record PartGroup(String name, List<Part> parts) {

    private static final int SHOWN = 4;
    private static final String LISTS = "lists of ";

    PartGroup {
        parts = List.copyOf(parts);
    }

    /// The groups in the order of their first columns.
    static List<PartGroup> of(List<Part> parts) {
        Map<String, List<Part>> byStart = new LinkedHashMap<>();
        for (Part part : parts) {
            byStart.computeIfAbsent(start(name(part)), _ -> new ArrayList<>()).add(part);
        }
        return byStart.entrySet().stream()
                .map(it ->
                        new PartGroup(
                                it.getValue().size() == 1
                                        ? name(it.getValue().getFirst())
                                        : it.getKey() + "*",
                                it.getValue()))
                .toList();
    }

    private static String name(Part part) {
        return part.path().isEmpty() ? "/" : part.path();
    }

    // A number or a mark ends the first word of the name behind the last slash.
    private static String start(String path) {
        int name = path.lastIndexOf('/') + 1;
        for (int i = name + 1; i < path.length(); i++) {
            if ("_.@".indexOf(path.charAt(i)) >= 0) return path.substring(0, i + 1);
            if (Character.isDigit(path.charAt(i))) return path.substring(0, i);
        }
        return path;
    }

    /// The types of its columns, the most frequent first: `lists of float32, int32`.
    String types() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Part part : parts) {
            part.type().map(PartGroup::kind).ifPresent(it -> counts.merge(it, 1, Integer::sum));
        }
        List<String> kinds =
                counts.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .map(Map.Entry::getKey)
                        .toList();
        boolean lists = kinds.stream().allMatch(it -> it.startsWith(LISTS));
        String types =
                kinds.stream()
                        .limit(SHOWN)
                        .map(it -> lists ? it.substring(LISTS.length()) : it)
                        .collect(Collectors.joining(", "));
        return (lists && !kinds.isEmpty() ? LISTS : "")
                + types
                + (kinds.size() > SHOWN ? ", …" : "");
    }

    private static String kind(ColumnType type) {
        return switch (type) {
            case ColumnType.Struct _ -> "structures";
            case ColumnType.Jagged jagged -> LISTS + kind(jagged.content());
            case ColumnType.Nullable nullable -> "optional " + kind(nullable.content());
            case ColumnType.Opaque _ -> "bytes";
            case ColumnType.Fixed _, ColumnType.Flat _, ColumnType.Text _ -> type.toString();
        };
    }
}
