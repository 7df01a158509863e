package org.kaon.lab.experiment;

import org.kaon.lab.yaml.Fields;
import org.kaon.lab.yaml.Value;
import org.kaon.lab.yaml.Words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the network is trained.
///
/// @param loop how often and over what the loop runs
/// @param precision the types that layers compute in
/// @param seed everything random derives from it
/// @param checkpointMinutes a checkpoint is written after every epoch and, where this is above 0,
///   also after that many minutes within one
public record Training(
        Setting loss,
        Setting optimizer,
        List<Setting> metrics,
        List<Setting> callbacks,
        Loop loop,
        Precision precision,
        long seed,
        double checkpointMinutes) {

    /// @param shuffleWindow rows among which the next is drawn; a window of all rows shuffles
    ///   completely
    public record Loop(int batchSize, int epochs, int shuffleWindow, Balance balance) {}

    static final Training DEFAULT =
            new Training(
                    Setting.of(""),
                    Setting.of("adam"),
                    List.of(),
                    List.of(),
                    new Loop(32, 1, 10_000_000, Balance.ROWS),
                    Precision.FLOAT32,
                    0,
                    0);

    public Training {
        metrics = List.copyOf(metrics);
        callbacks = List.copyOf(callbacks);
    }

    static Training read(Fields in) {
        Setting loss =
                in.required("loss")
                        .map(v -> Vocabulary.LOSS.read(v, in.path("loss"), in.problems()))
                        .orElse(DEFAULT.loss);
        Setting optimizer =
                in.optional("optimizer")
                        .map(v -> Vocabulary.OPTIMIZER.read(v, in.path("optimizer"), in.problems()))
                        .orElse(DEFAULT.optimizer);
        Loop loop =
                new Loop(
                        (int) in.integer("batch_size", 1, 1 << 24, DEFAULT.loop.batchSize),
                        (int) in.integer("epochs", 1, 1_000_000, DEFAULT.loop.epochs),
                        (int) in.integer("shuffle_window", 1, 1 << 28, DEFAULT.loop.shuffleWindow),
                        in.choice("balance", Balance.class, DEFAULT.loop.balance));
        Training training =
                new Training(
                        loss,
                        optimizer,
                        in.list("metrics", (v, p) -> Vocabulary.METRIC.read(v, p, in.problems())),
                        callbacks(in),
                        loop,
                        in.choice("precision", Precision.class, DEFAULT.precision),
                        in.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE, DEFAULT.seed),
                        in.real("checkpoint_minutes", 0, 1e6, DEFAULT.checkpointMinutes));
        in.done();
        return training;
    }

    // A list of callbacks, or a map with one callback a key.
    private static List<Setting> callbacks(Fields in) {
        Optional<Value> value = in.optional("callbacks");
        if (value.isPresent() && value.get() instanceof Value.Mapping mapping) {
            List<Setting> callbacks = new ArrayList<>();
            mapping.entries()
                    .forEach((key, entry) -> {
                        LinkedHashMap<String, Value.Mapping.Entry> one = new LinkedHashMap<>();
                        one.put(key, entry);
                        callbacks.add(
                                Vocabulary.CALLBACK.read(
                                        new Value.Mapping(one, entry.key()),
                                        in.path("callbacks"),
                                        in.problems()));
                    });
            return callbacks;
        }
        return in.list("callbacks", (v, p) -> Vocabulary.CALLBACK.read(v, p, in.problems()));
    }

    Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("loss", loss.plain());
        plain.put("optimizer", optimizer.plain());
        plain.put("metrics", Setting.plain(metrics));
        plain.put("callbacks", Setting.plain(callbacks));
        plain.put("batch_size", loop.batchSize);
        plain.put("epochs", loop.epochs);
        plain.put("shuffle_window", loop.shuffleWindow);
        plain.put("balance", Words.of(loop.balance));
        plain.put("precision", precision.word());
        plain.put("seed", seed);
        plain.put("checkpoint_minutes", checkpointMinutes);
        return plain;
    }
}
