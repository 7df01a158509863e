package org.kaon.lab.prepare;

import org.kaon.io.column.Schema;
import org.kaon.lab.experiment.Input;
import org.kaon.lab.expression.Expression;
import org.kaon.lab.expression.ExpressionException;
import org.kaon.lab.expression.Type;
import org.kaon.lab.expression.Values;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The first items of the row's lists: `[count, fields]`, NaN where there are fewer.
record ConstituentMaker(List<Expression> sources, int count) implements InputMaker {

    private static final String ETA = "asinh(`%pz` / hypot(`%px`, `%py`))";
    private static final String PHI = "atan2(`%py`, `%px`)";
    private static final String TURN =
            "atan2(sin(PHI - jet_phi(`@`)), cos(PHI - jet_phi(`@`)))"; // the shorter way round

    // What can be computed where a file has it not; % is the prefix, @ the particles' name.
    private static final Map<String, List<String>> DERIVED =
            Map.of(
                    "pt", List.of("hypot(`%px`, `%py`)"),
                    "eta", List.of(ETA),
                    "phi", List.of(PHI),
                    "px", List.of("`%pt` * cos(`%phi`)"),
                    "py", List.of("`%pt` * sin(`%phi`)"),
                    "pz", List.of("`%pt` * sinh(`%eta`)"),
                    "E",
                            List.of(
                                    "hypot(`%pt` * cosh(`%eta`), `%mass`)",
                                    "hypot(`%pt` * cosh(`%eta`), `%m`)", "`%pt` * cosh(`%eta`)"),
                    "ptrel", List.of("hypot(`%px`, `%py`) / jet_pt(`@`)", "`%pt` / jet_pt(`@`)"),
                    "etarel", List.of(ETA + " - jet_eta(`@`)", "`%eta` - jet_eta(`@`)"),
                    "phirel", List.of(TURN.replace("PHI", PHI), TURN.replace("PHI", "`%phi`")));

    /// *Errors*: a field that is no list of the file is a [Binding.Mismatch].
    static ConstituentMaker of(Input.Constituents input, Schema schema, String path) {
        List<Expression> sources = new ArrayList<>();
        for (Expression field : input.fields()) {
            Expression source = resolve(input.of(), field, schema);
            Type type;
            try {
                type = source.type(schema);
            } catch (ExpressionException e) {
                throw new Binding.Mismatch(path + ".fields", e.describe(source.toString()));
            }
            if (!type.list()) {
                throw new Binding.Mismatch(
                        path + ".fields",
                        "\"%s\" must give a list in each row; it gives %s."
                                .formatted(source, type));
            }
            sources.add(source);
        }
        return new ConstituentMaker(List.copyOf(sources), input.count());
    }

    // Within an expression the file's own names come first; a field alone is one of the particles.
    private static Expression resolve(String of, Expression field, Schema schema) {
        if (!field.columns().equals(List.of(field.toString()))) {
            return field.replaced(name ->
                    schema.find(name).isPresent() ? Optional.empty() : found(of, name, schema));
        }
        String name = field.toString();
        return found(of, name, schema)
                .orElseGet(() ->
                        schema.find(name).isPresent()
                                ? field
                                : Expression.parse("`" + of + "_" + name + "`"));
    }

    private static Optional<Expression> found(String of, String name, Schema schema) {
        for (String separator : List.of("_", ".", "")) {
            String prefix = of + separator;
            if (schema.find(prefix + name).isPresent()) {
                return Optional.of(Expression.parse("`" + prefix + name + "`"));
            }
            for (String derived : DERIVED.getOrDefault(name, List.of())) {
                Expression computed =
                        Expression.parse(derived.replace("%", prefix).replace("@", of));
                if (computed.columns().stream().allMatch(c -> schema.find(c).isPresent())) {
                    return Optional.of(computed);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public int size() {
        return count * sources.size();
    }

    @Override
    public int considered() {
        return count;
    }

    @Override
    public void write(List<Values> values, int row, MemorySegment target, long offset) {
        int fields = values.size();
        for (int field = 0; field < fields; field++) {
            Values list = values.get(field);
            int from = list.offsets()[row];
            int present = Math.min(count, list.offsets()[row + 1] - from);
            for (int i = 0; i < count; i++) {
                float value = i < present ? (float) list.numbers()[from + i] : Float.NaN;
                target.set(FLOAT, offset + 4L * ((long) i * fields + field), value);
            }
        }
    }
}
