package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.activation.Activation.RELU;
import static org.kaon.activation.Activation.SIGMOID;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.Flatten.flatten;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.loss.BinaryCrossentropy.binaryCrossentropy;
import static org.kaon.model.FitOptions.epochs;
import static org.kaon.model.Sequential.sequential;
import static org.kaon.optimizer.Adam.adam;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.data.TensorDataset;
import org.kaon.engine.Engine;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

class MixedPrecisionTest {

    private static final Compilation MIXED = Toy.compilation().policy(Policy.MIXED_BFLOAT16);

    private static Engine engine;

    @BeforeAll
    static void open() {
        engine = CpuEngine.open(2);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void aPictureNetworkLearnsWhatItLearnsInFloat32() {
        Map<String, Double> wide = trained(Toy.compilation());
        Map<String, Double> narrow = trained(MIXED);
        assertThat(wide).containsKey("loss");
        wide.forEach((name, value) -> assertThat(narrow.get(name)).isCloseTo(value, within(0.03)));
        assertThat(narrow.get("auc")).isGreaterThan(0.97);
        assertThat(narrow).isNotEqualTo(wide);
    }

    @Test
    void twoRunsGiveTheSameBits() {
        assertThat(trained(MIXED)).isEqualTo(trained(MIXED));
    }

    @Test
    void weightsAreSavedInFloat32AndPredictTheSame(@TempDir Path folder) throws IOException {
        TensorDataset data = Toy.stripes(64, 4);
        Tensor features = noise(64);
        Tensor narrow;
        try (Trainer trainer = Toy.model(1).compile(engine, MIXED)) {
            trainer.fit(data, epochs(2).batchSize(16));
            narrow = trainer.predict(features, 32);
            trainer.model().save(folder.resolve("toy.kaon"));
        }
        Model loaded = Model.load(folder.resolve("toy.kaon"));
        assertThat(loaded.weights().tensors().values())
                .allMatch(weight -> weight.type().dataType() == DataType.FLOAT32);
        try (Predictor predictor = loaded.predictor(engine)) {
            float[] wide = predictor.predict(features, 32).floats();
            assertThat(narrow.floats()).hasSameSizeAs(wide);
            for (int i = 0; i < wide.length; i++) {
                assertThat(narrow.floats()[i]).isCloseTo(wide[i], within(0.02f));
            }
        }
    }

    @Test
    void layersComputeInBfloat16AndTheLossStaysFloat32OfLogits() {
        try (Trainer trainer = Toy.model(1).compile(engine, MIXED);
                Step step = trainer.step(Toy.stripes(16, 1).schema(), 16)) {
            assertThat(step.dump())
                    .contains("bfloat16", "Softmax LOGARITHM")
                    .doesNotContain("Softmax PROBABILITY bfloat16");
        }
    }

    @Test
    void aSigmoidAtTheEndBecomesALossOfLogitsToo() {
        Model model =
                sequential(
                                input(Toy.SIDE, Toy.SIDE, 1),
                                flatten(),
                                dense(4, RELU),
                                dense(1, SIGMOID))
                        .initialise(1);
        Compilation compilation =
                Compilation.compilation(binaryCrossentropy(), adam(0.01))
                        .policy(Policy.MIXED_BFLOAT16);
        TensorDataset data = TensorDataset.of(noise(16), Tensor.of(Shape.of(16, 1), new float[16]));
        try (Trainer trainer = model.compile(engine, compilation);
                Step step = trainer.step(data.schema(), 16)) {
            assertThat(step.dump()).contains("bfloat16", "log1p(").doesNotContain(" log(");
        }
    }

    private static Tensor noise(int rows) {
        Random random = new Random(6);
        float[] values = new float[rows * Toy.SIDE * Toy.SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.of(Shape.of(rows, Toy.SIDE, Toy.SIDE, 1), values);
    }

    private static Map<String, Double> trained(Compilation compilation) {
        try (Trainer trainer = Toy.model(1).compile(engine, compilation)) {
            trainer.fit(Toy.stripes(512, 2), epochs(6).batchSize(32));
            return trainer.evaluate(Toy.stripes(256, 3), 64);
        }
    }
}
