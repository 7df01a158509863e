package org.kaon.lab.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Tokens to a syntax tree, by binding power (Pratt 1973).
///
/// Weakest first: `||`, `&&`, comparisons (which do not chain), `+ -`, `* / %`, unary `- !`, `^`
/// (right to left, so that `-x^2` is `-(x^2)`), `[i]`.
final class Parser {

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
                    Map.entry("%", 5),
                    Map.entry("^", 7));
    private static final int COMPARISON = 3;
    private static final int UNARY = 6;
    private static final int EXPONENT = 7;
    private static final int DEPTH = 200;

    private final List<Token> tokens;
    private int next;
    private int depth;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Syntax parse(String text) {
        Parser parser = new Parser(Tokenizer.tokens(text));
        Syntax syntax = parser.expression(0);
        Token rest = parser.peek();
        if (rest.kind() != Token.Kind.END) {
            throw new ExpressionException(
                    rest.position(),
                    "expected an operator or the end; found " + rest.describe() + advice(rest));
        }
        return syntax;
    }

    private static String advice(Token token) {
        return switch (token.text()) {
            case "and" -> ". \"And\" is written &&.";
            case "or" -> ". \"Or\" is written ||.";
            case "**" -> ". A power is written ^.";
            default ->
                    token.kind() == Token.Kind.NAME
                            ? ". A column's name with spaces or signs in it stands in back quotes."
                            : ".";
        };
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        return tokens.get(next++);
    }

    private Syntax expression(int power) {
        if (++depth > DEPTH) {
            throw new ExpressionException(
                    peek().position(), "nested deeper than " + DEPTH + " levels.");
        }
        Syntax left = operand();
        while (true) {
            Token operator = peek();
            Integer binding =
                    operator.kind() == Token.Kind.SYMBOL ? POWER.get(operator.text()) : null;
            if (binding == null || binding <= power) {
                depth--;
                return left;
            }
            take();
            // A power's right side takes further powers and a sign with it.
            Syntax right = expression(binding == EXPONENT ? UNARY - 1 : binding);
            if (binding == COMPARISON && POWER.getOrDefault(peek().text(), 0) == COMPARISON) {
                throw new ExpressionException(
                        peek().position(), "comparisons do not chain. Write a < b && b < c.");
            }
            left = new Syntax.Binary(operator.text(), left, right, operator.position());
        }
    }

    private Syntax operand() {
        Token token = take();
        Syntax operand =
                switch (token.kind()) {
                    case NUMBER ->
                            new Syntax.Literal(Double.parseDouble(token.text()), token.position());
                    case QUOTED -> new Syntax.Name(token.text(), token.position());
                    case NAME -> peek().is("(") ? call(token) : name(token);
                    case SYMBOL -> symbol(token);
                    case END -> throw expectedOperand(token);
                };
        while (peek().is("[")) {
            Token bracket = take();
            Syntax index = expression(0);
            close("]", bracket);
            operand = new Syntax.Item(operand, index, bracket.position());
        }
        return operand;
    }

    private Syntax symbol(Token token) {
        return switch (token.text()) {
            case "(" -> {
                Syntax inner = expression(0);
                close(")", token);
                yield inner;
            }
            case "-", "!" -> new Syntax.Unary(token.text(), expression(UNARY), token.position());
            case "+" -> expression(UNARY);
            default -> throw expectedOperand(token);
        };
    }

    private static ExpressionException expectedOperand(Token token) {
        return new ExpressionException(
                token.position(),
                "expected a number, a column or a function; found " + token.describe() + ".");
    }

    private static Syntax name(Token token) {
        return switch (token.text()) {
            case "pi" -> new Syntax.Literal(Math.PI, token.position());
            case "true", "false" -> new Syntax.Flag(token.text().equals("true"), token.position());
            case "not" -> throw new ExpressionException(token.position(), "\"Not\" is written !.");
            default -> new Syntax.Name(token.text(), token.position());
        };
    }

    private Syntax call(Token function) {
        Token bracket = take();
        List<Syntax> arguments = new ArrayList<>();
        if (!peek().is(")")) {
            arguments.add(expression(0));
            while (peek().is(",")) {
                take();
                arguments.add(expression(0));
            }
        }
        close(")", bracket);
        return new Syntax.Call(function.text(), arguments, function.position());
    }

    private void close(String symbol, Token opened) {
        Token token = take();
        if (!token.is(symbol)) {
            throw new ExpressionException(
                    token.position(),
                    "expected \"%s\" for the \"%s\" at character %d; found %s."
                                    .formatted(
                                            symbol,
                                            opened.text(),
                                            opened.position() + 1,
                                            token.describe())
                            + advice(token).substring(1));
        }
    }
}
