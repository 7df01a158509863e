package org.kaon.io.column;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The members of a table's structures as columns of their own: `muons/pt` is the column of lists
/// of `pt`, where `muons` holds lists of structures.
///
/// @param fields the outermost columns
public record Members(List<Schema.Field> fields) {

    public Members {
        fields = List.copyOf(fields);
    }

    /// One member.
    ///
    /// @param field the place of its outermost column
    /// @param path from there, empty for the column itself
    public record Member(int field, List<String> path, String name, ColumnType type) {
        public Member {
            path = List.copyOf(path);
        }
    }

    /// The innermost members, which hold no structures.
    ///
    /// *Errors*: [IllegalArgumentException] where two have the same name.
    public Schema schema() {
        return new Schema(
                all().stream()
                        .filter(it -> !structured(it.type))
                        .map(it -> new Schema.Field(it.name, it.type))
                        .toList());
    }

    /// The chosen members, which may be structures too, under the names by which they are asked
    /// for.
    ///
    /// *Errors*: unknown names are a [FormatException] that names the nearest ones.
    ///
    /// @param file where the columns come from, for the error
    public List<Member> select(Projection projection, String file) throws FormatException {
        List<Member> all = all();
        List<Member> chosen = new ArrayList<>();
        for (String name : projection.names()) {
            Optional<Member> found = find(all, name);
            if (found.isEmpty()) {
                List<String> names = all.stream().map(Member::name).toList();
                throw FormatException.of(
                        file,
                        "",
                        "has no column \"%s\".%s".formatted(name, Nearest.hint(name, names)));
            }
            Member member = found.get();
            chosen.add(new Member(member.field, member.path, name, member.type));
        }
        return chosen;
    }

    private static Optional<Member> find(List<Member> all, String name) {
        Optional<Member> exact = all.stream().filter(it -> it.name.equals(name)).findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        List<Member> ending = all.stream().filter(it -> it.name.endsWith("/" + name)).toList();
        return ending.size() == 1 ? Optional.of(ending.getFirst()) : Optional.empty();
    }

    private List<Member> all() {
        List<Member> all = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            Schema.Field field = fields.get(i);
            add(new Member(i, List.of(), field.name(), field.type()), all);
        }
        return all;
    }

    private static void add(Member member, List<Member> all) {
        all.add(member);
        for (String name : names(member.type)) {
            List<String> path = new ArrayList<>(member.path);
            path.add(name);
            ColumnType type = type(member.type, name);
            add(new Member(member.field, path, member.name + "/" + name, type), all);
        }
    }

    private static boolean structured(ColumnType type) {
        return !names(type).isEmpty();
    }

    private static List<String> names(ColumnType type) {
        return switch (type) {
            case ColumnType.Struct struct -> struct.names();
            case ColumnType.Jagged jagged -> names(jagged.content());
            case ColumnType.Fixed fixed -> names(fixed.content());
            case ColumnType.Nullable nullable -> names(nullable.content());
            case ColumnType.Flat _, ColumnType.Text _, ColumnType.Opaque _ -> List.of();
        };
    }

    private static ColumnType type(ColumnType type, String name) {
        return switch (type) {
            case ColumnType.Struct struct -> struct.fields().get(struct.names().indexOf(name));
            case ColumnType.Jagged jagged -> new ColumnType.Jagged(type(jagged.content(), name));
            case ColumnType.Fixed fixed ->
                    new ColumnType.Fixed(fixed.shape(), type(fixed.content(), name));
            case ColumnType.Nullable nullable -> {
                ColumnType member = type(nullable.content(), name);
                yield member instanceof ColumnType.Nullable
                        ? member
                        : new ColumnType.Nullable(member);
            }
            case ColumnType.Flat _, ColumnType.Text _, ColumnType.Opaque _ -> type;
        };
    }

    /// The column of a member, a view but for the bytes of validity.
    ///
    /// @param column the outermost column
    /// @param path from there
    public static Column column(Column column, List<String> path, SegmentAllocator memory) {
        Column at = column;
        for (String name : path) {
            at = member(at, name, memory);
        }
        return at;
    }

    private static Column member(Column column, String name, SegmentAllocator memory) {
        return switch (column) {
            case Struct struct -> struct.fields().get(struct.names().indexOf(name));
            case Jagged jagged ->
                    new Jagged(jagged.offsets(), member(jagged.content(), name, memory));
            case Fixed fixed ->
                    new Fixed(fixed.length(), fixed.shape(), member(fixed.content(), name, memory));
            case Nullable nullable ->
                    switch (member(nullable.content(), name, memory)) {
                        case Nullable inner ->
                                new Nullable(both(nullable, inner, memory), inner.content());
                        case Column inner -> new Nullable(nullable.valid(), inner);
                    };
            case Flat _, Text _, Opaque _ -> column;
        };
    }

    private static MemorySegment both(Nullable outer, Nullable inner, SegmentAllocator memory) {
        MemorySegment valid = memory.allocate(inner.length());
        for (long i = 0; i < inner.length(); i++) {
            byte there = (byte) (outer.valid(i) && inner.valid(i) ? 1 : 0);
            valid.set(ValueLayout.JAVA_BYTE, i, there);
        }
        return valid;
    }
}
