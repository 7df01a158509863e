package org.kaon.io.inspect;

import org.kaon.io.column.FormatException;
import org.kaon.io.column.Nearest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What of a file is wanted: an object with all below it, and some of the columns.
///
/// @param object a path, empty for all
/// @param columns names, in which `*` and `?` stand for any characters; none for all
public record Selection(String object, List<String> columns) {

    public Selection {
        columns = List.copyOf(columns);
    }

    /// The wanted objects with their wanted columns. Of a file that is one table, the object is one
    /// of its columns, or a group of them.
    ///
    /// *Errors*: [FormatException] where there is none, with the nearest names.
    ///
    /// @param file for the error
    public List<Item> of(String file, Inspection inspection) throws IOException {
        if (inspection.isSetting(object)) {
            return new Selection("", columns).of(file, inspection);
        }
        if (!inspection.ofObjects()) {
            return parts(file, inspection.items(), it -> below(it.path()) && named(it));
        }
        List<Item> items = inspection.items();
        List<Item> chosen = items.stream().filter(it -> below(it.path())).toList();
        if (chosen.isEmpty() && !object.isEmpty()) {
            throw missing(file, object, items.stream().map(Item::path).toList());
        }
        return columns.isEmpty() ? chosen : parts(file, chosen, this::named);
    }

    private boolean below(String path) {
        return object.isEmpty() || (path + "/").startsWith(object + "/");
    }

    private boolean named(Part part) {
        return columns.isEmpty() || columns.stream().anyMatch(it -> matches(it, part.path()));
    }

    private static boolean matches(String pattern, String name) {
        String regex = "\\Q" + pattern.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E";
        return Pattern.matches(regex, name);
    }

    // The tables with their wanted columns; what holds none of them is left out.
    private List<Item> parts(String file, List<Item> items, Predicate<Part> wanted)
            throws IOException {
        if (object.isEmpty() && columns.isEmpty()) {
            return items;
        }
        List<Item> chosen = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (Item item : items) {
            if (item.content() instanceof Content.Table table) {
                List<Part> parts = table.parts().stream().filter(wanted).toList();
                table.parts().forEach(it -> known.add(it.path()));
                if (!parts.isEmpty()) {
                    Content fewer =
                            new Content.Table(table.word(), table.rows(), table.facts(), parts);
                    chosen.add(
                            new Item(
                                    item.path(),
                                    item.kind(),
                                    item.bytes(),
                                    item.facts(),
                                    () -> fewer));
                }
            }
        }
        if (chosen.isEmpty()) {
            throw missing(file, columns.isEmpty() ? object : String.join(",", columns), known);
        }
        return chosen;
    }

    private static FormatException missing(String file, String name, List<String> known) {
        return FormatException.of(
                file, "", "holds no \"%s\".%s".formatted(name, Nearest.hint(name, known)));
    }
}
