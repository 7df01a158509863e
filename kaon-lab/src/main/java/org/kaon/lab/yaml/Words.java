package org.kaon.lab.yaml;

import org.kaon.io.column.Nearest;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// How words of a configuration are spelt, and what to say about one that is not known.
public final class Words {

    private Words() {}

    /// A constant's word: lower case, with underscores.
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// `expected one of adam, sgd; found "adma". Did you mean "adam"?`
    public static String expected(Collection<String> words, Value found) {
        String word = found instanceof Value.Scalar scalar ? scalar.text() : "";
        return "expected one of %s; found %s.%s"
                .formatted(String.join(", ", words), found.describe(), meant(word, words));
    }

    /// ` Did you mean "adam"?` where a known word is near, else nothing.
    public static String meant(String word, Collection<String> words) {
        List<String> near = word.isEmpty() ? List.of() : Nearest.to(word, words);
        return near.isEmpty() ? "" : " Did you mean \"" + near.getFirst() + "\"?";
    }
}
