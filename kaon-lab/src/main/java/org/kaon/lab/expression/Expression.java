package org.kaon.lab.expression;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Schema;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A parsed formula over columns. Two are equal when their texts are.
///
/// Operators `|| && == != < <= > >= + - * / % ^ !`, item `x[i]`, constants `pi`, `true`, `false`;
/// element-wise functions sqrt, abs, exp, log, log10, sin, cos, tan, asin, acos, atan, sinh, cosh,
/// tanh, asinh, floor, ceil, round, sign, atan2, hypot, pow, min, max, isnan, where(c, a, b); over
/// the list of a row sum, count, mean, max, min, any, all; of lists slice, take, mask, pad,
/// present, argsort, argmax, argmin, flatten, counts, broadcast, combinations, cartesian, nearest,
/// nearest_delta_r; over particles delta_phi, delta_r, pseudorapidity, rapidity, transverse_mass,
/// invariant_mass, mt2, neutrino_pz, collins_soper_cos, collins_soper_phi, razor_mr, razor_r2; over
/// all particles of a row missing_pt, missing_phi, system_mass. `docs/reference/expressions.md`
/// tells their arguments. Column names with unusual characters stand in back quotes.
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

    /// The columns that it reads, each once, in order of appearance.
    public List<String> columns() {
        return columns;
    }

    /// What it gives over columns of that schema.
    ///
    /// *Errors*: an unknown column, or a part of the wrong type, is an [ExpressionException].
    public Type type(Schema schema) {
        return new Typing(schema).of(syntax);
    }

    /// Its values for all rows of a chunk that was read with [#columns] at least.
    ///
    /// *Errors*: as [#type]; lists of different lengths that meet are an [ExpressionException].
    public Values evaluate(Chunk chunk) {
        return new Evaluation(chunk.schema(), chunk).of(syntax);
    }

    private static void collect(Syntax syntax, Set<String> into) {
        switch (syntax) {
            case Syntax.Literal _, Syntax.Flag _ -> {}
            case Syntax.Name name -> into.add(name.name());
            case Syntax.Unary unary -> collect(unary.operand(), into);
            case Syntax.Binary binary -> {
                collect(binary.left(), into);
                collect(binary.right(), into);
            }
            case Syntax.Call call -> call.arguments().forEach(a -> collect(a, into));
            case Syntax.Item item -> {
                collect(item.list(), into);
                collect(item.index(), into);
            }
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
