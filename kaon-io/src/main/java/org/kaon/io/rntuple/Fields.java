package org.kaon.io.rntuple;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Makes the readers of fields: the one place that says what a C++ type becomes.
///
/// *Source*: specification, "Mapping of C++ Types to Fields and Columns".
final class Fields {

    private static final int DEEPEST = 100;
    private static final String STREAMED = "is written by ROOT's streamer, not as columns";

    private final Storage storage;
    private final Description description;
    private final List<List<Field>> children = new ArrayList<>();
    private final List<Field> top = new ArrayList<>();
    private final List<List<StoredColumn>> columns = new ArrayList<>();

    Fields(Storage storage, Description description) throws FormatException {
        this.storage = storage;
        this.description = description;
        List<Field> fields = description.fields();
        for (int i = 0; i < fields.size(); i++) {
            children.add(new ArrayList<>());
            columns.add(new ArrayList<>());
        }
        for (Field field : fields) {
            if (field.top()) {
                top.add(field);
            } else {
                at(children, field.parent(), "field").add(field);
            }
        }
        for (StoredColumn column : description.columns()) {
            at(columns, column.field(), "field").add(column);
        }
        for (Description.Alias alias : description.aliases()) {
            at(columns, alias.field(), "field")
                    .add(at(description.columns(), alias.column(), "column"));
        }
    }

    private <T> T at(List<T> list, int index, String what) throws FormatException {
        if (index < 0 || index >= list.size()) {
            throw FormatException.of(
                    storage.container().file().name(),
                    storage.path(),
                    "refers to %s %d of %d.".formatted(what, index, list.size()));
        }
        return list.get(index);
    }

    /// The fields that no other field is made of, in order.
    List<Field> top() {
        return top;
    }

    /// The fields that a field is made of.
    List<Field> children(Field field) {
        return children.get(field.id());
    }

    /// The columns of a field, its parts left out.
    List<StoredColumn> columns(Field field) {
        return columns.get(field.id());
    }

    /// Whether a variant is among the parts of a field.
    boolean variant(Field field) {
        return field.role() == Field.Role.VARIANT
                || children(field).stream().anyMatch(this::variant);
    }

    /// The reader of a top-level field.
    ///
    /// @param members names of members to go down to, empty for the whole field
    FieldReader reader(Field field, List<String> members) throws FormatException {
        Extent entries = cluster -> OptionalLong.of(description.clusters().get(cluster).entries());
        return new Making(field.name()).make(field, members, entries, 0);
    }

    /// Members of pairs and tuples are called _0, _1, …; here by their numbers.
    static boolean tuple(Field field) {
        return field.typeName().startsWith("std::pair<")
                || field.typeName().startsWith("std::tuple<");
    }

    /// The making of one top-level field.
    private final class Making {

        private final String name;

        Making(String name) {
            this.name = name;
        }

        FieldReader make(Field field, List<String> members, Extent extent, int depth)
                throws FormatException {
            if (depth > DEEPEST) {
                throw error("nests more than %d deep.".formatted(DEEPEST));
            }
            for (StoredColumn column : columns(field)) {
                if (column.kind().isEmpty()) {
                    return new UnknownField(
                            field.typeName(),
                            "its column is of type %#x, which is not known"
                                    .formatted(column.number()));
                }
            }
            if (field.repetitive()) {
                return fixed(field, members, extent, depth);
            }
            return switch (field.role()) {
                case LEAF -> leaf(field, members, extent, depth);
                case COLLECTION -> collection(field, members, extent, depth);
                case RECORD -> record(field, members, extent, depth);
                case VARIANT -> variant(field, extent, depth);
                case STREAMER ->
                        bytes(field, extent, new ColumnType.Opaque(field.typeName(), STREAMED));
            };
        }

        private FieldReader fixed(Field field, List<String> members, Extent extent, int depth)
                throws FormatException {
            int size = (int) field.repetition();
            Extent items = extent.times(size);
            FieldReader content =
                    columns(field).isEmpty()
                            ? make(only(field), members, items, depth + 1)
                            : number(field, items);
            return FixedField.of(size, content);
        }

        private FieldReader leaf(Field field, List<String> members, Extent extent, int depth)
                throws FormatException {
            if (columns(field).isEmpty()) { // atomic, enum
                return make(only(field), members, extent, depth + 1);
            }
            if (field.typeName().equals("std::string")) {
                return bytes(field, extent, new ColumnType.Text());
            }
            Optional<ElementType> cardinality = CppTypes.cardinality(field.typeName());
            if (cardinality.isPresent()) {
                return new CardinalityField(cardinality.get(), index(field, extent));
            }
            return number(field, extent);
        }

        private FieldReader number(Field field, Extent extent) throws FormatException {
            ColumnReader column = column(field, 0, extent);
            boolean bits = field.repetitive();
            ElementType element =
                    bits
                            ? column.element()
                            : CppTypes.number(field.typeName()).orElse(column.element());
            return new NumberField(element, column);
        }

        private FieldReader collection(Field field, List<String> members, Extent extent, int depth)
                throws FormatException {
            ColumnReader index = index(field, extent);
            FieldReader items = make(only(field), members, index.content(), depth + 1);
            return CppTypes.optional(field.typeName())
                    ? new OptionalField(index, items)
                    : new ListField(index, items);
        }

        private FieldReader record(Field field, List<String> members, Extent extent, int depth)
                throws FormatException {
            List<Inherited> all = new ArrayList<>();
            flatten(field, List.of(), all, depth);
            List<String> names = new ArrayList<>();
            for (String name : Inherited.names(all)) {
                names.add(tuple(field) ? name.substring(1) : name);
            }
            if (!members.isEmpty()) {
                int chosen = names.indexOf(members.getFirst());
                if (chosen < 0) {
                    throw error("has no member \"%s\".".formatted(members.getFirst()));
                }
                Field member = all.get(chosen).field();
                return make(member, members.subList(1, members.size()), extent, depth + 1);
            }
            List<String> distinct = new ArrayList<>();
            List<FieldReader> readers = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                // A class twice among the direct bases cannot be: only a damaged file has it.
                if (!distinct.contains(names.get(i))) {
                    distinct.add(names.get(i));
                    readers.add(make(all.get(i).field(), List.of(), extent, depth + 1));
                }
            }
            return new RecordField(distinct, readers);
        }

        // The members, then those of the base classes; what is not a record keeps its name.
        private void flatten(Field record, List<Field> bases, List<Inherited> into, int depth)
                throws FormatException {
            if (depth > DEEPEST) {
                throw error("nests more than %d deep.".formatted(DEEPEST));
            }
            List<Field> inner = new ArrayList<>();
            for (Field child : children(record)) {
                if (child.base() && child.role() == Field.Role.RECORD) {
                    inner.add(child);
                } else {
                    into.add(new Inherited(child, bases));
                }
            }
            for (Field base : inner) {
                List<Field> way = new ArrayList<>(bases);
                way.add(base);
                flatten(base, way, into, depth + 1);
            }
        }

        private FieldReader variant(Field field, Extent extent, int depth) throws FormatException {
            ColumnReader switches = column(field, 0, extent);
            if (columns(field).getFirst().kind().orElseThrow() != ColumnKind.SWITCH
                    || children(field).size() > 255) {
                throw error("is a variant without a column of switches.");
            }
            List<FieldReader> alternatives = new ArrayList<>();
            for (Field child : children(field)) {
                alternatives.add(
                        make(child, List.of(), cluster -> OptionalLong.empty(), depth + 1));
            }
            return new VariantField(switches, alternatives);
        }

        private FieldReader bytes(Field field, Extent extent, ColumnType type)
                throws FormatException {
            ColumnReader index = index(field, extent);
            return new BytesField(index, column(field, 1, index.content()), type);
        }

        private ColumnReader index(Field field, Extent extent) throws FormatException {
            ColumnReader column = column(field, 0, extent);
            if (!column.index()) {
                throw error("of type %s needs a column of indices.".formatted(field.typeName()));
            }
            return column;
        }

        /// The column at a position among those of each representation.
        private ColumnReader column(Field field, int position, Extent extent)
                throws FormatException {
            List<StoredColumn> found = new ArrayList<>();
            int before = -1;
            int at = 0;
            for (StoredColumn column : columns(field)) {
                at = column.representation() == before ? at + 1 : 0;
                before = column.representation();
                if (at == position) {
                    found.add(column);
                }
            }
            if (found.isEmpty()) {
                throw error("of type %s has no column %d.".formatted(field.typeName(), position));
            }
            return new ColumnReader(storage, description.clusters(), found, extent, name);
        }

        private Field only(Field field) throws FormatException {
            if (children(field).size() != 1) {
                throw error(
                        "of type %s is made of %d fields, expected one."
                                .formatted(field.typeName(), children(field).size()));
            }
            return children(field).getFirst();
        }

        private FormatException error(String message) {
            return FormatException.of(
                    storage.container().file().name(), storage.path() + "/" + name, message);
        }
    }
}
