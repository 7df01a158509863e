package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.Flatten.flatten;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.layer.SpectralNormalization.spectralNormalization;
import static org.kaon.loss.MeanSquaredError.meanSquaredError;
import static org.kaon.model.Sequential.sequential;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.data.Order;
import org.kaon.data.TensorDataset;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.keras.KerasNumbers;
import org.kaon.layer.Layer;
import org.kaon.layer.Layers;
import org.kaon.optimizer.Sgd;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.Map;

/// Kernels divided by their largest singular value in training, beside Keras on TensorFlow.
class SpectralNormalizationTest {

    private static final FitOptions ONE = FitOptions.epochs(1).batchSize(6).order(Order.stored());

    static List<KerasNumbers> cases() {
        return new KerasNumbers(KerasNumbers.resource("/org/kaon/layer/spectral.json"))
                .each("rows");
    }

    private static Model model(KerasNumbers expected) {
        Sequential architecture = SequentialJson.read(expected.in("architecture").values());
        return new Model(architecture, new Weights(expected.in("start").tensors()), 1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void weightsAreThoseOfKerasAfterEveryStep(KerasNumbers expected) {
        TensorDataset rows = TensorDataset.of(expected.tensor("x"), expected.tensor("y"));
        Compilation compilation =
                Compilation.compilation(meanSquaredError(), Sgd.sgd(0.05).momentum(0.5));
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = model(expected).compile(engine, compilation)) {
            for (int step = 0; step < 3; step++) {
                double loss = expected.numbers("losses")[step];
                assertThat(trainer.fit(rows, ONE).of("loss")[0])
                        .isCloseTo(loss, within(1e-5 * loss));
                close(
                        trainer.model().weights().tensors(),
                        expected.each("weights").get(step).tensors());
            }
            try (Predictor predictor = trainer.model().predictor(engine)) {
                close(
                        Map.of("y", predictor.predict(expected.tensor("x"), 6)),
                        Map.of("y", expected.tensor("prediction")));
            }
        }
    }

    private static void close(Map<String, Tensor> found, Map<String, Tensor> wanted) {
        assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(wanted.keySet());
        wanted.forEach((path, each) -> {
            for (int i = 0; i < each.size(); i++) {
                assertThat(found.getOrDefault(path, each).at(i))
                        .as(path)
                        .isCloseTo(each.at(i), within(1e-5));
            }
        });
    }

    @Test
    void whatIsNotTrainedStays() {
        KerasNumbers expected = cases().getFirst();
        TensorDataset rows = TensorDataset.of(expected.tensor("x"), expected.tensor("y"));
        Compilation compilation =
                Compilation.compilation(meanSquaredError(), Sgd.sgd(0.05))
                        .frozen("spectral_normalization/**");
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = model(expected).compile(engine, compilation)) {
            trainer.fit(rows, ONE);
            Map<String, Tensor> after = trainer.model().weights().tensors();
            Map<String, Tensor> start = expected.in("start").tensors();
            for (String path : List.of("conv2d/kernel", "vector_u")) {
                String full = "spectral_normalization/" + path;
                close(Map.of("w", after.get(full)), Map.of("w", start.get(full)));
            }
        }
    }

    @Test
    void refusesALayerWithoutKernel() {
        Sequential net = sequential(input(3, 2), spectralNormalization(flatten()), dense(1));
        assertThatThrownBy(() -> net.initialise(1))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("\"spectral_normalization\"")
                .hasMessageContaining("a kernel or embeddings, found Flatten");
    }

    @Test
    void isWrittenAndReadAgain() {
        Layer layer = spectralNormalization(dense(3));
        Config.Writer out = new Config.Writer();
        layer.write(out);
        assertThat(Layers.TABLE.read(layer.className(), out.values())).isEqualTo(layer);
        assertThatThrownBy(() ->
                        Layers.TABLE.read(
                                "spectral_normalization",
                                Map.of("layer", "flatten", "power_iterations", 0)))
                .hasMessageContaining("\"power_iterations\" expects 1 or more, found 0");
    }
}
