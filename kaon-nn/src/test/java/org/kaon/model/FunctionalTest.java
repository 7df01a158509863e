package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.activation.Activation.RELU;
import static org.kaon.activation.Activation.SIGMOID;
import static org.kaon.activation.Activation.SOFTMAX;
import static org.kaon.activation.Activation.TANH;
import static org.kaon.layer.Conv2D.conv2D;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.Dropout.dropout;
import static org.kaon.layer.Flatten.flatten;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.layer.MaxPooling2D.maxPooling2D;
import static org.kaon.loss.BinaryCrossentropy.binaryCrossentropy;
import static org.kaon.loss.MeanSquaredError.meanSquaredError;
import static org.kaon.metric.BinaryAccuracy.binaryAccuracy;
import static org.kaon.model.Functional.functional;
import static org.kaon.model.Objective.objective;
import static org.kaon.model.SharedLayer.shared;
import static org.kaon.op.Padding.SAME;
import static org.kaon.optimizer.Sgd.sgd;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.config.ConfigException;
import org.kaon.data.Order;
import org.kaon.data.TensorDataset;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.keras.KerasNumbers;
import org.kaon.layer.Layer;
import org.kaon.metric.Metric;
import org.kaon.metric.Metrics;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class FunctionalTest {

    private static final KerasNumbers KERAS =
            new KerasNumbers(KerasNumbers.resource("/org/kaon/model/models.json"));
    private static CpuEngine engine;

    @BeforeAll
    static void open() {
        engine = CpuEngine.open(1);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    static Functional two() {
        Symbol a = Symbol.input("a", 4);
        Symbol b = Symbol.input("b", 3);
        SharedLayer encoder = shared("encoder", dense(5, RELU));
        SharedLayer inner = shared(Sequential.of("inner", List.of(input(5), dense(3), dropout(0))));
        Symbol x = encoder.of(a);
        Symbol y = encoder.of(b.to("before", dense(4)));
        Symbol p = inner.of(x).to("p", dense(1, SIGMOID));
        Symbol q = inner.of(y).to("q", dense(2));
        return functional("two", List.of(a, b), List.of(p, q));
    }

    private static Functional chain() {
        Symbol a = Symbol.input("a", 4);
        return functional(
                "chain",
                a,
                a.to(dense(3, TANH)).to("a_layer_with_quite_a_long_name_of_its_own", dense(1)));
    }

    private static Metric metric(String name) {
        return Metrics.TABLE.read(name);
    }

    private static Compilation compiled() {
        return Compilation.compilation(
                Map.of(
                        "p",
                        objective(binaryCrossentropy(), binaryAccuracy()).weight(0.3),
                        "q",
                        objective(meanSquaredError(), metric("mean_absolute_error"))
                                .weightedMetrics(
                                        metric("mean_absolute_error"), metric("mean_squared_error"))
                                .weight(2)),
                sgd(0.1));
    }

    @Test
    void writesExactlyTheJsonOfKeras() {
        assertThat(KerasNumbers.tree(ArchitectureJson.write(two())))
                .isEqualTo(KerasNumbers.tree(KERAS.in("two").at("json")));
        assertThat(KerasNumbers.tree(ArchitectureJson.write(chain())))
                .isEqualTo(KerasNumbers.tree(KERAS.in("chain").at("json")));
    }

    @Test
    void readsTheJsonOfKeras() {
        assertThat(ArchitectureJson.read(KERAS.in("two").in("json").values())).isEqualTo(two());
        assertThat(ArchitectureJson.read(KERAS.in("chain").in("json").values())).isEqualTo(chain());
    }

    @Test
    void theSummariesAreThoseOfKeras() {
        assertThat(two().initialise(1).summary()).isEqualTo(KERAS.in("two").at("summary"));
        assertThat(chain().initialise(1).summary()).isEqualTo(KERAS.in("chain").at("summary"));
    }

    @Test
    void theSummariesOfKnownNetworksAreThoseOfKeras() {
        KerasNumbers summaries = KERAS.in("summaries");
        Sequential lenet =
                Sequential.of(
                        "lenet5",
                        List.of(
                                input(32, 32, 1),
                                conv2D(6, 5).activation(TANH),
                                maxPooling2D(2),
                                conv2D(16, 5).activation(TANH),
                                maxPooling2D(2),
                                flatten(),
                                dense(120, TANH),
                                dense(84, TANH),
                                dense(10, SOFTMAX)));
        assertThat(lenet.initialise(1).summary()).isEqualTo(summaries.at("lenet5"));
        assertThat(vgg16().initialise(1).summary())
                .isEqualTo(summaries.at("vgg16"))
                .contains("138,357,544");
    }

    private static Sequential vgg16() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("input_layer", input(224, 224, 3), true));
        int[][] blocks = {{64, 2}, {128, 2}, {256, 3}, {512, 3}, {512, 3}};
        for (int block = 1; block <= blocks.length; block++) {
            Layer convolution = conv2D(blocks[block - 1][0], 3).activation(RELU).padding(SAME);
            for (int i = 1; i <= blocks[block - 1][1]; i++) {
                parts.add(new Part("block" + block + "_conv" + i, convolution, true));
            }
            parts.add(new Part("block" + block + "_pool", maxPooling2D(2), true));
        }
        parts.add(new Part("flatten", flatten(), true));
        parts.add(new Part("fc1", dense(4096, RELU), true));
        parts.add(new Part("fc2", dense(4096, RELU), true));
        parts.add(new Part("predictions", dense(1000, SOFTMAX), true));
        return new Sequential("vgg16", parts);
    }

    @Test
    void predictsWhatKerasPredicts() {
        KerasNumbers step = KERAS.in("step");
        Model model = new Model(two(), new Weights(step.in("weights").tensors()), 1);
        try (Predictor predictor = model.predictor(engine)) {
            for (int rows : new int[] {6, 4, 2}) {
                Map<String, Tensor> found = predictor.predict(step.in("features").tensors(), rows);
                for (String output : List.of("p", "q")) {
                    requireClose(
                            found.getOrDefault(output, Tensor.scalar(0f)),
                            step.in("predicted").tensor(output),
                            1e-5);
                }
            }
        }
    }

    @Test
    void aStepOfTrainingIsThatOfKeras() {
        requireStep(KERAS.in("step"), Optional.empty());
    }

    @Test
    void aStepWithNegativeWeightsIsThatOfKeras() {
        KerasNumbers step = KERAS.in("weighted");
        requireStep(step, Optional.of(step.tensor("sample_weights")));
    }

    private static void requireStep(KerasNumbers step, Optional<Tensor> weights) {
        Model model = new Model(two(), new Weights(step.in("weights").tensors()), 1);
        TensorDataset data =
                TensorDataset.of(
                        step.in("features").tensors(), step.in("targets").tensors(), weights);
        try (Trainer trainer = model.compile(engine, compiled())) {
            Map<String, Double> logs =
                    trainer.fit(data, FitOptions.epochs(1).batchSize(6).order(Order.stored()))
                            .epochs()
                            .getFirst()
                            .logs();
            KerasNumbers history = step.in("history");
            List<String> names = new ArrayList<>(history.values().keySet());
            names.add("learning_rate");
            assertThat(logs).containsOnlyKeys(names);
            history.values()
                    .keySet()
                    .forEach(name ->
                            assertThat(logs.getOrDefault(name, Double.NaN))
                                    .as(name)
                                    .isCloseTo(history.number(name), within(1e-5)));
            Weights after = trainer.model().weights();
            step.in("after")
                    .tensors()
                    .forEach((path, wanted) -> requireClose(after.at(path), wanted, 1e-5));
        }
    }

    private static void requireClose(Tensor found, Tensor wanted, double tolerance) {
        assertThat(found.shape()).isEqualTo(wanted.shape());
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(found.at(i)).isCloseTo(wanted.at(i), within(tolerance));
        }
    }

    @Test
    void aSavedModelComesBack(@TempDir Path folder) throws IOException {
        Model model = two().initialise(3);
        model.save(folder.resolve("two.zip"));
        Model back = Model.load(folder.resolve("two.zip"));
        assertThat(back.architecture()).isEqualTo(model.architecture());
        assertThat(back.weights().tensors().keySet())
                .containsExactlyElementsOf(model.weights().tensors().keySet())
                .contains("inner/dense/kernel");
    }

    @Test
    void outputsThatAreNotTrainedNeedNoTarget() {
        Compilation one =
                Compilation.compilation(Map.of("q", objective(meanSquaredError())), sgd());
        TensorDataset data =
                TensorDataset.of(
                        KERAS.in("step").in("features").tensors(),
                        Map.of("q", KERAS.in("step").in("targets").tensor("q")),
                        Optional.empty());
        Model start = two().initialise(2);
        try (Trainer trainer = start.compile(engine, one)) {
            assertThat(trainer.evaluate(data, 6)).containsOnlyKeys("loss", "q_loss");
            trainer.fit(data, FitOptions.epochs(1));
            Weights after = trainer.model().weights();
            assertThat(after.at("p/kernel").floats())
                    .isEqualTo(start.weights().at("p/kernel").floats());
            assertThat(after.at("q/kernel").floats())
                    .isNotEqualTo(start.weights().at("q/kernel").floats());
        }
    }

    @Test
    void dataThatDoNotFitByNameAreRefused() {
        KerasNumbers step = KERAS.in("step");
        TensorDataset wrong =
                TensorDataset.of(
                        Map.of(
                                "a", step.in("features").tensor("a"),
                                "c", step.in("features").tensor("b")),
                        step.in("targets").tensors(),
                        Optional.empty());
        try (Trainer trainer = two().initialise(1).compile(engine, compiled())) {
            assertThatThrownBy(() -> trainer.evaluate(wrong, 6))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("expects features named [a, b], found [");
        }
        Compilation unknown =
                Compilation.compilation(Map.of("r", objective(meanSquaredError())), sgd());
        assertThatThrownBy(() -> two().initialise(1).compile(engine, unknown))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("the outputs are [p, q]");
    }

    @Test
    void aCircleAndMissingLayersAreNamed() {
        Part input = new Part("x", input(2), true);
        Reference x = new Reference("x", 0, 0);
        assertThatThrownBy(() ->
                        new Functional(
                                "net",
                                List.of(place(input), place(part("f"), "g"), place(part("g"), "f")),
                                new Argument.Tensor<>(x),
                                new Argument.Tensor<>(new Reference("g", 0, 0))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("wait for each other in a circle: [f, g]");
        assertThatThrownBy(() ->
                        new Functional(
                                "net",
                                List.of(place(input), place(part("f"), "h")),
                                new Argument.Tensor<>(x),
                                new Argument.Tensor<>(new Reference("f", 0, 0))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("\"f\" takes h[0][0], which does not exist");
    }

    private static Part part(String name) {
        return new Part(name, dense(2), true);
    }

    private static Functional.Place place(Part part, String... inputs) {
        List<Invocation<Reference>> calls = new ArrayList<>();
        for (String from : inputs) {
            calls.add(
                    new Invocation<>(
                            List.of(new Argument.Tensor<>(new Reference(from, 0, 0))), Map.of()));
        }
        return new Functional.Place(part, calls);
    }

    @Test
    void theLayersBeforeTheFrozenOnesStillLearn() {
        Functional frozen = (Functional) two().freeze("inner");
        assertThat(Summary.summary(frozen.initialise(1)).trainable())
                .isEqualTo(Summary.summary(two().initialise(1)).trainable() - 18);
        KerasNumbers step = KERAS.in("step");
        Model model = new Model(frozen, new Weights(step.in("weights").tensors()), 1);
        TensorDataset data =
                TensorDataset.of(
                        step.in("features").tensors(),
                        step.in("targets").tensors(),
                        Optional.empty());
        try (Trainer trainer = model.compile(engine, compiled())) {
            trainer.fit(data, FitOptions.epochs(1).batchSize(6).order(Order.stored()));
            Weights after = trainer.model().weights();
            requireClose(
                    after.at("inner/dense/kernel"), model.weights().at("inner/dense/kernel"), 0);
            requireClose(
                    after.at("encoder/kernel"), step.in("after").tensor("encoder/kernel"), 1e-5);
        }
        assertThatThrownBy(() -> two().freeze("conv*"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no layer fits \"conv*\"");
        assertThat(frozen.unfreeze("inner")).isEqualTo(two());
    }

    @Test
    void rowsAreShapedLikeTheInput() {
        assertThat(two().inputShapes()).isEqualTo(Map.of("a", Shape.of(4), "b", Shape.of(3)));
        assertThatThrownBy(() -> two().inputShape())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("expected one input, found [a, b]");
    }
}
