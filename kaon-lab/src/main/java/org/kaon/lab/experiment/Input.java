package org.kaon.lab.experiment;

import org.kaon.lab.expression.Expression;
import org.kaon.lab.yaml.Fields;
import org.kaon.lab.yaml.Value;
import org.kaon.lab.yaml.Words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One input of the network: how it is made of an event's columns.
public sealed interface Input permits JetPicture, Input.Features, Input.Constituents, Input.Array {

    /// The shape of one event, without the batch axis.
    List<Integer> shape();

    /// As the YAML file has it, with every default.
    Map<String, Object> plain();

    /// Numbers of the event, `[columns]`.
    ///
    /// @param standardise whether each becomes `(x − mean) / σ` of the training part
    record Features(List<Expression> columns, boolean standardise) implements Input {
        public Features {
            columns = List.copyOf(columns);
        }

        @Override
        public List<Integer> shape() {
            return List.of(columns.size());
        }

        static Features read(Fields in) {
            List<Expression> columns =
                    in.required("columns")
                            .map(v ->
                                    Fields.list(
                                            v,
                                            in.path("columns"),
                                            (item, p) -> Formula.read(item, p, in.problems())))
                            .orElse(List.of());
            if (in.has("columns") && columns.isEmpty()) {
                in.mistake("columns", "expected a list of expressions; found none.");
            }
            Features features = new Features(columns, in.flag("standardise", false));
            in.done();
            return features;
        }

        @Override
        public Map<String, Object> plain() {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("columns", columns.stream().map(Expression::toString).toList());
            plain.put("standardise", standardise);
            return plain;
        }
    }

    /// The first items of an event's lists, `[count, fields]`, zeros where there are fewer.
    ///
    /// @param of the beginning of the columns' names
    /// @param fields what each item holds: `px` for the column `part_px`; `pt`, `eta`, `phi`, `E`,
    ///   `px`, `py`, `pz` are computed where the file has them not, as are `ptrel`, `etarel` and
    ///   `phirel`, relative to the sum of all particles; or any expression over lists
    /// @param standardise whether each field becomes `(x − mean) / σ` of the items present in the
    ///   training part; absent items stay 0
    record Constituents(String of, int count, List<Expression> fields, boolean standardise)
            implements Input {
        public Constituents {
            fields = List.copyOf(fields);
        }

        @Override
        public List<Integer> shape() {
            return List.of(count, fields.size());
        }

        static Constituents read(Fields in) {
            String of = in.text("of");
            int count = (int) in.integer("count", 1, 100_000, 0);
            if (!in.has("count")) {
                in.mistake("count", "is missing.");
            }
            List<Expression> fields =
                    in.required("fields")
                            .map(v ->
                                    Fields.list(
                                            v,
                                            in.path("fields"),
                                            (item, p) -> Formula.read(item, p, in.problems())))
                            .orElse(List.of());
            if (in.has("fields") && fields.isEmpty()) {
                in.mistake("fields", "expected a list of fields; found none.");
            }
            boolean standardise = in.flag("standardise", false);
            in.done();
            return new Constituents(of, count, fields, standardise);
        }

        @Override
        public Map<String, Object> plain() {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("of", of);
            plain.put("count", count);
            plain.put("fields", fields.stream().map(Expression::toString).toList());
            plain.put("standardise", standardise);
            return Map.of("constituents", plain);
        }
    }

    /// An array of an event as the file has it: a picture, a matrix.
    ///
    /// @param column a column of fixed shape, or an expression over one: `image / 255`
    /// @param standardise whether each place becomes `(x − mean) / σ` of the training part
    record Array(Expression column, List<Integer> shape, boolean standardise) implements Input {
        public Array {
            shape = List.copyOf(shape);
        }

        static Array read(Fields in) {
            Expression column = Formula.read(in, "column", Events.ALIKE);
            if (!in.has("column")) {
                in.mistake("column", "is missing.");
            }
            List<Integer> shape = in.list("shape", (v, p) -> extent(v, p, in));
            if (shape.isEmpty()) {
                in.mistake(
                        "shape", "expected the extents of one event: [height, width, channels].");
            }
            boolean standardise = in.flag("standardise", false);
            in.done();
            return new Array(column, shape, standardise);
        }

        private static int extent(Value value, String path, Fields in) {
            double extent = Fields.real(value, path, 1, 1 << 20, in.problems());
            if (extent != Math.rint(extent)) {
                in.problems().add(value, path, "expected a whole number; found " + extent + ".");
            }
            return (int) Math.max(1, extent);
        }

        @Override
        public Map<String, Object> plain() {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("column", column.toString());
            plain.put("shape", shape);
            plain.put("standardise", standardise);
            return Map.of("tensor", plain);
        }
    }

    /// Reads all inputs of an experiment into a map.
    static void readAll(Value value, String path, Fields parent, Map<String, Input> into) {
        Fields in = Fields.of(value, path, parent.problems());
        for (String name : in.keys()) {
            in.optional(name)
                    .ifPresent(v ->
                            read(Fields.of(v, in.path(name), in.problems()))
                                    .ifPresent(input -> into.put(name, input)));
        }
        if (in.keys().isEmpty() && value instanceof Value.Mapping) {
            in.problems().add(value, path, "expected an input at least; found none.");
        }
    }

    private static java.util.Optional<Input> read(Fields in) {
        List<String> kinds = List.of("jet-image", "columns", "constituents", "tensor");
        if (in.has("columns")) {
            return java.util.Optional.of(Features.read(in));
        }
        for (String kind : List.of("jet-image", "constituents", "tensor")) {
            if (in.has(kind)) {
                Fields inner =
                        Fields.of(in.optional(kind).orElseThrow(), in.path(kind), in.problems());
                Input input =
                        switch (kind) {
                            case "constituents" -> Constituents.read(inner);
                            case "tensor" -> Array.read(inner);
                            default -> JetPicture.read(inner);
                        };
                in.done();
                return java.util.Optional.of(input);
            }
        }
        String found = in.keys().isEmpty() ? "nothing" : String.join(", ", in.keys());
        in.problems()
                .add(
                        in.location(),
                        in.path(),
                        "expected one of %s; found %s.%s"
                                .formatted(
                                        String.join(", ", kinds),
                                        found,
                                        in.keys().isEmpty()
                                                ? ""
                                                : Words.meant(in.keys().getFirst(), kinds)));
        return java.util.Optional.empty();
    }
}
