package org.kaon.lab.expression;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Schema;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A parsed formula over columns. Two are equal when their texts are.
///
/// Operators `|| && == != < <= > >= + - * / % ^ !`, item `x[i]`, constants `pi`, `true`, `false`;
/// element-wise functions sqrt, abs, exp, log, log10, sin, cos, tan, asin, acos, atan, sinh, cosh,
/// tanh, asinh, floor, ceil, round, sign, pdg_charge, atan2, hypot, pow, min, max, isnan, where(c,
/// a, b); over the list of a row sum, count, mean, max, min, any, all; of lists slice, take, mask,
/// pad, present, argsort, argmax, argmin, flatten, counts, broadcast, combinations, cartesian,
/// nearest, nearest_delta_r; over particles delta_phi, delta_r, pseudorapidity, rapidity,
/// transverse_mass, invariant_mass, mt2, neutrino_pz, collins_soper_cos, collins_soper_phi,
/// razor_mr, razor_r2; over all particles of a row missing_pt, missing_phi, system_mass and, as one
/// jet, every number of [org.kaon.physics.substructure.JetFeatures]: `tau(part, 3)`,
/// `soft_drop_mass(part, 0.1, 0)`. `docs/reference/expressions.md` tells their arguments. Column
/// names with unusual characters stand in back quotes.
///
/// *Type*: float64; integer columns are exact up to 2⁵³. A comparison with NaN is false (`!=`
/// true).
public final class Expression {

    private final String text;
    private final Syntax syntax;
    private final List<String> columns;

    private Expression(String text, Syntax syntax) {
        this.text = text;
        this.syntax = syntax;
        Set<String> names = new LinkedHashSet<>();
        collect(syntax, names);
        this.columns = List.copyOf(names);
    }

    /// The formula of a text.
    ///
    /// *Errors*: [ExpressionException] with the position of the mistake.
    public static Expression parse(String text) {
        return new Expression(text, Parser.parse(text));
    }

    static Expression of(Syntax syntax) {
        return new Expression(syntax.written(), syntax);
    }

    /// The same where names stand for other expressions; this where none does.
    public Expression replaced(Function<String, Optional<Expression>> names) {
        if (columns.stream().allMatch(name -> names.apply(name).isEmpty())) {
            return this;
        }
        return of(
                syntax.replaced(
                        name -> names.apply(name.name()).map(it -> it.syntax).orElse(name)));
    }

    /// The columns that it names, each once, in order of appearance.
    public List<String> columns() {
        return columns;
    }

    /// The columns that it reads of that schema: those it names, and those of its particles.
    ///
    /// *Errors*: particles that the schema lacks are an [ExpressionException].
    public List<String> columns(Schema schema) {
        Set<String> names = new LinkedHashSet<>(columns);
        for (JetCall call : JetCalls.in(syntax, schema)) {
            names.addAll(call.group().particles().names(schema));
        }
        return List.copyOf(names);
    }

    /// What it gives over columns of that schema.
    ///
    /// *Errors*: an unknown column, or a part of the wrong type, is an [ExpressionException].
    public Type type(Schema schema) {
        return new Typing(schema).of(syntax);
    }

    /// This, or the only item of a column that holds arrays of one, as NumPy and HDF5 keep labels
    /// of shape `(n, 1)`.
    public Expression single(Schema schema) {
        return syntax instanceof Syntax.Name name
                        && schema.find(name.name())
                                .filter(it ->
                                        it.type() instanceof ColumnType.Fixed array
                                                && array.size() == 1)
                                .isPresent()
                ? parse(text + "[0]")
                : this;
    }

    /// Its values for all rows of a chunk that was read with [#columns(Schema)] at least.
    ///
    /// *Errors*: as [#type]; lists of different lengths that meet are an [ExpressionException].
    public Values evaluate(Chunk chunk) {
        return Evaluation.of(syntax, chunk);
    }

    private static void collect(Syntax syntax, Set<String> into) {
        switch (syntax) {
            case Syntax.Name name -> into.add(name.name());
            case Syntax.Call call when JetCall.is(call) ->
                    call.arguments().stream().skip(1).forEach(a -> collect(a, into));
            case Syntax.Literal _,
                    Syntax.Flag _,
                    Syntax.Unary _,
                    Syntax.Binary _,
                    Syntax.Call _,
                    Syntax.Item _ ->
                    syntax.parts().forEach(part -> collect(part, into));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression expression && expression.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /// The text it was parsed from.
    @Override
    public String toString() {
        return text;
    }
}
