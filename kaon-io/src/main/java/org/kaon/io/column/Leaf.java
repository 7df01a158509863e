package org.kaon.io.column;

import java.util.ArrayList;
import java.util.List;

/// What lies at the end of one path through the structs of a column: numbers, texts or bytes, with
/// the lists and shapes around them.
///
/// @param name the names on the path joined with dots, empty where there is no struct
/// @param path which field to take at each struct, outermost first
/// @param type of what is left when of every struct only that field is kept
public record Leaf(String name, List<Integer> path, ColumnType type) {

    public Leaf {
        path = List.copyOf(path);
    }

    /// The leaves of a type, in order. A struct without fields has none.
    public static List<Leaf> of(ColumnType type) {
        return switch (type) {
            case ColumnType.Struct struct -> fields(struct);
            case ColumnType.Jagged jagged ->
                    of(jagged.content()).stream()
                            .map(leaf -> leaf.around(new ColumnType.Jagged(leaf.type)))
                            .toList();
            case ColumnType.Fixed fixed ->
                    of(fixed.content()).stream()
                            .map(leaf ->
                                    leaf.around(new ColumnType.Fixed(fixed.shape(), leaf.type)))
                            .toList();
            case ColumnType.Nullable nullable ->
                    of(nullable.content()).stream()
                            .map(leaf -> leaf.around(new ColumnType.Nullable(leaf.type)))
                            .toList();
            case ColumnType.Flat _, ColumnType.Text _, ColumnType.Opaque _ ->
                    List.of(new Leaf("", List.of(), type));
        };
    }

    private static List<Leaf> fields(ColumnType.Struct struct) {
        List<Leaf> leaves = new ArrayList<>();
        for (int i = 0; i < struct.fields().size(); i++) {
            String name = struct.names().get(i);
            for (Leaf leaf : of(struct.fields().get(i))) {
                List<Integer> path = new ArrayList<>(List.of(i));
                path.addAll(leaf.path);
                String whole = leaf.name.isEmpty() ? name : name + "." + leaf.name;
                leaves.add(new Leaf(whole, path, leaf.type));
            }
        }
        return leaves;
    }

    private Leaf around(ColumnType type) {
        return new Leaf(name, path, type);
    }

    /// The leaf's part of a column, a view.
    public Column of(Column column) {
        return along(column, 0);
    }

    private Column along(Column column, int depth) {
        return switch (column) {
            case Struct struct -> along(struct.fields().get(path.get(depth)), depth + 1);
            case Jagged jagged -> new Jagged(jagged.offsets(), along(jagged.content(), depth));
            case Fixed fixed ->
                    new Fixed(fixed.length(), fixed.shape(), along(fixed.content(), depth));
            case Nullable nullable ->
                    new Nullable(nullable.valid(), along(nullable.content(), depth));
            case Flat _, Text _, Opaque _ -> column;
        };
    }
}
