package org.kaon.keras;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Kaon's own classes as Keras's legacy files name them: `kaon>EdgeConv`, the name under which a
/// Python class was registered.
final class OwnNames {

    private static final String PACKAGE = "kaon>";

    private OwnNames() {}

    /// The same JSON with plain names of classes.
    static Map<String, @Nullable Object> plain(Map<?, ?> json) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        json.forEach((key, value) ->
                plain.put(
                        String.valueOf(key),
                        "class_name".equals(key) && value instanceof String name
                                ? name(name)
                                : value(value)));
        return plain;
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> plain(map);
            case List<?> list -> list.stream().<@Nullable Object>map(OwnNames::value).toList();
            case null, default -> value;
        };
    }

    private static String name(String className) {
        return className.startsWith(PACKAGE) ? className.substring(PACKAGE.length()) : className;
    }
}
