package org.kaon.layer;

import org.kaon.config.ConfigException;
import org.kaon.config.Nearest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text to a {@link Formula}, by binding power (Pratt 1973).
///
/// Weakest first: `||`, `&&`, comparisons (which do not chain), `+ -`, `* /`, unary `- !`, `^`
/// (right to left, so that `-x^2` is `-(x^2)`): the grammar of an experiment's expressions.
final class FormulaParser {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*((?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?|[A-Za-z_]\\w*"
                            + "|&&|\\|\\||[=!<>]=|[-+*/^<>!(),]|$)");
    private static final Map<String, Integer> POWER =
            Map.ofEntries(
                    Map.entry("||", 1),
                    Map.entry("&&", 2),
                    Map.entry("==", 3),
                    Map.entry("!=", 3),
                    Map.entry("<", 3),
                    Map.entry("<=", 3),
                    Map.entry(">", 3),
                    Map.entry(">=", 3),
                    Map.entry("+", 4),
                    Map.entry("-", 4),
                    Map.entry("*", 5),
                    Map.entry("/", 5),
                    Map.entry("^", 7));
    private static final int COMPARISON = 3;
    private static final int UNARY = 6;
    private static final int EXPONENT = 7;
    private static final int DEPTH = 100;

    private record Token(String text, int position) {

        String described() {
            return text.isEmpty() ? "the end" : '"' + text + '"';
        }
    }

    private final String text;
    private Token next;
    private int depth;

    private FormulaParser(String text) {
        this.text = text;
        this.next = token(0);
    }

    /// *Errors*: {@link ConfigException} with the column of what is wrong.
    static Formula parse(String text) {
        FormulaParser parser = new FormulaParser(text);
        Formula formula = parser.expression(0);
        if (!parser.next.text.isEmpty()) {
            throw parser.wrong(
                    parser.next,
                    "expected an operator or the end, found " + parser.next.described() + ".");
        }
        if (formula.isFlag() || !formula.names(_ -> true)) {
            throw parser.wrong(
                    new Token("", 0),
                    formula.isFlag()
                            ? "expected a number, found a condition. Use where(condition, a, b)."
                            : "names no input. The inputs are x0, x1, …, or x if there is one.");
        }
        return formula;
    }

    private Token token(int from) {
        Matcher matcher = TOKEN.matcher(text).region(from, text.length());
        if (!matcher.lookingAt()) {
            int at = from;
            while (Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            throw wrong(new Token("", at), "unexpected character '" + text.charAt(at) + "'.");
        }
        return new Token(matcher.group(1), matcher.start(1));
    }

    private ConfigException wrong(Token at, String what) {
        return new ConfigException(
                "Expression \"" + text + "\", column " + (at.position + 1) + ": " + what);
    }

    private Token take() {
        Token taken = next;
        next = token(taken.position + taken.text.length());
        return taken;
    }

    private Formula expression(int power) {
        if (++depth > DEPTH) {
            throw wrong(next, "nested deeper than " + DEPTH + " levels.");
        }
        Formula left = operand();
        while (POWER.getOrDefault(next.text, 0) > power) {
            Token operator = take();
            int binding = POWER.getOrDefault(operator.text, 0);
            // A power's right side takes further powers and a sign with it.
            Formula right = expression(binding == EXPONENT ? UNARY - 1 : binding);
            if (binding == COMPARISON && POWER.getOrDefault(next.text, 0) == COMPARISON) {
                throw wrong(next, "comparisons do not chain. Write a < b && b < c.");
            }
            left = call(operator.text, List.of(left, right), operator);
        }
        depth--;
        return left;
    }

    private Formula operand() {
        Token token = take();
        char first = token.text.isEmpty() ? ' ' : token.text.charAt(0);
        if (Character.isDigit(first) || first == '.') {
            return new Formula.Literal(Double.parseDouble(token.text));
        }
        if (Character.isLetter(first) || first == '_') {
            return next.text.equals("(") ? function(token) : name(token);
        }
        return switch (token.text) {
            case "(" -> {
                Formula inner = expression(0);
                close(token);
                yield inner;
            }
            case "-" -> signed(expression(UNARY), token);
            case "!" -> call("!", List.of(expression(UNARY)), token);
            default ->
                    throw wrong(
                            token,
                            "expected a number, an input or a function, found "
                                    + token.described()
                                    + ".");
        };
    }

    private Formula signed(Formula formula, Token token) {
        return formula instanceof Formula.Literal(double number)
                ? new Formula.Literal(-number)
                : call(FormulaFunction.MINUS, List.of(formula), token);
    }

    private Formula name(Token token) {
        if (token.text.equals("pi")) {
            return new Formula.Literal(Math.PI);
        }
        if (token.text.matches("x\\d{0,3}")) {
            String index = token.text.substring(1);
            return new Formula.Input(index.isEmpty() ? 0 : Integer.parseInt(index));
        }
        throw wrong(
                token,
                "there is no \""
                        + token.text
                        + "\". The inputs are x0, x1, …, or x if there is one; a function takes its"
                        + " arguments in brackets.");
    }

    private Formula function(Token name) {
        Token bracket = take();
        List<Formula> arguments = new ArrayList<>();
        if (!next.text.equals(")")) {
            arguments.add(expression(0));
            while (next.text.equals(",")) {
                take();
                arguments.add(expression(0));
            }
        }
        close(bracket);
        return call(name.text, arguments, name);
    }

    private void close(Token opened) {
        Token token = take();
        if (!token.text.equals(")")) {
            throw wrong(
                    token,
                    "expected \")\" for the \"(\" at column "
                            + (opened.position + 1)
                            + ", found "
                            + token.described()
                            + ".");
        }
    }

    private Formula call(String name, List<Formula> arguments, Token at) {
        FormulaFunction function = FormulaFunction.TABLE.get(name);
        if (function == null) {
            List<String> known =
                    FormulaFunction.TABLE.keySet().stream()
                            .filter(word -> Character.isLetter(word.charAt(0)))
                            .toList();
            throw wrong(
                    at,
                    "there is no function named \""
                            + name
                            + "\"; nearest known: \""
                            + Nearest.of(name, known)
                            + "\".");
        }
        String takes = function.takes();
        if (takes.length() != arguments.size()) {
            throw wrong(
                    at,
                    "\""
                            + name
                            + "\" expects arguments: "
                            + takes.length()
                            + ", found "
                            + arguments.size()
                            + ".");
        }
        for (int i = 0; i < takes.length(); i++) {
            requireKind(function, i, arguments.get(i), at);
        }
        return new Formula.Call(function, arguments, at.position);
    }

    private void requireKind(FormulaFunction function, int index, Formula argument, Token at) {
        String expected =
                switch (function.takes().charAt(index)) {
                    case 'b' -> argument.isFlag() ? "" : "a condition";
                    case 'a' ->
                            argument instanceof Formula.Literal(double axis)
                                            && axis == Math.rint(axis)
                                    ? ""
                                    : "the whole number of an axis";
                    default -> argument.isFlag() ? "a number" : "";
                };
        if (!expected.isEmpty()) {
            throw wrong(
                    at,
                    "\"%s\" expects %s as argument %d, found %s."
                            .formatted(
                                    at.text,
                                    expected,
                                    index + 1,
                                    argument.isFlag() ? "a condition" : "a number"));
        }
    }
}
