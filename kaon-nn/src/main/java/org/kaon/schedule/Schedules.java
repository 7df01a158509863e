package org.kaon.schedule;

import org.kaon.config.Config;
import org.kaon.config.Table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// The schedules that a configuration may name in place of a learning rate.
public final class Schedules {

    public static final Table<Schedule> TABLE =
            new Table<>(
                    "learning rate schedule",
                    "keras.optimizers.schedules",
                    readers(),
                    in -> in.text("name", ""));

    private Schedules() {}

    /// The schedule or the number under a key of an optimizer's settings.
    public static Schedule read(Config in, String key, double otherwise) {
        Object found = in.raw(key).orElse(otherwise);
        return found instanceof Number rate ? new Fixed(rate.doubleValue()) : TABLE.read(found);
    }

    /// A number, or Keras's envelope.
    public static Object write(Schedule schedule) {
        if (schedule instanceof Fixed(double rate)) {
            return rate;
        }
        Config.Writer out = new Config.Writer();
        schedule.write(out);
        return TABLE.write(schedule.className(), out.values());
    }

    private static Map<String, Function<Config, Schedule>> readers() {
        Map<String, Function<Config, Schedule>> readers = new LinkedHashMap<>();
        readers.put("ExponentialDecay", ExponentialDecay::read);
        readers.put("InverseTimeDecay", InverseTimeDecay::read);
        readers.put("PiecewiseConstantDecay", PiecewiseConstantDecay::read);
        readers.put("PolynomialDecay", PolynomialDecay::read);
        readers.put("CosineDecay", CosineDecay::read);
        readers.put("CosineDecayRestarts", CosineDecayRestarts::read);
        readers.put("OneCycle", OneCycle::read);
        readers.put("WarmUp", WarmUp::read);
        readers.put("FlatCosineDecay", FlatCosineDecay::read);
        return readers;
    }
}
