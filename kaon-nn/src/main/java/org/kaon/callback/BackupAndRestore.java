package org.kaon.callback;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Writes a checkpoint after each epoch, or every so many batches, and deletes it when training has
/// come to its end. Keras: `BackupAndRestore`.
///
/// A trainer takes the file up again with `restore(Checkpoint.read(file))`, bit by bit; Keras's
/// does so by itself.
///
/// @param batches 0 for each epoch
public record BackupAndRestore(Path file, long batches, boolean delete) implements Callback {

    public BackupAndRestore {
        if (batches < 0) {
            throw new ConfigException(
                    "BackupAndRestore: \"save_freq\" expects epoch or 1 or more, found "
                            + batches
                            + ".");
        }
    }

    /// After each epoch.
    public static BackupAndRestore backup(Path file) {
        return new BackupAndRestore(file, 0, true);
    }

    static BackupAndRestore read(Config in) {
        in.neutral("double_checkpoint", false);
        return new BackupAndRestore(
                Path.of(String.valueOf(in.required("backup_dir"))).resolve("latest.checkpoint"),
                Frequency.read(in),
                in.flag("delete_checkpoint", true));
    }

    @Override
    public void onTrainBegin(Training training, boolean resumed) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }

    @Override
    public void onBatchEnd(Training training, int epoch, long batch, double loss)
            throws IOException {
        if (batches > 0 && (batch + 1) % batches == 0) {
            training.checkpoint(file);
        }
    }

    @Override
    public void onEpochEnd(Training training, int epoch, Map<String, Double> logs)
            throws IOException {
        if (batches == 0) {
            training.checkpoint(file);
        }
    }

    @Override
    public void onTrainEnd(Training training) throws IOException {
        boolean complete = training.history().size() >= training.epochs();
        if (delete && complete) {
            Files.deleteIfExists(file);
        }
    }
}
