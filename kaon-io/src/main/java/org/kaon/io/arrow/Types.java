package org.kaon.io.arrow;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;

import java.util.ArrayList;
import java.util.List;

/// The types of columns that fields become.
///
/// @param missing by the number of a field, whether a value of it is missing anywhere
record Types(boolean[] missing) {

    static final String UNREAD = "Kaon does not read such values of Arrow";
    static final String BYTES = "bytes without a meaning";

    ColumnType of(Field field) {
        ColumnType type = plain(field);
        boolean optional = missing[field.number()] || field.kind() instanceof Kind.Nothing;
        return optional && !(type instanceof ColumnType.Nullable)
                ? new ColumnType.Nullable(type)
                : type;
    }

    private ColumnType plain(Field field) {
        return switch (field.kind()) {
            case Kind.Nothing _, Kind.Decimal _ -> new ColumnType.Flat(ElementType.FLOAT64);
            case Kind.Plain number -> new ColumnType.Flat(number.element());
            case Kind.Bits _ -> new ColumnType.Flat(ElementType.BOOL);
            case Kind.Half _ -> new ColumnType.Flat(ElementType.FLOAT32);
            case Kind.Bytes bytes -> bytes(bytes.text());
            case Kind.Views views -> bytes(views.text());
            case Kind.FixedBytes bytes -> new ColumnType.Opaque(bytes.name(), BYTES);
            case Kind.Lists _ -> new ColumnType.Jagged(of(field.children().getFirst()));
            case Kind.FixedLists lists -> fixed(lists.size(), of(field.children().getFirst()));
            case Kind.Structure _ ->
                    new ColumnType.Struct(
                            field.children().stream().map(Field::name).toList(),
                            field.children().stream().map(this::of).toList());
            case Kind.Unknown unknown -> new ColumnType.Opaque(unknown.name(), UNREAD);
        };
    }

    private static ColumnType bytes(boolean text) {
        return text ? new ColumnType.Text() : new ColumnType.Opaque("binary", BYTES);
    }

    // Arrays of arrays are arrays of more dimensions.
    private static ColumnType fixed(int size, ColumnType item) {
        List<Integer> shape = new ArrayList<>(List.of(size));
        if (item instanceof ColumnType.Fixed inner) {
            shape.addAll(inner.shape());
            return new ColumnType.Fixed(shape, inner.content());
        }
        return new ColumnType.Fixed(shape, item);
    }
}
