package org.kaon.io.parquet;

import org.kaon.io.column.ColumnType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An element of the schema of a new file, and what is below it.
///
/// @param repetition 0 required, 1 optional, 2 repeated
/// @param leaf where the values go, empty for a group
record NewNode(
        String name, int repetition, Kind kind, List<NewNode> children, Optional<NewLeaf> leaf) {

    /// What a group stands for.
    enum Kind {
        NONE,
        LIST
    }

    NewNode {
        children = List.copyOf(children);
    }

    /// Where a node lies.
    ///
    /// @param path names from the outermost on
    private record Place(List<String> path, int level, int lists) {

        Place inside(String name, int levels, int moreLists) {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            return new Place(longer, level + levels, lists + moreLists);
        }
    }

    /// The element for a column, and the leaves below it, in order.
    static NewNode of(String name, ColumnType type) {
        return of(name, type, false, new Place(List.of(), 0, 0));
    }

    private static NewNode of(String name, ColumnType type, boolean optional, Place outside) {
        Place here = outside.inside(name, optional ? 1 : 0, 0);
        int repetition = optional ? 1 : 0;
        return switch (type) {
            case ColumnType.Nullable nullable -> of(name, nullable.content(), true, outside);
            case ColumnType.Struct struct -> {
                List<NewNode> fields = new ArrayList<>();
                for (int i = 0; i < struct.names().size(); i++) {
                    fields.add(of(struct.names().get(i), struct.fields().get(i), false, here));
                }
                yield new NewNode(name, repetition, Kind.NONE, fields, Optional.empty());
            }
            case ColumnType.Jagged jagged -> list(name, repetition, jagged.content(), here);
            case ColumnType.Fixed fixed -> {
                ColumnType inner =
                        fixed.shape().size() <= 1
                                ? fixed.content()
                                : new ColumnType.Fixed(
                                        fixed.shape().subList(1, fixed.shape().size()),
                                        fixed.content());
                yield fixed.shape().isEmpty()
                        ? of(name, fixed.content(), optional, outside)
                        : list(name, repetition, inner, here);
            }
            case ColumnType.Flat _, ColumnType.Text _, ColumnType.Opaque _ ->
                    new NewNode(
                            name,
                            repetition,
                            Kind.NONE,
                            List.of(),
                            Optional.of(new NewLeaf(here.path, type, here.level, here.lists)));
        };
    }

    private static NewNode list(String name, int repetition, ColumnType item, Place here) {
        NewNode element = of("element", item, false, here.inside("list", 1, 1));
        NewNode repeated = new NewNode("list", 2, Kind.NONE, List.of(element), Optional.empty());
        return new NewNode(name, repetition, Kind.LIST, List.of(repeated), Optional.empty());
    }

    /// This element and all below it, as the footer lists them.
    void flatten(List<NewNode> into) {
        into.add(this);
        children.forEach(child -> child.flatten(into));
    }

    /// Writes the element.
    void write(ThriftWriter out) {
        leaf.ifPresent(it -> out.number(1, it.storage().physical()));
        out.number(3, repetition).text(4, name);
        if (leaf.isEmpty()) {
            out.number(5, children.size());
        }
        if (kind == Kind.LIST) {
            out.number(6, 3).record(10, () -> out.record(3, () -> {}));
        }
        leaf.ifPresent(it -> it.storage().writeMeaning(out));
    }
}
