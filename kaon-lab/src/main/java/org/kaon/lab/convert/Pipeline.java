package org.kaon.lab.convert;

import org.kaon.io.Sinks;
import org.kaon.io.column.Accepted;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Schema;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The way from a source's columns to those of the new table.
///
/// The numbers of rows go along to the end ([RowNumbers]).
///
/// @param read the source's columns that are needed
/// @param schema of the new table
/// @param leftOut columns of types that are not understood and that the format does not take
record Pipeline(Projection read, List<Stage> stages, Schema schema, List<String> leftOut) {

    Pipeline {
        stages = List.copyOf(stages);
        leftOut = List.copyOf(leftOut);
    }

    /// *Errors*: [FormatException] for what a query names and the source lacks, for expressions
    /// that make no sense, and for columns that the format of `out` does not take, with what to do.
    static Pipeline of(Schema source, String name, Query query, Fitting fitting, Path out)
            throws FormatException {
        return new Builder(source, name, query).build(fitting, out);
    }

    /// The rows of a chunk behind all stages, with their numbers.
    Chunk apply(Chunk chunk) throws FormatException {
        Chunk current = chunk;
        for (Stage stage : stages) {
            current = stage.apply(current);
        }
        return current;
    }

    private static final class Builder {

        private final Schema source;
        private final String name;
        private final Query query;
        private final List<Formula> created = new ArrayList<>();
        private final List<String> createdNames = new ArrayList<>();
        private final List<Stage> stages = new ArrayList<>();
        private final List<String> leftOut = new ArrayList<>();
        private Schema current;

        Builder(Schema source, String name, Query query) throws FormatException {
            this.source = source;
            this.name = name;
            this.query = query;
            for (String text : query.created()) {
                int equal = text.indexOf('=');
                String column = equal < 0 ? "" : text.substring(0, equal).strip();
                if (column.isEmpty() || text.startsWith("==", equal)) {
                    throw FormatException.of(
                            "--new",
                            "",
                            "expected name=expression, as in --new mass=\"sqrt(E^2-p^2)\"; found \"%s\"."
                                    .formatted(text));
                }
                createdNames.add(column);
                created.add(Formula.parse("--new " + column, text.substring(equal + 1)));
            }
            this.current = source;
        }

        Pipeline build(Fitting fitting, Path out) throws FormatException {
            List<String> chosen = chosen(out);
            Set<String> read = new LinkedHashSet<>(chosen);
            List<Formula> formulas = new ArrayList<>(created);
            if (query.where().isPresent()) {
                formulas.add(Formula.parse("--where", query.where().get()));
            }
            for (Formula formula : formulas) {
                read.addAll(formula.columns(source));
            }
            Projection projection = new Projection(List.copyOf(read));
            current = RowNumbers.with(source.select(projection, name, ""));
            if (!fitting.missing().isEmpty()) {
                add(FillMissing.of(current, Fitting.settings(fitting.missing())));
            }
            for (int i = 0; i < created.size(); i++) {
                add(AddColumn.of(current, createdNames.get(i), created.get(i)));
            }
            if (query.where().isPresent()) {
                add(SelectRows.of(current, formulas.getLast()));
            }
            chosen.addAll(createdNames);
            chosen.removeIf(this::unwanted);
            chosen.add(RowNumbers.FIELD.name());
            add(MakeColumns.choose(current, chosen));
            fit(fitting, out);
            Schema schema = RowNumbers.without(current);
            requireAccepted(schema, out);
            return new Pipeline(projection, stages, schema, leftOut);
        }

        private void add(Stage stage) {
            stages.add(stage);
            current = stage.schema();
        }

        private void fit(Fitting fitting, Path out) throws FormatException {
            if (!fitting.pad().isEmpty()) {
                add(PadLists.of(current, Fitting.settings(fitting.pad())));
            }
            if (fitting.flatten()) {
                ColumnType array =
                        new ColumnType.Fixed(List.of(1), new ColumnType.Flat(ElementType.FLOAT64));
                add(Flatten.of(current, !Sinks.accepted(out).holds(array)));
            }
            if (fitting.plainNames()) {
                add(MakeColumns.plainNames(current));
            }
        }

        // In the order of the patterns, each once.
        private List<String> chosen(Path out) throws FormatException {
            Accepted accepted = Sinks.accepted(out);
            Set<String> chosen = new LinkedHashSet<>();
            List<String> patterns = query.columns().isEmpty() ? List.of("*") : query.columns();
            for (String text : patterns) {
                NamePattern pattern = new NamePattern(text);
                for (Schema.Field field : pattern.of(source, name)) {
                    boolean opaque = field.type() instanceof ColumnType.Opaque;
                    if (!opaque || pattern.exact() || accepted.holds(field.type())) {
                        chosen.add(field.name());
                    } else if (!unwanted(field.name())) {
                        leftOut.add(field.name());
                    }
                }
            }
            chosen.removeIf(this::unwanted);
            leftOut.removeIf(chosen::contains);
            return new ArrayList<>(chosen);
        }

        private boolean unwanted(String column) {
            return query.without().stream().anyMatch(it -> new NamePattern(it).fits(column));
        }

        private static void requireAccepted(Schema schema, Path out) throws FormatException {
            if (schema.fields().isEmpty()) {
                throw FormatException.of(out.toString(), "", "would have no columns.");
            }
            Accepted accepted = Sinks.accepted(out);
            List<Schema.Field> refused =
                    schema.fields().stream().filter(it -> !accepted.holds(it.type())).toList();
            if (!refused.isEmpty()) {
                throw FormatException.of(
                        out.toString(),
                        refused.getFirst().name(),
                        Advice.of(refused, accepted, Sinks.endings(refused.getFirst().type())));
            }
        }
    }
}
