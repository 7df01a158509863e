package org.kaon.lab.experiment;

import org.kaon.callback.Callbacks;
import org.kaon.config.ConfigException;
import org.kaon.lab.yaml.Problems;
import org.kaon.lab.yaml.Value;
import org.kaon.loss.Losses;
import org.kaon.metric.Metrics;
import org.kaon.model.WrittenModel;
import org.kaon.optimizer.Optimizers;

import java.util.Objects;
import java.util.function.Function;

/// The names that a network's tables know, so that a misspelt layer is reported where it stands,
/// along with every other mistake.
enum Vocabulary {
    LAYER(specification -> WrittenModel.check(specification)),
    LOSS(specification -> Losses.TABLE.read(specification)),
    OPTIMIZER(specification -> Optimizers.TABLE.read(specification)),
    METRIC(specification -> Metrics.TABLE.read(specification)),
    CALLBACK(specification -> Callbacks.TABLE.read(specification));

    @SuppressWarnings("ImmutableEnumChecker") // a method reference without state
    private final Function<Object, ?> table;

    Vocabulary(Function<Object, ?> table) {
        this.table = table;
    }

    /// Reads a setting and asks the table for it.
    Setting read(Value value, String path, Problems problems) {
        int before = problems.count();
        Setting setting = Setting.read(value, path, problems);
        if (problems.count() > before) {
            return setting;
        }
        try {
            Objects.requireNonNull(table.apply(setting.plain()));
        } catch (ConfigException e) {
            String message = String.valueOf(e.getMessage());
            problems.add(culprit(value, message), path, message);
        }
        return setting;
    }

    // The key that the message names in quotes, where it stands in the setting.
    private static org.kaon.lab.yaml.Location culprit(Value value, String message) {
        if (value instanceof Value.Mapping outer && !outer.entries().isEmpty()) {
            Value inner = outer.entries().firstEntry().getValue().value();
            if (inner instanceof Value.Mapping arguments) {
                for (var entry : arguments.entries().entrySet()) {
                    if (message.contains("\"" + entry.getKey() + "\"")) {
                        return entry.getValue().key();
                    }
                }
            }
        }
        return value.location();
    }
}
