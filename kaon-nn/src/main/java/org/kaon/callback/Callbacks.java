package org.kaon.callback;

import org.kaon.config.Config;
import org.kaon.config.Table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// The callbacks that a configuration may name; those that need a stream or a function are made in
/// code.
public final class Callbacks {

    public static final Table<Callback> TABLE =
            new Table<>("callback", "keras.callbacks", readers(), config -> {});

    private Callbacks() {}

    private static Map<String, Function<Config, Callback>> readers() {
        Map<String, Function<Config, Callback>> readers = new LinkedHashMap<>();
        readers.put("EarlyStopping", EarlyStopping::read);
        readers.put("ReduceLROnPlateau", ReduceLearningRateOnPlateau::read);
        readers.put("TerminateOnNaN", in -> new TerminateOnNan());
        readers.put("TimeStopping", TimeStopping::read);
        readers.put("CSVLogger", CsvLogger::read);
        readers.put("ModelCheckpoint", ModelCheckpoint::read);
        readers.put("BackupAndRestore", BackupAndRestore::read);
        readers.put("SwapEMAWeights", SwapEmaWeights::read);
        readers.put("TensorBoard", TensorBoard::read);
        return readers;
    }
}
