package org.kaon.io.inspect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is in a file, as JSON has it: maps, lists, numbers and texts, for scripts and for
/// comparison with other readers.
///
/// `layout` 1, `reader`, `format`, what the format says of the file, and then `objects`, each with
/// `path`, what the format says of it and its `branches`, `fields` or `columns`; or, of a file that
/// is one table, `columns` alone. A column has `path`, `typename` and what the format says; with
/// figures also what [org.kaon.io.column.Figures] lays out. In their place `opaque` says why a
/// column is kept as bytes, `error` and `message` why it could not be read.
///
/// @param figures whether all values are read
/// @param rowStop most rows of a table that are read
public record Overview(boolean figures, long rowStop) {

    /// The overview of a file's chosen objects.
    public Map<String, Object> of(Inspection inspection, List<Item> items) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("layout", 1);
        result.put("reader", "kaon");
        result.put("format", inspection.format());
        result.putAll(inspection.facts());
        result.put("entryStop", rowStop);
        List<Map<String, Object>> objects = items.stream().map(this::object).toList();
        if (inspection.ofObjects()) {
            result.put("objects", objects);
        } else {
            objects.forEach(result::putAll);
        }
        return result;
    }

    private Map<String, Object> object(Item item) {
        Map<String, Object> result = new LinkedHashMap<>();
        if (!item.path().isEmpty()) {
            result.put("path", item.path());
        }
        result.putAll(item.facts());
        try {
            switch (item.content()) {
                case Content.Table table -> {
                    result.putAll(table.facts());
                    List<Object> parts = new ArrayList<>();
                    table.parts().forEach(part -> parts.add(part(part)));
                    result.put(table.word(), parts);
                }
                case Content.Plot plot -> result.putAll(plot.facts());
                case Content.Closed _ -> {
                    // its facts are all
                }
            }
        } catch (IOException e) {
            error(result, e);
        }
        return result;
    }

    private Map<String, Object> part(Part part) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("path", part.path());
        result.put("typename", part.typeName());
        result.putAll(part.facts());
        part.type().ifPresent(type -> result.put("column", type.toString()));
        part.size().packed().ifPresent(bytes -> result.put("packedBytes", bytes));
        part.size().unpacked().ifPresent(bytes -> result.put("unpackedBytes", bytes));
        part.obstacle().ifPresent(reason -> result.put("opaque", reason));
        boolean kept = part.obstacle().isEmpty() || part.rows() > 0;
        if (part.type().isPresent() && kept) {
            try {
                if (figures) {
                    result.putAll(part.figures(rowStop).json());
                } else {
                    result.put("entries", part.rows());
                }
            } catch (IOException e) {
                error(result, e);
            }
        }
        return result;
    }

    private static void error(Map<String, Object> into, IOException e) {
        into.put("error", e.getClass().getSimpleName());
        into.put("message", String.valueOf(e.getMessage()));
    }
}
