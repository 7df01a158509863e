package org.kaon.io.numpy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads what NumPy writes in a head: dictionaries, tuples, lists, texts, whole numbers, `True` and
/// `False` of Python. Nothing is ever executed.
///
/// *Errors*: anything else is an [IllegalArgumentException].
final class PythonLiteral {

    private static final int DEEPEST = 40;

    private final String text;
    private int at;

    private PythonLiteral(String text) {
        this.text = text;
    }

    static Object parse(String text) {
        PythonLiteral literal = new PythonLiteral(text);
        Object value = literal.value(0);
        if (literal.peek() != 0) {
            throw literal.error();
        }
        return value;
    }

    private Object value(int depth) {
        if (depth > DEEPEST) {
            throw error();
        }
        char first = peek();
        return switch (first) {
            case '{' -> dictionary(depth);
            case '(' -> items(')', depth);
            case '[' -> items(']', depth);
            case '\'', '"' -> quoted(first);
            default -> word();
        };
    }

    private Map<String, Object> dictionary(int depth) {
        Map<String, Object> entries = new LinkedHashMap<>();
        at++;
        while (peek() != '}') {
            String key = quoted(peek());
            expect(':');
            entries.put(key, value(depth + 1));
            if (peek() != '}') {
                expect(',');
            }
        }
        at++;
        return entries;
    }

    private List<Object> items(char close, int depth) {
        List<Object> items = new ArrayList<>();
        at++;
        while (peek() != close) {
            items.add(value(depth + 1));
            if (peek() != close) {
                expect(',');
            }
        }
        at++;
        return items;
    }

    private String quoted(char quote) {
        if (quote != '\'' && quote != '"') {
            throw error();
        }
        StringBuilder out = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != quote; at++) {
            boolean escaped = text.charAt(at) == '\\' && at + 1 < text.length();
            at += escaped ? 1 : 0;
            out.append(text.charAt(at));
        }
        expect(quote);
        return out.toString();
    }

    private Object word() {
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-')) {
            at++;
        }
        String word = text.substring(from, at);
        return switch (word) {
            case "True" -> true;
            case "False" -> false;
            default -> {
                if (!word.matches("-?\\d{1,18}")) {
                    throw error();
                }
                yield Long.parseLong(word);
            }
        };
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw error();
        }
        at++;
    }

    private IllegalArgumentException error() {
        return new IllegalArgumentException("no literal of Python at character " + at);
    }
}
