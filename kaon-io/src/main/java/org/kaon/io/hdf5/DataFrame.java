package org.kaon.io.hdf5;

import org.kaon.io.column.Column;
import org.kaon.io.column.Text;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A data frame as pandas stores it by PyTables: columns of one type lie side by side in blocks,
/// and their names apart.
///
/// *Source*: pandas 3.1, `io/pytables.py`: `AppendableFrameTable` (format `table`) and
/// `BlockManagerFixed` (format `fixed`).
final class DataFrame {

    private static final int MOST_BLOCKS = 10_000;

    private DataFrame() {}

    /// The columns of the frame in a group, by their own names; empty where it is none.
    static Optional<Map<String, Hdf5Source.Place>> columns(Group group) throws IOException {
        if (!group.attributes().names().contains("pandas_type")) {
            return Optional.empty();
        }
        return switch (group.attributes().text("pandas_type").orElse("")) {
            case "frame_table" -> table(group);
            case "frame" -> fixed(group);
            default -> Optional.empty();
        };
    }

    /// The only data frame in a file, where it holds nothing else.
    static Optional<Group> only(Group root) throws IOException {
        List<String> names = List.copyOf(root.names());
        return names.size() == 1
                        && root.at(names.getFirst()) instanceof Group group
                        && group.attributes().names().contains("pandas_type")
                ? Optional.of(group)
                : Optional.empty();
    }

    private static Optional<Map<String, Hdf5Source.Place>> table(Group group) throws IOException {
        if (!group.names().contains("table")
                || !(group.at("table") instanceof Dataset table)
                || !(table.type() instanceof Datatype.Compound record)) {
            return Optional.empty();
        }
        Map<String, Hdf5Source.Place> columns = new LinkedHashMap<>();
        for (Datatype.Member member : record.members()) {
            String attribute = member.name() + "_kind";
            List<String> names =
                    table.attributes().names().contains(attribute)
                            ? PickledNames.read(table.attributes().text(attribute).orElse(""))
                            : List.of();
            if (member.type() instanceof Datatype.Block block
                    && block.shape().equals(List.of(names.size()))) {
                add(columns, table, names, block.content(), member.offset());
            } else {
                String name = names.size() == 1 ? names.getFirst() : member.name();
                columns.putIfAbsent(name, new Hdf5Source.Place(table, Optional.of(member)));
            }
        }
        return Optional.of(columns);
    }

    private static void add(
            Map<String, Hdf5Source.Place> columns,
            Dataset dataset,
            List<String> names,
            Datatype type,
            int offset) {
        for (int i = 0; i < names.size(); i++) {
            Datatype.Member one = new Datatype.Member(names.get(i), offset + i * type.size(), type);
            columns.putIfAbsent(names.get(i), new Hdf5Source.Place(dataset, Optional.of(one)));
        }
    }

    private static Optional<Map<String, Hdf5Source.Place>> fixed(Group group) throws IOException {
        Map<String, Hdf5Source.Place> columns = new LinkedHashMap<>();
        if (group.names().contains("axis1") && group.at("axis1") instanceof Dataset index) {
            columns.put("index", new Hdf5Source.Place(index, Optional.empty()));
        }
        for (int i = 0; i < MOST_BLOCKS && group.names().contains("block" + i + "_values"); i++) {
            if (!(group.at("block" + i + "_values") instanceof Dataset values)
                    || !(group.at("block" + i + "_items") instanceof Dataset items)) {
                return Optional.empty();
            }
            List<String> names = names(items);
            if (!values.row().equals(List.of((long) names.size()))) {
                // Objects of Python, which would run what is in the file: the data sets are shown.
                return Optional.empty();
            }
            add(columns, values, names, values.type(), 0);
        }
        return columns.size() < 2 ? Optional.empty() : Optional.of(columns);
    }

    private static List<String> names(Dataset items) throws IOException {
        List<String> names = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            Column column = items.elements(arena);
            for (long i = 0; i < column.length(); i++) {
                names.add(
                        column instanceof Text text
                                ? text.at(i)
                                : column.type().numbers().isPresent()
                                        ? Long.toString(column.numbers().longAt(i))
                                        : "");
            }
        }
        return names;
    }
}
