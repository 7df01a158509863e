package org.kaon.lab.convert;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Schema;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes each new column of one that was there.
record MakeColumns(Schema schema, List<Make> makes) implements Stage {

    /// The way from a column to a new one.
    @FunctionalInterface
    interface Way {
        Column of(Column column, Arena memory);
    }

    /// A new column.
    ///
    /// @param from the place of the one that it is made of
    record Make(Schema.Field field, int from, Way way) {

        /// The column as it is, perhaps under another name.
        static Make same(Schema.Field field, int from) {
            return new Make(field, from, (column, _) -> column);
        }
    }

    MakeColumns {
        makes = List.copyOf(makes);
    }

    /// *Errors*: [FormatException] where two new columns have the same name.
    ///
    /// @param what is done, for the error
    static MakeColumns of(String what, List<Make> makes) throws FormatException {
        Set<String> names = new HashSet<>();
        for (Make make : makes) {
            if (!names.add(make.field.name())) {
                throw FormatException.of(
                        what,
                        "",
                        "would give two columns named \"%s\"; leave one of them out with --without."
                                .formatted(make.field.name()));
            }
        }
        return new MakeColumns(new Schema(makes.stream().map(Make::field).toList()), makes);
    }

    /// Some columns, in that order.
    static MakeColumns choose(Schema before, List<String> names) {
        List<Make> makes = new ArrayList<>();
        for (String name : names) {
            int from = before.names().indexOf(name);
            makes.add(Make.same(before.fields().get(from), from));
        }
        return new MakeColumns(new Schema(makes.stream().map(Make::field).toList()), makes);
    }

    /// Every column under a name of letters, digits and underscores.
    static MakeColumns plainNames(Schema before) throws FormatException {
        List<Make> makes = new ArrayList<>();
        for (int i = 0; i < before.fields().size(); i++) {
            Schema.Field field = before.fields().get(i);
            String name = field.name().replaceAll("[^\\p{L}\\p{N}_]", "_");
            makes.add(Make.same(new Schema.Field(name, field.type()), i));
        }
        return of("--plain-names", makes);
    }

    @Override
    public Chunk apply(Chunk chunk) {
        List<Column> columns = new ArrayList<>();
        for (Make make : makes) {
            columns.add(make.way.of(chunk.columns().get(make.from), chunk.owner()));
        }
        return new Chunk(schema, chunk.firstRow(), chunk.rows(), columns, chunk.owner());
    }
}
