package org.kaon.model;

import org.jspecify.annotations.Nullable;
import org.kaon.callback.Callback;
import org.kaon.config.ConfigException;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All that a training needs to go on bit-exactly: every variable, the place in the data, the
/// running loss, the history, what callbacks remember.
///
/// *Format*: a zip of `state.json` and `.npy` members: `weights/PATH`, `optimizer/PATH/SLOT`,
/// `optimizer/iterations`, `optimizer/learning_rate`, `metrics/…`, `callbacks/NUMBER/NAME`.
public record Checkpoint(
        Map<String, @Nullable Object> settings,
        Progress progress,
        Map<String, Tensor> variables,
        List<Callback.Memory> callbacks) {

    static final String FORMAT = "kaon-checkpoint-1";
    private static final String CALLBACKS = "callbacks/";

    /// Epochs and batches that are done, and the loss of the epoch that has begun.
    ///
    /// @param pass the pass through the data, and how many of its batches are done
    /// @param stopReason why a callback has ended training; empty where none has
    public record Progress(
            int epoch,
            long batch,
            long pass,
            long passBatch,
            LossMean loss,
            List<History.Epoch> history,
            String stopReason) {

        public Progress {
            history = List.copyOf(history);
        }
    }

    public void write(Path file) throws IOException {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("format", FORMAT);
        state.put("settings", settings);
        state.put("progress", ProgressJson.write(progress));
        state.put("callbacks", callbacks.stream().map(Callback.Memory::numbers).toList());
        Map<String, Tensor> tensors = new LinkedHashMap<>(variables);
        for (int i = 0; i < callbacks.size(); i++) {
            String prefix = CALLBACKS + i + "/";
            callbacks.get(i).tensors().forEach((name, t) -> tensors.put(prefix + name, t));
        }
        new Archive(state, tensors).write(file);
    }

    /// *Errors*: {@link ConfigException} for a file of another kind or version.
    public static Checkpoint read(Path file) throws IOException {
        Archive archive = Archive.read(file);
        Map<String, @Nullable Object> state = archive.state();
        if (!FORMAT.equals(state.get("format"))
                || !(state.get("progress") instanceof Map<?, ?> progress)
                || !(state.get("callbacks") instanceof List<?> memories)) {
            throw new ConfigException(
                    file
                            + ": expected a checkpoint of format "
                            + FORMAT
                            + ", found "
                            + state.get("format")
                            + ".");
        }
        Map<String, Tensor> variables = new LinkedHashMap<>();
        archive.tensors()
                .forEach((name, tensor) -> {
                    if (!name.startsWith(CALLBACKS)) {
                        variables.put(name, tensor);
                    }
                });
        return new Checkpoint(
                ProgressJson.object(state.get("settings"), file + ": settings"),
                ProgressJson.read(progress, file.toString()),
                variables,
                ProgressJson.memories(memories, archive.tensors(), CALLBACKS, file.toString()));
    }
}
