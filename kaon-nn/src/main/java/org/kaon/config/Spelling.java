package org.kaon.config;

import java.util.Locale;

/// How Keras spells one name in its two styles: `MaxPooling2D` and `max_pooling2d`.
public final class Spelling {

    private Spelling() {}

    /// Snake case by Keras's own rule: `Conv2D` → `conv2d`, `GaussianNoise` → `gaussian_noise`.
    public static String snakeCase(String className) {
        return className
                .replaceAll("\\W+", "")
                .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }

    /// What both styles have in common: lower case without underscores.
    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }
}
