package org.kaon.regularizer;

import org.kaon.config.ConfigException;

/// The check of a penalty's factor.
final class Factor {

    private Factor() {}

    static void require(String owner, String key, double value) {
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
