package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.activation.Activation.SOFTMAX;
import static org.kaon.activation.Activation.TANH;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.loss.MeanSquaredError.meanSquaredError;
import static org.kaon.model.Objective.objective;
import static org.kaon.optimizer.Sgd.sgd;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.config.ConfigException;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class EnsembleTest {

    private static final int ROWS = 7;

    @TempDir private Path folder;

    private static Model member(long seed, int hidden) {
        return Sequential.of("m", List.of(input(4), dense(hidden, TANH), dense(3, SOFTMAX)))
                .initialise(seed);
    }

    private static Model two(long seed) {
        return FunctionalTest.two().initialise(seed);
    }

    private static Tensor rows(int width, long seed) {
        Random random = new Random(seed);
        float[] values = new float[ROWS * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.of(Shape.of(ROWS, width), values);
    }

    private static Map<String, Tensor> predict(Model model, Map<String, Tensor> inputs) {
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = model.compile(engine, compiled(model))) {
            return trainer.predict(inputs, ROWS);
        }
    }

    // Nothing is trained, but a trainer wants to know how it would be.
    private static Compilation compiled(Model model) {
        Map<String, Objective> objectives = new LinkedHashMap<>();
        for (String output : model.architecture().outputNames()) {
            objectives.put(output, objective(meanSquaredError()));
        }
        return Compilation.compilation(objectives, sgd(0.1));
    }

    private static Map<String, Tensor> named(Model model, Tensor rows) {
        return Map.of(model.architecture().inputShapes().keySet().iterator().next(), rows);
    }

    private static float[] first(Map<String, Tensor> outputs) {
        return outputs.values().iterator().next().floats();
    }

    @Test
    void givesTheMeanOfItsMembers() {
        List<Model> members = List.of(member(1, 5), member(2, 5), member(3, 8));
        Model all = Ensemble.average("all", members);
        Tensor rows = rows(4, 1);
        float[] found = first(predict(all, named(all, rows)));
        float[][] each = new float[3][];
        for (int i = 0; i < 3; i++) {
            each[i] = first(predict(members.get(i), named(members.get(i), rows)));
        }
        assertThat(found).hasSize(ROWS * 3);
        for (int i = 0; i < found.length; i++) {
            double mean = ((double) each[0][i] + each[1][i] + each[2][i]) / 3;
            assertThat((double) found[i]).isCloseTo(mean, within(1e-6));
        }
    }

    @Test
    void keepsEveryWeightUnderItsMember() {
        Model all = Ensemble.average("all", List.of(member(1, 5), member(2, 5)));
        assertThat(all.weights().size()).isEqualTo(2 * member(1, 5).weights().size());
        assertThat(all.weights().at("member_1/dense/kernel").floats())
                .containsExactly(member(2, 5).weights().at("dense/kernel").floats());
    }

    @Test
    void averagesEachOfSeveralOutputs() {
        List<Model> members = List.of(two(1), two(2));
        Model all = Ensemble.average("all", members);
        Map<String, Tensor> inputs = Map.of("a", rows(4, 2), "b", rows(3, 3));
        Map<String, Tensor> found = predict(all, inputs);
        assertThat(found).containsOnlyKeys("p", "q");
        Map<String, Tensor> one = predict(members.get(0), inputs);
        Map<String, Tensor> other = predict(members.get(1), inputs);
        for (String output : List.of("p", "q")) {
            float[] values = found.getOrDefault(output, rows(1, 0)).floats();
            float[] left = one.getOrDefault(output, rows(1, 0)).floats();
            float[] right = other.getOrDefault(output, rows(1, 0)).floats();
            for (int i = 0; i < values.length; i++) {
                assertThat((double) values[i])
                        .isCloseTo(0.5 * ((double) left[i] + right[i]), within(1e-6));
            }
        }
    }

    @Test
    void isSavedAndLoadedLikeAnyModel() throws IOException {
        Model all = Ensemble.average("all", List.of(member(1, 5), member(2, 6)));
        Tensor rows = rows(4, 4);
        for (String name : List.of("all.zip", "all.keras")) {
            all.save(folder.resolve(name));
            Model again = Model.load(folder.resolve(name));
            assertThat(first(predict(again, named(again, rows))))
                    .containsExactly(first(predict(all, named(all, rows))));
        }
    }

    @Test
    void refusesOneModelAndDifferentOnes() {
        assertThatThrownBy(() -> Ensemble.average("all", List.of(member(1, 5))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("two models or more, found 1");
        assertThatThrownBy(() -> Ensemble.average("all", List.of(member(1, 5), two(1))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("the same inputs and outputs");
    }
}
