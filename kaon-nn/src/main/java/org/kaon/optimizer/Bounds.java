package org.kaon.optimizer;

import org.kaon.config.ConfigException;

/// The checks that optimizers' own settings share.
final class Bounds {

    private Bounds() {}

    /// A rate of forgetting.
    static void requireFraction(String owner, String key, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new ConfigException(
                    owner + ": \"" + key + "\" expects a number in [0, 1], found " + value + ".");
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

    /// Two rates of forgetting below 1, and an epsilon.
    static void requireMoments(String owner, double beta1, double beta2, double epsilon) {
        if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
            throw new ConfigException(
                    owner
                            + ": expects beta_1 and beta_2 in [0, 1), found "
                            + beta1
                            + " and "
                            + beta2
                            + ".");
        }
        requireNotNegative(owner, "epsilon", epsilon);
    }
}
