package org.kaon.initializer;

import org.kaon.config.ConfigException;

/// Checks of the settings that say how wide a distribution is.
final class Spread {

    private Spread() {}

    static void requirePositive(String owner, String key, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new ConfigException(
                    owner + ": \"" + key + "\" expects a number above 0, found " + value + ".");
        }
    }

    static void requireNotNegative(String owner, String key, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new ConfigException(
                    owner
                            + ": \""
                            + key
                            + "\" expects a number of 0 or more, found "
                            + value
                            + ".");
        }
    }
}
