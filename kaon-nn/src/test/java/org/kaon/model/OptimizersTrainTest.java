package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.loss.CategoricalCrossentropy.categoricalCrossentropy;
import static org.kaon.metric.Accuracy.accuracy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.data.Order;
import org.kaon.data.TensorDataset;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.keras.KerasNumbers;
import org.kaon.optimizer.Optimizer;
import org.kaon.optimizer.Optimizers;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.Map;

/// Three steps of a small convolutional network under each optimizer, beside Keras.
class OptimizersTrainTest {

    static List<KerasNumbers> cases() {
        return KerasNumbers.section("optimizers").each("cases");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void threeStepsGiveTheWeightsOfKeras(KerasNumbers expected) {
        KerasNumbers given = KerasNumbers.section("optimizers");
        Sequential architecture = SequentialJson.read(given.in("architecture").values());
        Model model = new Model(architecture, new Weights(given.in("start").tensors()), 1);
        Optimizer optimizer = Optimizers.TABLE.read(expected.at("optimizer"));
        boolean weighted = Boolean.TRUE.equals(expected.at("weighted"));
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer =
                        model.compile(
                                engine,
                                Compilation.compilation(
                                        categoricalCrossentropy(), optimizer, accuracy()))) {
            FitOptions options = FitOptions.epochs(1).batchSize(8).order(Order.stored());
            for (int step = 0; step < 3; step++) {
                Tensor x = given.each("x").get(step).tensor();
                Tensor y = given.each("y").get(step).tensor();
                Tensor w = given.each("w").get(step).tensor();
                TensorDataset rows = weighted ? TensorDataset.of(x, y, w) : TensorDataset.of(x, y);
                double before = trainer.evaluate(rows, 8).getOrDefault("loss", 0.0);
                assertThat(before).isCloseTo(expected.numbers("losses")[step], within(2e-6));
                trainer.fit(rows, options);
            }
            compare(trainer.model().weights().tensors(), expected.in("weights").tensors());
        }
    }

    private static void compare(Map<String, Tensor> found, Map<String, Tensor> expected) {
        assertThat(found.keySet()).containsExactlyElementsOf(expected.keySet());
        expected.forEach((path, tensor) -> {
            Tensor own = found.getOrDefault(path, tensor);
            for (int i = 0; i < tensor.size(); i++) {
                assertThat(own.at(i)).as(path).isCloseTo(tensor.at(i), within(3e-6));
            }
        });
    }
}
