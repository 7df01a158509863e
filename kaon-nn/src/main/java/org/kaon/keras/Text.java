package org.kaon.keras;

import org.jspecify.annotations.Nullable;
import org.kaon.config.ConfigException;

import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.Map;

/// Keras's JSON as text. Python writes `NaN` and `Infinity` as they are.
final class Text {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
    private static final TypeReference<Map<String, @Nullable Object>> MAP =
            new TypeReference<>() {};

    private Text() {}

    static String write(Map<String, ? extends @Nullable Object> json) {
        return MAPPER.writeValueAsString(json);
    }

    /// *Errors*: {@link ConfigException} where the text is no JSON object.
    static Map<String, @Nullable Object> read(String text, String where) {
        try {
            return MAPPER.readValue(text, MAP);
        } catch (JacksonException broken) {
            throw new ConfigException(
                    where
                            + ": expected a JSON object, found: "
                            + broken.getOriginalMessage().replaceAll("\\s+", " ")
                            + ". Write the file again.");
        }
    }
}
