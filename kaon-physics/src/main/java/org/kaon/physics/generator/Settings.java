package org.kaon.physics.generator;

import java.util.Map;

/// What a user has set, as text by name; what is not in it keeps its default.
public record Settings(Map<String, String> given) {

    public Settings {
        given = Map.copyOf(given);
    }

    /// The checked value of a setting.
    public <T> T of(Setting<T> setting) {
        String text = given.get(setting.name());
        return text == null ? setting.usual() : setting.read(text);
    }
}
