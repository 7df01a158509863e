package org.kaon.lab.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts an expression into tokens. A name may hold dots, as branch names do (`muon.pt`).
final class Tokenizer {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?<number>(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)"
                            + "|(?<name>[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*)"
                            + "|`(?<quoted>[^`]+)`"
                            + "|(?<symbol>\\*\\*|&&|\\|\\||[=!<>]=|[-+*/%^<>!(),\\[\\]])");

    private Tokenizer() {}

    static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            if (!matcher.region(at, text.length()).lookingAt()) {
                throw new ExpressionException(at, unknown(text.charAt(at)));
            }
            tokens.add(token(matcher, at));
            at = matcher.end();
        }
        tokens.add(new Token(Token.Kind.END, "", text.length()));
        return tokens;
    }

    private static Token token(Matcher matcher, int at) {
        if (matcher.group("number") != null) {
            return new Token(Token.Kind.NUMBER, matcher.group(), at);
        }
        if (matcher.group("name") != null) {
            return new Token(Token.Kind.NAME, matcher.group(), at);
        }
        String quoted = matcher.group("quoted");
        return quoted != null
                ? new Token(Token.Kind.QUOTED, quoted, at)
                : new Token(Token.Kind.SYMBOL, matcher.group(), at);
    }

    private static String unknown(char character) {
        String advice =
                switch (character) {
                    case '=' -> " Equality is written ==.";
                    case '&' -> " \"And\" is written &&.";
                    case '|' -> " \"Or\" is written ||.";
                    case '~' -> " \"Not\" is written !.";
                    case '"', '\'' -> " A column with an unusual name stands in back quotes.";
                    case '`' -> " A back quote is not closed.";
                    default -> "";
                };
        return "unexpected character '" + character + "'." + advice;
    }
}
