package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.loss.MeanSquaredError.meanSquaredError;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.data.Order;
import org.kaon.data.TensorDataset;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.keras.KerasNumbers;
import org.kaon.optimizer.Sgd;
import org.kaon.tensor.Tensor;

import java.util.Map;

/// Penalties of weights and activities, and constraints, in training and evaluation beside Keras.
class PenaltiesTest {

    static Iterable<KerasNumbers> cases() {
        return KerasNumbers.file("penalised");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossesAndWeightsAreThoseOfKeras(KerasNumbers expected) {
        Sequential architecture = SequentialJson.read(expected.in("architecture").values());
        Model model = new Model(architecture, new Weights(expected.in("start").tensors()), 1);
        TensorDataset rows = TensorDataset.of(expected.tensor("x"), expected.tensor("y"));
        Compilation compilation =
                Compilation.compilation(meanSquaredError(), Sgd.sgd(0.1).momentum(0.5));
        FitOptions options = FitOptions.epochs(1).batchSize(6).order(Order.stored());
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = model.compile(engine, compilation)) {
            for (int step = 0; step < 2; step++) {
                close(
                        trainer.evaluate(rows, 6).getOrDefault("loss", 0.0),
                        expected.numbers("evaluated")[step]);
                close(trainer.fit(rows, options).of("loss")[0], expected.numbers("losses")[step]);
            }
            Map<String, Tensor> found = trainer.model().weights().tensors();
            expected.in("weights")
                    .tensors()
                    .forEach((path, wanted) -> {
                        for (int i = 0; i < wanted.size(); i++) {
                            assertThat(found.getOrDefault(path, wanted).at(i))
                                    .as(path)
                                    .isCloseTo(wanted.at(i), within(2e-6));
                        }
                    });
        }
    }

    private static void close(double found, double wanted) {
        assertThat(found).isCloseTo(wanted, within(3e-6 * wanted));
    }
}
