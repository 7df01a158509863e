package org.kaon.loss;

import org.kaon.config.ConfigException;

/// The check of `label_smoothing`.
final class Smoothing {

    private Smoothing() {}

    static void require(String loss, double smoothing) {
        if (!(smoothing >= 0 && smoothing <= 1)) {
            throw new ConfigException(
                    loss
                            + ": \"label_smoothing\" expects a number in [0, 1], found "
                            + smoothing
                            + ".");
        }
    }
}
