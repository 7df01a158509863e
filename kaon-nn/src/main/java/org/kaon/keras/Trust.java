package org.kaon.keras;

import org.kaon.config.ConfigException;

import java.util.List;
import java.util.Map;

/// Refuses what a file would have to run code for: Lambda layers, classes of modules that are not
/// Keras's own, classes that somebody registered.
final class Trust {

    private Trust() {}

    /// *Errors*: {@link ConfigException} naming the place.
    static void require(Map<?, ?> architecture, String where) {
        check(architecture, where, "");
    }

    private static void check(Object value, String where, String place) {
        if (value instanceof List<?> list) {
            for (Object item : list) {
                check(item, where, place);
            }
        } else if (value instanceof Map<?, ?> map) {
            String here = place;
            if (map.get("class_name") instanceof String className) {
                here = place(place, className, map);
                checkClass(map, className, where, here);
            }
            for (Object item : map.values()) {
                check(item, where, here);
            }
        }
    }

    private static String place(String around, String className, Map<?, ?> map) {
        Object name =
                map.get("config") instanceof Map<?, ?> config && config.get("name") != null
                        ? config.get("name")
                        : className;
        return around.isEmpty() ? String.valueOf(name) : around + "/" + name;
    }

    private static void checkClass(Map<?, ?> map, String className, String where, String place) {
        if (className.equals("Lambda") || className.equals("__lambda__")) {
            throw new ConfigException(
                    "%s: \"%s\" is a Lambda, whose Python code lies in the file. Kaon runs no code"
                                    .formatted(where, place)
                            + " from files: replace it by a layer that says what it computes.");
        }
        Object module = map.get("module");
        boolean ours =
                "kaon".equals(module) && ("kaon>" + className).equals(map.get("registered_name"));
        if (ours) {
            return;
        }
        if (module instanceof String name
                && !name.equals("keras")
                && !name.startsWith("keras.")
                && !name.equals("builtins")) {
            throw new ConfigException(
                    "%s: \"%s\" is a %s of the Python module %s. Kaon knows Keras's own classes and"
                                    .formatted(where, place, className, name)
                            + " runs no others.");
        }
        if (map.get("registered_name") instanceof String name && name.contains(">")) {
            throw new ConfigException(
                    "%s: \"%s\" is a class that somebody registered as %s; only Python has it. Build the network of Keras's own layers."
                            .formatted(where, place, name));
        }
    }
}
