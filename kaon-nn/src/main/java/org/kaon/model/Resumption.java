package org.kaon.model;

import org.jspecify.annotations.Nullable;
import org.kaon.callback.Callback;
import org.kaon.config.ConfigException;

import java.util.List;
import java.util.Map;

/// What callbacks hand to a checkpoint and take back from it, in their order.
final class Resumption {

    private Resumption() {}

    static List<Callback.Memory> memories(List<Callback> callbacks) {
        return callbacks.stream().map(Callback::memory).toList();
    }

    /// *Errors*: a setting that would change the order of the data.
    static void requireSame(
            String key, Object value, Map<String, ? extends @Nullable Object> settings) {
        if (!value.toString().equals(String.valueOf(settings.get(key)))) {
            throw new ConfigException(
                    "Checkpoint: resuming needs the "
                            + key
                            + " of the first run, "
                            + settings.get(key)
                            + ", found "
                            + value
                            + ".");
        }
    }

    /// *Errors*: another number of callbacks than in the run that wrote the checkpoint.
    static void restore(List<Callback> callbacks, List<Callback.Memory> memories) {
        if (callbacks.size() != memories.size()) {
            throw new ConfigException(
                    "Checkpoint: expected the "
                            + memories.size()
                            + " callbacks of the run that wrote it, found "
                            + callbacks.size()
                            + ". Resume with the same callbacks in the same order.");
        }
        for (int i = 0; i < memories.size(); i++) {
            callbacks.get(i).restore(memories.get(i));
        }
    }
}
