package org.kaon.io.rntuple;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Nullable;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Struct;
import org.kaon.io.column.Text;
import org.kaon.io.root.write.NewRoot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The fields and columns of an ntuple under construction, and the way of a column's values into
/// them.
///
/// *Source*: specification, "Mapping of C++ Types to Fields and Columns".
final class NewFields {

    private static final int LEAF = 0;
    private static final int COLLECTION = 1;
    private static final int RECORD = 2;

    private record NewField(int parent, int role, String name, String typeName, long repetition) {}

    /// Where values of a type go.
    @FunctionalInterface
    private interface Way {
        void append(Column values, long from, long to) throws IOException;
    }

    private final NewRoot file;
    private final List<NewField> fields = new ArrayList<>();
    private final List<NewColumn> columns = new ArrayList<>();
    private final List<Way> ways = new ArrayList<>();

    NewFields(NewRoot file, Schema schema) {
        this.file = file;
        for (Schema.Field field : schema.fields()) {
            ways.add(make(-1, field.name(), field.type()));
        }
    }

    List<NewColumn> columns() {
        return columns;
    }

    /// Appends rows of a top-level field.
    void append(int field, Column values, long from, long to) throws IOException {
        ways.get(field).append(values, from, to);
    }

    /// Whether a column can be written: not the opaque, nor arrays without items, nor records
    /// within arrays or optionals, which need a class with a name.
    ///
    /// @param named whether what is around needs the name of the type
    static boolean isKnown(ColumnType type, boolean named) {
        return switch (type) {
            case ColumnType.Flat _, ColumnType.Text _ -> true;
            case ColumnType.Jagged jagged -> isKnown(jagged.content(), named);
            case ColumnType.Fixed fixed -> fixed.size() > 0 && isKnown(fixed.content(), true);
            case ColumnType.Nullable nullable -> isKnown(nullable.content(), true);
            case ColumnType.Struct struct ->
                    !named && struct.fields().stream().allMatch(field -> isKnown(field, false));
            case ColumnType.Opaque _ -> false;
        };
    }

    private Way make(int parent, String name, ColumnType type) {
        int id = fields.size();
        int above = parent < 0 ? id : parent;
        return switch (type) {
            case ColumnType.Flat flat -> {
                add(above, LEAF, name, typeName(type), 0);
                NewColumn column = column(kind(flat.element()), id);
                int width = flat.element().bytes();
                yield (values, from, to) ->
                        column.append(((Flat) values).data(), from * width, to - from);
            }
            case ColumnType.Text _ -> {
                add(above, LEAF, name, typeName(type), 0);
                yield text(column(ColumnKind.SPLIT_INDEX_64, id), column(ColumnKind.CHAR, id));
            }
            case ColumnType.Jagged jagged -> {
                add(above, COLLECTION, name, typeName(type), 0);
                NewColumn index = column(ColumnKind.SPLIT_INDEX_64, id);
                yield list(index, make(id, "_0", jagged.content()));
            }
            case ColumnType.Nullable nullable -> {
                add(above, COLLECTION, name, typeName(type), 0);
                NewColumn index = column(ColumnKind.SPLIT_INDEX_64, id);
                yield optional(index, make(id, "_0", nullable.content()));
            }
            case ColumnType.Fixed fixed -> array(above, name, fixed, fixed.shape());
            case ColumnType.Struct struct -> record(above, name, struct);
            case ColumnType.Opaque _ -> throw new IllegalArgumentException(type.toString());
        };
    }

    private Way array(int above, String name, ColumnType.Fixed fixed, List<Integer> shape) {
        int id = fields.size();
        String type = typeName(new ColumnType.Fixed(shape, fixed.content()));
        add(above, LEAF, name, type, shape.getFirst());
        List<Integer> inner = shape.subList(1, shape.size());
        if (!inner.isEmpty()) {
            return array(id, "_0", fixed, inner);
        }
        Way content = make(id, "_0", fixed.content());
        return (values, from, to) -> {
            Fixed array = (Fixed) values;
            content.append(array.content(), from * array.size(), to * array.size());
        };
    }

    private Way record(int above, String name, ColumnType.Struct struct) {
        int id = fields.size();
        add(above, RECORD, name, "", 0);
        List<Way> members = new ArrayList<>();
        for (int i = 0; i < struct.names().size(); i++) {
            members.add(make(id, struct.names().get(i), struct.fields().get(i)));
        }
        return (values, from, to) -> {
            for (int i = 0; i < members.size(); i++) {
                members.get(i).append(((Struct) values).fields().get(i), from, to);
            }
        };
    }

    private static Way text(NewColumn index, NewColumn bytes) {
        return (values, from, to) -> {
            Text texts = (Text) values;
            for (long row = from; row < to; row++) {
                index.appendList(texts.offsets().count(row));
            }
            if (to > from) {
                long start = texts.offsets().start(from);
                bytes.append(texts.utf8(), start, texts.offsets().end(to - 1) - start);
            }
        };
    }

    private static Way list(NewColumn index, Way items) {
        return (values, from, to) -> {
            Jagged lists = (Jagged) values;
            for (long row = from; row < to; row++) {
                index.appendList(lists.count(row));
            }
            if (to > from) {
                items.append(
                        lists.content(), lists.offsets().start(from), lists.offsets().end(to - 1));
            }
        };
    }

    private static Way optional(NewColumn index, Way content) {
        return (values, from, to) -> {
            Nullable optional = (Nullable) values;
            for (long row = from; row < to; row++) {
                boolean valid = optional.valid(row);
                index.appendList(valid ? 1 : 0);
                if (valid) {
                    content.append(optional.content(), row, row + 1);
                }
            }
        };
    }

    private void add(int parent, int role, String name, String typeName, long repetition) {
        fields.add(new NewField(parent, role, name, typeName, repetition));
    }

    private NewColumn column(ColumnKind kind, int field) {
        NewColumn column = new NewColumn(file, kind, field);
        columns.add(column);
        return column;
    }

    private static ColumnKind kind(ElementType element) {
        return switch (element) {
            case BOOL -> ColumnKind.BIT;
            case INT8 -> ColumnKind.INT_8;
            case UINT8 -> ColumnKind.UINT_8;
            case INT16 -> ColumnKind.SPLIT_INT_16;
            case UINT16 -> ColumnKind.SPLIT_UINT_16;
            case INT32 -> ColumnKind.SPLIT_INT_32;
            case UINT32 -> ColumnKind.SPLIT_UINT_32;
            case INT64 -> ColumnKind.SPLIT_INT_64;
            case UINT64 -> ColumnKind.SPLIT_UINT_64;
            case FLOAT32 -> ColumnKind.SPLIT_REAL_32;
            case FLOAT64 -> ColumnKind.SPLIT_REAL_64;
        };
    }

    // Records have no name, and so have lists of them.
    private static String typeName(ColumnType type) {
        return switch (type) {
            case ColumnType.Flat flat -> CppTypes.name(flat.element());
            case ColumnType.Text _ -> "std::string";
            case ColumnType.Jagged jagged -> around("std::vector<%s>", jagged.content());
            case ColumnType.Nullable nullable -> around("std::optional<%s>", nullable.content());
            case ColumnType.Fixed fixed -> {
                String name = typeName(fixed.content());
                for (int extent : fixed.shape().reversed()) {
                    name = "std::array<" + name + "," + extent + ">";
                }
                yield name;
            }
            case ColumnType.Struct _, ColumnType.Opaque _ -> "";
        };
    }

    private static String around(String form, ColumnType content) {
        String inner = typeName(content);
        return inner.isEmpty() ? "" : form.formatted(inner);
    }

    /// Writes the schema description.
    void describe(Frames out) {
        out.records(
                fields,
                (o, field) -> {
                    int flags = field.repetition > 0 ? 1 : 0;
                    o.put(4, 0).put(4, 0).put(4, field.parent).put(2, field.role).put(2, flags);
                    o.text(field.name).text(field.typeName).text("").text("");
                    if (flags != 0) {
                        o.put(8, field.repetition);
                    }
                });
        out.records(columns, (o, column) -> column.describe(o));
        out.list(List.of(), (o, none) -> {});
        out.list(List.of(), (o, none) -> {});
    }
}
