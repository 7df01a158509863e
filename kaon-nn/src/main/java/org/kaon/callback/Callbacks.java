package org.kaon.callback;

import org.kaon.config.Config;
import org.kaon.config.Table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// The callbacks that a configuration may name; those that need a file or a stream are made in
/// code.
public final class Callbacks {

    public static final Table<Callback> TABLE =
            new Table<>("callback", "keras.callbacks", readers(), config -> {});

    private Callbacks() {}

    private static Map<String, Function<Config, Callback>> readers() {
        Map<String, Function<Config, Callback>> readers = new LinkedHashMap<>();
        readers.put("EarlyStopping", EarlyStopping::read);
        readers.put("ReduceLROnPlateau", ReduceLearningRateOnPlateau::read);
        return readers;
    }
}
