package org.kaon.lab.convert;

import java.util.regex.Pattern;

/// Names of columns: `*` stands for any characters, `?` for one. A name without them also means the
/// column whose path ends in it, as `pt` for `muons/pt`.
record NamePattern(String text) {

    boolean fits(String name) {
        return name.equals(text)
                || (exact() ? name.endsWith("/" + text) : Pattern.matches(regex(), name));
    }

    /// Whether it means one column.
    boolean exact() {
        return text.indexOf('*') < 0 && text.indexOf('?') < 0;
    }

    private String regex() {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(text.substring(i, i + 1)));
            }
        }
        return regex.toString();
    }
}
