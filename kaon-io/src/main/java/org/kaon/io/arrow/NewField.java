package org.kaon.io.arrow;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;

import java.util.ArrayList;
import java.util.List;

/// The description of a column in a new file's schema.
///
/// *Source*: Arrow, `Schema.fbs`.
final class NewField {

    private static final String ITEM = "item";
    private static final int INT = 2;
    private static final int FLOAT = 3;
    private static final int BINARY = 4;
    private static final int TEXT = 5;
    private static final int BOOL = 6;
    private static final int LIST = 12;
    private static final int STRUCTURE = 13;
    private static final int FIXED_LIST = 16;

    private NewField() {}

    static NewFlatTable of(String name, ColumnType type) {
        return switch (type) {
            case ColumnType.Nullable nullable -> field(name, nullable.content(), true);
            case ColumnType.Flat _,
                    ColumnType.Text _,
                    ColumnType.Opaque _,
                    ColumnType.Jagged _,
                    ColumnType.Fixed _,
                    ColumnType.Struct _ ->
                    field(name, type, false);
        };
    }

    private static NewFlatTable field(String name, ColumnType type, boolean nullable) {
        NewFlatTable about = new NewFlatTable();
        List<NewFlatTable> children = new ArrayList<>();
        int kind =
                switch (type) {
                    case ColumnType.Flat flat -> number(flat.element(), about);
                    case ColumnType.Text _ -> TEXT;
                    case ColumnType.Opaque _ -> BINARY;
                    case ColumnType.Jagged lists -> {
                        children.add(of(ITEM, lists.content()));
                        yield LIST;
                    }
                    case ColumnType.Fixed arrays -> {
                        about.number(0, 4, arrays.shape().getFirst());
                        children.add(of(ITEM, inner(arrays)));
                        yield FIXED_LIST;
                    }
                    case ColumnType.Struct struct -> {
                        for (int i = 0; i < struct.names().size(); i++) {
                            children.add(of(struct.names().get(i), struct.fields().get(i)));
                        }
                        yield STRUCTURE;
                    }
                    case ColumnType.Nullable _ ->
                            throw new IllegalArgumentException("Missing twice: " + type);
                };
        return new NewFlatTable()
                .text(0, name)
                .flag(1, nullable)
                .number(2, 1, kind)
                .table(3, about)
                .tables(5, children);
    }

    /// Arrays of more dimensions are arrays of arrays.
    static ColumnType inner(ColumnType.Fixed arrays) {
        List<Integer> shape = arrays.shape();
        return shape.size() == 1
                ? arrays.content()
                : new ColumnType.Fixed(shape.subList(1, shape.size()), arrays.content());
    }

    private static int number(ElementType element, NewFlatTable about) {
        if (element == ElementType.BOOL) {
            return BOOL;
        }
        if (element.floating()) {
            about.number(0, 2, element == ElementType.FLOAT32 ? 1 : 2);
            return FLOAT;
        }
        about.number(0, 4, 8L * element.bytes()).flag(1, !element.name().startsWith("U"));
        return INT;
    }
}
