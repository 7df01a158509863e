package org.kaon.physics.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/// A kind of event: its name, what it is in one line, its settings, and the generator made of them.
public record Kind(
        String name,
        String summary,
        List<Setting<?>> settings,
        Function<Settings, Generator> maker) {

    public Kind {
        settings = List.copyOf(settings);
    }

    /// The generator with its defaults.
    public Generator usual() {
        return generator(Map.of());
    }

    /// The generator with these settings.
    ///
    /// *Errors*: [SettingException] for an unknown name or a value outside its limits.
    public Generator generator(Map<String, String> given) {
        List<String> known = settings.stream().map(Setting::name).toList();
        List<String> unknown = new ArrayList<>(new TreeSet<>(given.keySet()));
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new SettingException(
                    "%s has no setting \"%s\"; it has: %s."
                            .formatted(name, unknown.getFirst(), String.join(", ", known)));
        }
        return maker.apply(new Settings(given));
    }
}
