package org.kaon.callback;

import org.kaon.config.Config;

/// Keras's `save_freq`: `epoch`, or a number of batches.
final class Frequency {

    private Frequency() {}

    /// 0 for each epoch.
    static long read(Config in) {
        Object found = in.raw("save_freq").orElse("epoch");
        if (found.equals("epoch")) {
            return 0;
        }
        if (!(found instanceof Number number) || number.longValue() < 1) {
            throw in.wrong("save_freq", "epoch or a number of batches", found);
        }
        return number.longValue();
    }
}
