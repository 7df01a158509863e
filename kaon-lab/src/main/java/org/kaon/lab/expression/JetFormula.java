package org.kaon.lab.expression;

import org.kaon.physics.substructure.JetFeature;
import org.kaon.physics.substructure.JetFeature.Formula;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A number of a jet that is computed of its features: `ratio=tau(3) / tau(2)`.
///
/// Features are named as in [JetFeature], without particles, for there is one jet. Operators and
/// functions are those of expressions, of numbers: a comparison is 0 or 1.
public final class JetFormula {

    private static final Pattern NAMED =
            Pattern.compile("\\s*([\\p{L}_][\\p{L}\\p{N}_.]*)\\s*=(?!=)(.*)", Pattern.DOTALL);

    private JetFormula() {}

    /// The feature of a text: a feature, or `NAME=EXPRESSION` of features.
    ///
    /// *Errors*: [IllegalArgumentException] with the place of the mistake in a formula.
    public static JetFeature parse(String text) {
        Matcher named = NAMED.matcher(text);
        if (!named.matches()) {
            return JetFeature.parse(text);
        }
        String formula = named.group(2).strip();
        try {
            return new JetFeature(named.group(1), of(Parser.parse(formula)));
        } catch (ExpressionException e) {
            throw new IllegalArgumentException(
                    "jets: %s: %s".formatted(named.group(1), e.describe(formula)), e);
        }
    }

    private static Formula of(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Literal(double value, int _) -> _ -> value;
            case Syntax.Flag(boolean value, int _) -> _ -> value ? 1 : 0;
            case Syntax.Name name -> feature(name.name(), name);
            case Syntax.Unary(String operator, Syntax operand, int _) -> {
                Formula x = of(operand);
                yield operator.equals("-") ? jet -> -x.of(jet) : jet -> x.of(jet) == 0 ? 1 : 0;
            }
            case Syntax.Binary binary ->
                    combined(Evaluation.operator(binary.operator()), binary.left(), binary.right());
            case Syntax.Call call -> call(call);
            case Syntax.Item item ->
                    throw new ExpressionException(
                            item.position(), "a feature of a jet is a number, not a list.");
        };
    }

    private static Formula combined(DoubleBinaryOperator operator, Syntax left, Syntax right) {
        Formula x = of(left);
        Formula y = of(right);
        return jet -> operator.applyAsDouble(x.of(jet), y.of(jet));
    }

    private static Formula call(Syntax.Call call) {
        List<Syntax> arguments = call.arguments();
        if (call.function().equals("where")) {
            Typing.requireCount(call, 3);
            Formula condition = of(arguments.getFirst());
            Formula yes = of(arguments.get(1));
            Formula no = of(arguments.get(2));
            return jet -> condition.of(jet) != 0 ? yes.of(jet) : no.of(jet);
        }
        Optional<Function> known =
                Stream.of(Function.values())
                        .filter(f -> f.word().equals(call.function()))
                        .findFirst();
        if (known.isEmpty()) {
            return feature(written(call), call);
        }
        Typing.requireCount(call, known.get().arguments());
        if (arguments.size() == 2) {
            return combined(known.get().binary(), arguments.getFirst(), arguments.get(1));
        }
        DoubleUnaryOperator operator = known.get().unary();
        Formula x = of(arguments.getFirst());
        return jet -> operator.applyAsDouble(x.of(jet));
    }

    // A feature with its settings as [JetFeature] reads it.
    private static String written(Syntax.Call call) {
        return call.arguments().stream()
                .map(argument -> Double.toString(JetCall.number(argument, call)))
                .collect(Collectors.joining(", ", call.function() + "(", ")"));
    }

    private static Formula feature(String text, Syntax at) {
        try {
            return JetFeature.parse(text).formula();
        } catch (IllegalArgumentException e) {
            throw new ExpressionException(at.position(), String.valueOf(e.getMessage()));
        }
    }
}
