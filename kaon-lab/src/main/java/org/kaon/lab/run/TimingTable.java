package org.kaon.lab.run;

import org.kaon.lab.report.Table;
import org.kaon.model.History;
import org.kaon.model.Timing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where a run's time went: by epoch the training, its steps, the time a step, the share that
/// waited for data, and the validation.
final class TimingTable {

    private TimingTable() {}

    static Map<String, Object> plain(History history, double preparation) {
        List<Object> epochs = new ArrayList<>();
        for (History.Epoch epoch : history.epochs()) {
            Timing timing = epoch.timing();
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("epoch", epoch.number() + 1);
            one.put("seconds", timing.training());
            one.put("steps", timing.steps());
            one.put("rows", timing.rows());
            one.put(
                    "milliseconds_per_step",
                    timing.steps() == 0 ? 0.0 : 1e3 * timing.training() / timing.steps());
            one.put(
                    "waiting_share",
                    timing.training() == 0 ? 0.0 : timing.waiting() / timing.training());
            one.put("validation_seconds", timing.validation());
            epochs.add(one);
        }
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("preparation_seconds", preparation);
        plain.put("epochs", epochs);
        return plain;
    }

    static Table of(Map<?, ?> plain) {
        List<List<String>> rows = new ArrayList<>();
        if (plain.get("epochs") instanceof List<?> epochs) {
            for (Object item : epochs) {
                if (item instanceof Map<?, ?> epoch) {
                    rows.add(
                            List.of(
                                    "%.0f".formatted(number(epoch, "epoch")),
                                    "%.2f".formatted(number(epoch, "seconds")),
                                    "%.0f".formatted(number(epoch, "steps")),
                                    "%.2f".formatted(number(epoch, "milliseconds_per_step")),
                                    "%.1f %%".formatted(100 * number(epoch, "waiting_share")),
                                    "%.2f".formatted(number(epoch, "validation_seconds"))));
                }
            }
        }
        return new Table(
                "Time by epoch; data are waited for in the given share of it. Preparation took %.1f s."
                        .formatted(number(plain, "preparation_seconds")),
                List.of(
                        Table.Column.number("epoch"),
                        Table.Column.number("training / s"),
                        Table.Column.number("steps"),
                        Table.Column.number("ms per step"),
                        Table.Column.number("waiting for data"),
                        Table.Column.number("validation / s")),
                rows);
    }

    private static double number(Map<?, ?> map, String key) {
        return map.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
