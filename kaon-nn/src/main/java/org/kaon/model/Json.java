package org.kaon.model;

import org.jspecify.annotations.Nullable;
import org.kaon.config.ConfigException;

import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.Map;

/// JSON text to maps of plain values and back. Numbers keep all their digits; a number that is not
/// finite is text: `"NaN"`.
final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final TypeReference<Map<String, @Nullable Object>> MAP =
            new TypeReference<>() {};

    private Json() {}

    static String write(Map<String, ? extends @Nullable Object> value) {
        return MAPPER.writeValueAsString(value);
    }

    /// *Errors*: {@link ConfigException} where the text is no JSON object, naming its place.
    static Map<String, @Nullable Object> read(String text, String where) {
        try {
            return MAPPER.readValue(text, MAP);
        } catch (JacksonException broken) {
            throw new ConfigException(
                    where + ": expected a JSON object, found: " + broken.getOriginalMessage());
        }
    }

    /// A number, also one that is not finite.
    static double number(@Nullable Object value, String where) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof String text) {
            switch (text) {
                case "NaN" -> {
                    return Double.NaN;
                }
                case "Infinity" -> {
                    return Double.POSITIVE_INFINITY;
                }
                case "-Infinity" -> {
                    return Double.NEGATIVE_INFINITY;
                }
                default -> {}
            }
        }
        throw new ConfigException(where + ": expected a number, found " + value + ".");
    }
}
