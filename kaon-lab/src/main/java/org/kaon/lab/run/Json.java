package org.kaon.lab.run;

import org.kaon.lab.yaml.ConfigException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.Map;

/// Plain maps and lists as JSON text and back. A number that is not finite becomes `null`.
final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    static String write(Object plain) {
        return MAPPER.writeValueAsString(plain) + "\n";
    }

    /// *Errors*: text that is no JSON object is a [ConfigException].
    static Map<?, ?> read(String text, String file) {
        try {
            return MAPPER.readValue(text, Map.class);
        } catch (JacksonException e) {
            throw new ConfigException(
                    "%s: is no JSON object (%s).".formatted(file, e.getOriginalMessage()));
        }
    }

    /// A number for JSON: NaN and infinities have no place there.
    static Object number(double value) {
        return Double.isFinite(value) ? (Object) value : NULL;
    }

    /// Stands for `null` in a map that may hold none.
    static final Object NULL = new Nothing();

    /// Written as `null`.
    private record Nothing() {
        @com.fasterxml.jackson.annotation.JsonValue
        @org.jspecify.annotations.Nullable
        Object value() {
            return null;
        }
    }
}
