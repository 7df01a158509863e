package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.loss.MeanSquaredError.meanSquaredError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.data.Order;
import org.kaon.data.TensorDataset;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.keras.KerasNumbers;
import org.kaon.optimizer.Sgd;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Running statistics over steps of different sizes, in training, evaluation and where they are
/// frozen, beside Keras.
class BatchStatisticsTest {

    private static final FitOptions EPOCH = FitOptions.epochs(1).batchSize(6).order(Order.stored());
    private static final Compilation COMPILATION =
            Compilation.compilation(meanSquaredError(), Sgd.sgd(0.05));

    static List<KerasNumbers> cases() {
        return new KerasNumbers(KerasNumbers.resource("/org/kaon/layer/batch_statistics.json"))
                .each("rows");
    }

    private static Model model(KerasNumbers expected) {
        Sequential architecture = SequentialJson.read(expected.in("architecture").values());
        return new Model(architecture, new Weights(expected.in("start").tensors()), 1);
    }

    private static TensorDataset rows(KerasNumbers expected) {
        return TensorDataset.of(expected.tensor("x"), expected.tensor("y"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void statisticsWeightsAndLossesAreThoseOfKeras(KerasNumbers expected) {
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = model(expected).compile(engine, COMPILATION)) {
            for (KerasNumbers epoch : expected.each("epochs")) {
                close(trainer.fit(rows(expected), EPOCH).of("loss")[0], epoch.number("loss"));
                close(
                        trainer.evaluate(rows(expected), 6).getOrDefault("loss", 0.0),
                        epoch.number("evaluated"));
                close(trainer.model().weights().tensors(), epoch.in("weights").tensors());
            }
        }
    }

    @Test
    void whatIsFrozenKeepsItsStatisticsAndUsesThem() {
        KerasNumbers expected = cases().getLast();
        Map<String, Tensor> start = expected.in("start").tensors();
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = model(expected).compile(engine, COMPILATION)) {
            trainer.fit(rows(expected), EPOCH);
            Map<String, Tensor> after = trainer.model().weights().tensors();
            for (String name : List.of("gamma", "beta", "moving_mean", "moving_variance")) {
                String path = "batch_normalization/" + name;
                close(
                        Map.of(path, Objects.requireNonNull(after.get(path))),
                        Map.of(path, Objects.requireNonNull(start.get(path))));
            }
        }
    }

    /// A pattern freezes as the flag in the architecture does.
    @Test
    void aPatternFreezesLikeTheFlag() {
        KerasNumbers flagged = cases().getLast();
        KerasNumbers free = cases().getFirst();
        Sequential architecture = SequentialJson.read(free.in("architecture").values());
        Model model = new Model(architecture, new Weights(flagged.in("start").tensors()), 1);
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer =
                        model.compile(engine, COMPILATION.frozen("batch_normalization"))) {
            for (KerasNumbers epoch : flagged.each("epochs")) {
                trainer.fit(rows(flagged), EPOCH);
                close(trainer.model().weights().tensors(), epoch.in("weights").tensors());
            }
        }
    }

    private static void close(double found, double wanted) {
        assertThat(found).isCloseTo(wanted, within(1e-5 * wanted));
    }

    private static void close(Map<String, Tensor> found, Map<String, Tensor> wanted) {
        assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(wanted.keySet());
        wanted.forEach((path, each) -> {
            for (int i = 0; i < each.size(); i++) {
                assertThat(found.getOrDefault(path, each).at(i))
                        .as(path)
                        .isCloseTo(each.at(i), within(1e-5 * Math.max(1, Math.abs(each.at(i)))));
            }
        });
    }
}
