package org.kaon.layer;

import org.kaon.activation.Activation;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.op.Abs;
import org.kaon.op.Add;
import org.kaon.op.And;
import org.kaon.op.Ceil;
import org.kaon.op.Cos;
import org.kaon.op.Divide;
import org.kaon.op.Equal;
import org.kaon.op.Erf;
import org.kaon.op.Exp;
import org.kaon.op.Expm1;
import org.kaon.op.Floor;
import org.kaon.op.Greater;
import org.kaon.op.GreaterEqual;
import org.kaon.op.Less;
import org.kaon.op.LessEqual;
import org.kaon.op.Log;
import org.kaon.op.Log1p;
import org.kaon.op.Max;
import org.kaon.op.Maximum;
import org.kaon.op.Mean;
import org.kaon.op.Min;
import org.kaon.op.Minimum;
import org.kaon.op.Multiply;
import org.kaon.op.Negate;
import org.kaon.op.Not;
import org.kaon.op.NotEqual;
import org.kaon.op.Or;
import org.kaon.op.Pow;
import org.kaon.op.Reciprocal;
import org.kaon.op.Round;
import org.kaon.op.Rsqrt;
import org.kaon.op.Select;
import org.kaon.op.Sign;
import org.kaon.op.Sin;
import org.kaon.op.Sqrt;
import org.kaon.op.Square;
import org.kaon.op.Subtract;
import org.kaon.op.Sum;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A function or an operator that an {@link Expression} may use.
///
/// @param takes what each argument must be: `n` a number, `b` true or false, `a` the number of an
///   axis, written out
record FormulaFunction(
        String name, String takes, boolean givesFlag, Function<List<Value>, Value> values) {

    /// Unary operators and functions by name, binary operators by symbol.
    static final Map<String, FormulaFunction> TABLE = table();

    /// A sign before a number.
    static final String MINUS = "-n";

    private interface Reduced {
        Value of(Value x, boolean keepDims, int... axes);
    }

    /// The value of a call; reductions take their axis from the text.
    Value apply(List<Value> inputs, List<Formula> arguments) {
        if (takes.equals("na")) {
            double axis = ((Formula.Literal) arguments.getLast()).number();
            return reduction(inputs.getFirst(), (int) axis);
        }
        return values.apply(inputs);
    }

    private Value reduction(Value x, int axis) {
        int rank = x.shape().rank();
        if (axis == 0 || axis >= rank || axis <= -rank) {
            throw new ConfigException(
                    "expected an axis in [1, "
                            + rank
                            + ") or counted from −1, beside that of the batch, found "
                            + axis
                            + ".");
        }
        Reduced reduced =
                switch (name) {
                    case "sum" -> Sum::sum;
                    case "mean" -> Mean::mean;
                    case "max" -> Max::max;
                    default -> Min::min;
                };
        return reduced.of(x, true, axis);
    }

    private static Map<String, FormulaFunction> table() {
        Map<String, FormulaFunction> table = new LinkedHashMap<>();
        functions(table);
        for (Activation activation : Activation.values()) {
            if (activation != Activation.GLU) {
                one(table, activation.kerasName(), activation::apply);
            }
        }
        operators(table);
        for (String reduction : List.of("sum", "mean", "max", "min")) {
            put(table, reduction, "na", false, List::getFirst);
        }
        put(table, "where", "bnn", false, v -> Select.select(v.get(0), v.get(1), v.get(2)));
        put(
                table,
                "clip",
                "nnn",
                false,
                v -> Minimum.minimum(Maximum.maximum(v.get(0), v.get(1)), v.get(2)));
        return table;
    }

    private static void functions(Map<String, FormulaFunction> table) {
        one(table, MINUS, Negate::negate);
        one(table, "abs", Abs::abs);
        one(table, "ceil", Ceil::ceil);
        one(table, "cos", Cos::cos);
        one(table, "erf", Erf::erf);
        one(table, "exp", Exp::exp);
        one(table, "expm1", Expm1::expm1);
        one(table, "floor", Floor::floor);
        one(table, "log", Log::log);
        one(table, "log1p", Log1p::log1p);
        one(table, "reciprocal", Reciprocal::reciprocal);
        one(table, "round", Round::round);
        one(table, "rsqrt", Rsqrt::rsqrt);
        one(table, "sign", Sign::sign);
        one(table, "sin", Sin::sin);
        one(table, "sqrt", Sqrt::sqrt);
        one(table, "square", Square::square);
    }

    private static void operators(Map<String, FormulaFunction> table) {
        two(table, "+", "nn", false, Add::add);
        two(table, "-", "nn", false, Subtract::subtract);
        two(table, "*", "nn", false, Multiply::multiply);
        two(table, "/", "nn", false, Divide::divide);
        two(table, "^", "nn", false, Pow::pow);
        two(table, "minimum", "nn", false, Minimum::minimum);
        two(table, "maximum", "nn", false, Maximum::maximum);
        two(table, "<", "nn", true, Less::less);
        two(table, "<=", "nn", true, LessEqual::lessEqual);
        two(table, ">", "nn", true, Greater::greater);
        two(table, ">=", "nn", true, GreaterEqual::greaterEqual);
        two(table, "==", "nn", true, Equal::equal);
        two(table, "!=", "nn", true, NotEqual::notEqual);
        two(table, "&&", "bb", true, And::and);
        two(table, "||", "bb", true, Or::or);
        put(table, "!", "b", true, v -> Not.not(v.getFirst()));
    }

    private static void one(
            Map<String, FormulaFunction> table, String name, UnaryOperator<Value> f) {
        put(table, name, "n", false, v -> f.apply(v.getFirst()));
    }

    private static void two(
            Map<String, FormulaFunction> table,
            String name,
            String takes,
            boolean givesFlag,
            BinaryOperator<Value> f) {
        put(table, name, takes, givesFlag, v -> f.apply(v.getFirst(), v.getLast()));
    }

    private static void put(
            Map<String, FormulaFunction> table,
            String name,
            String takes,
            boolean givesFlag,
            Function<List<Value>, Value> values) {
        table.put(name, new FormulaFunction(name, takes, givesFlag, values));
    }
}
