package org.kaon.optimizer;

import org.jspecify.annotations.Nullable;
import org.kaon.config.Config;
import org.kaon.config.Spelling;
import org.kaon.config.Table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// The optimizers that a configuration may name.
public final class Optimizers {

    public static final Table<Optimizer> TABLE =
            new Table<>("optimizer", "keras.optimizers", readers(), config -> {});

    private Optimizers() {}

    public static Map<String, @Nullable Object> write(Optimizer optimizer) {
        Config.Writer out = new Config.Writer();
        out.put("name", Spelling.snakeCase(optimizer.className()));
        optimizer.write(out);
        return TABLE.write(optimizer.className(), out.values());
    }

    private static Map<String, Function<Config, Optimizer>> readers() {
        Map<String, Function<Config, Optimizer>> readers = new LinkedHashMap<>();
        readers.put("SGD", Sgd::read);
        readers.put("Adam", Adam::read);
        readers.put("AdamW", AdamW::read);
        readers.put("Adamax", Adamax::read);
        readers.put("Nadam", Nadam::read);
        readers.put("RMSprop", RmsProp::read);
        readers.put("Adagrad", Adagrad::read);
        readers.put("Adadelta", Adadelta::read);
        readers.put("Adafactor", Adafactor::read);
        readers.put("Ftrl", Ftrl::read);
        readers.put("Lion", Lion::read);
        readers.put("Lamb", Lamb::read);
        readers.put("Muon", Muon::read);
        readers.put("ScheduleFreeAdamW", ScheduleFreeAdamW::read);
        readers.put("RAdam", RAdam::read);
        readers.put("Lookahead", Lookahead::read);
        readers.put("Ranger", Lookahead::readRanger);
        return readers;
    }
}
