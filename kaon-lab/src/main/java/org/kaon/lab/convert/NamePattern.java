package org.kaon.lab.convert;

import org.kaon.io.column.FormatException;
import org.kaon.io.column.Nearest;
import org.kaon.io.column.Schema;

import java.util.List;
import java.util.regex.Pattern;

/// Names of columns: `*` stands for any characters, `?` for one. A name without them also means the
/// column whose path ends in it, as `pt` for `muons/pt`.
public record NamePattern(String text) {

    /// The columns that fit.
    ///
    /// *Errors*: [FormatException] where none does.
    ///
    /// @param file where the columns are, for the error
    public List<Schema.Field> of(Schema schema, String file) throws FormatException {
        List<Schema.Field> fitting =
                schema.fields().stream().filter(it -> fits(it.name())).toList();
        if (fitting.isEmpty()) {
            throw FormatException.of(
                    file,
                    "",
                    "no column fits \"%s\".%s".formatted(text, Nearest.hint(text, schema.names())));
        }
        return fitting;
    }

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
