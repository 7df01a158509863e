package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.activation.Activation.SIGMOID;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.loss.BinaryCrossentropy.binaryCrossentropy;
import static org.kaon.loss.MeanSquaredError.meanSquaredError;
import static org.kaon.metric.BinaryAccuracy.binaryAccuracy;
import static org.kaon.model.Compilation.compilation;
import static org.kaon.model.Sequential.sequential;
import static org.kaon.optimizer.Sgd.sgd;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kaon.config.ConfigException;
import org.kaon.data.Order;
import org.kaon.data.TensorDataset;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.engine.cpu.CpuOptions;
import org.kaon.optimizer.Sgd;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class TrainerTest {

    private static CpuEngine engine;

    @BeforeAll
    static void open() {
        engine = CpuEngine.open(1);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static final Tensor X = Tensor.of(Shape.of(4, 1), -1f, 0f, 1f, 2f);
    private static final Tensor Y = Tensor.of(Shape.of(4, 1), -1f, 1f, 3f, 5f);
    private static final FitOptions STORED =
            FitOptions.epochs(1).batchSize(4).order(Order.stored());

    private static Model line() {
        return sequential(input(1), dense(1)).initialise(1);
    }

    private static Model modelOf(Model model, float kernel, float bias) {
        return new Model(
                model.architecture(),
                new Weights(
                        Map.of(
                                "dense/kernel",
                                Tensor.of(Shape.of(1, 1), kernel),
                                "dense/bias",
                                Tensor.of(Shape.of(1), bias))),
                1);
    }

    @Test
    void learnsALine() {
        try (Trainer trainer = line().compile(engine, compilation(meanSquaredError(), sgd(0.2)))) {
            History history =
                    trainer.fit(TensorDataset.of(X, Y), FitOptions.epochs(60).batchSize(4));
            assertThat(history.of("loss")[59]).isLessThan(1e-5);
            assertThat(history.ending()).isEqualTo(History.Ending.COMPLETE);
            Weights weights = trainer.model().weights();
            assertThat(weights.at("dense/kernel").at(0)).isCloseTo(2, within(0.01));
            assertThat(weights.at("dense/bias").at(0)).isCloseTo(1, within(0.01));
            assertThat(trainer.predict(Tensor.of(Shape.of(3, 1), 3f, 4f, 5f), 2).at(2))
                    .isCloseTo(11, within(0.05));
        }
    }

    @Test
    void learnsToTellStripesApart() {
        try (Trainer trainer = Toy.model(1).compile(engine, Toy.compilation())) {
            History history =
                    trainer.fit(
                            Toy.stripes(500, 1),
                            Toy.stripes(210, 2),
                            FitOptions.epochs(6).batchSize(32));
            assertThat(history.epochs().getLast().logs().keySet())
                    .containsExactly(
                            "loss",
                            "accuracy",
                            "auc",
                            "val_loss",
                            "val_accuracy",
                            "val_auc",
                            "learning_rate");
            assertThat(history.of("val_accuracy")[5]).isGreaterThan(0.9);
            assertThat(history.of("val_auc")[5]).isGreaterThan(0.95);
            Map<String, Double> again = trainer.evaluate(Toy.stripes(210, 2), 100);
            assertThat(again.getOrDefault("accuracy", 0.0))
                    .isEqualTo(history.of("val_accuracy")[5]);
            assertThat(history.epochs().getLast().timing().steps()).isEqualTo(16);
            assertThat(history.epochs().getLast().timing().rows()).isEqualTo(500);
        }
    }

    // One step by hand: w ← w − rate·Σ wᵢ·2(p − y)·x / n.
    @Test
    void eventWeightsMultiplyTheLossAndDivideByTheRows() {
        Tensor weights = Tensor.of(Shape.of(4), 1f, 0f, 2f, 0.5f);
        try (Trainer trainer =
                modelOf(line(), 0, 0).compile(engine, compilation(meanSquaredError(), sgd(0.1)))) {
            History history = trainer.fit(TensorDataset.of(X, Y, weights), STORED);
            assertThat(history.of("loss")[0])
                    .isCloseTo((1 * 1 + 2 * 9 + 0.5 * 25) / 4, within(1e-6));
            assertThat(trainer.model().weights().at("dense/kernel").at(0))
                    .isCloseTo(0.1 * 2 * (1 + 2 * 3 + 0.5 * 10) / 4, within(1e-6));
        }
    }

    @Test
    void metricsIgnoreEventWeightsUnlessAskedTo() {
        Tensor y = Tensor.of(Shape.of(4, 1), 0f, 1f, 1f, 0f);
        Tensor weights = Tensor.of(Shape.of(4), 1f, 1f, 1f, 5f);
        Model model = modelOf(sequential(input(1), dense(1, SIGMOID)).initialise(1), 1, 0.1f);
        Compilation both =
                compilation(binaryCrossentropy(), sgd(), binaryAccuracy())
                        .weightedMetrics(binaryAccuracy());
        try (Trainer trainer = model.compile(engine, both)) {
            Map<String, Double> logs = trainer.evaluate(TensorDataset.of(X, y, weights), 3);
            assertThat(logs).containsEntry("binary_accuracy", 0.75);
            assertThat(logs).containsEntry("weighted_binary_accuracy", 0.375);
        }
    }

    @Test
    void classWeightsMultiplyTheRowsOfAClass() {
        Tensor y = Tensor.of(Shape.of(4, 1), 0f, 1f, 1f, 0f);
        Model model = modelOf(sequential(input(1), dense(1, SIGMOID)).initialise(1), 0, 0);
        Compilation loss = compilation(binaryCrossentropy(), sgd());
        try (Trainer trainer = model.compile(engine, loss)) {
            History history =
                    trainer.fit(
                            TensorDataset.of(X, y), STORED.classWeights(Map.of(0, 3.0, 1, 0.5)));
            assertThat(history.of("loss")[0])
                    .isCloseTo(Math.log(2) * (3 + 0.5 + 0.5 + 3) / 4, within(1e-6));
            assertThatThrownBy(() ->
                            trainer.fit(
                                    TensorDataset.of(X, y), STORED.classWeights(Map.of(2, 3.0))))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("classes 0 to 1, found 2");
        }
    }

    @Test
    void frozenWeightsStayAsTheyAre() {
        Model start = Toy.model(2);
        try (Trainer trainer =
                start.compile(engine, Toy.compilation().frozen("conv2d/*", "dense/bias"))) {
            trainer.fit(Toy.stripes(64, 1), FitOptions.epochs(1));
            Weights after = trainer.model().weights();
            List<String> changed = new ArrayList<>();
            start.weights()
                    .tensors()
                    .forEach((path, before) -> {
                        if (before.data().mismatch(after.at(path).data()) >= 0) {
                            changed.add(path);
                        }
                    });
            assertThat(changed).containsExactly("dense/kernel", "dense_1/kernel", "dense_1/bias");
        }
    }

    @Test
    void aLossThatIsNotFiniteStopsWithPlaceAndCause() {
        Sgd wild = sgd(1e30);
        try (Trainer trainer = line().compile(engine, compilation(meanSquaredError(), wild))) {
            assertThatThrownBy(() ->
                            trainer.fit(TensorDataset.of(X, Y), FitOptions.epochs(50).batchSize(2)))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageContaining("Training stopped in epoch")
                    .hasMessageContaining("lower the learning rate (now 1");
        }
        Tensor broken = Tensor.of(Shape.of(4, 1), 0f, 1f, Float.NaN, 3f);
        try (Trainer trainer = line().compile(engine, compilation(meanSquaredError(), sgd()))) {
            assertThatThrownBy(() -> trainer.fit(TensorDataset.of(broken, Y), STORED))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageContaining("epoch 1, batch 1: the loss is NaN")
                    .hasMessageContaining("feature x holds NaN in row 2");
        }
    }

    @Test
    void aCheckedTrainingNamesTheFirstOpAndLayerThatFail() {
        Sgd wild = sgd(1e30);
        try (CpuEngine checked = CpuEngine.open(CpuOptions.of(1).withCheckFinite(true));
                Trainer trainer = line().compile(checked, compilation(meanSquaredError(), wild))) {
            assertThatThrownBy(() ->
                            trainer.fit(TensorDataset.of(X, Y), FitOptions.epochs(50).batchSize(2)))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageStartingWith("Training stopped in epoch 1, batch 2. ")
                    .hasMessageContainingAll(" of loss", "expected finite values", "in run 2");
        }
    }

    @Test
    void dataOfAnotherShapeAreRefused() {
        Tensor wide = Tensor.of(Shape.of(2, 2), 1f, 2f, 3f, 4f);
        try (Trainer trainer = line().compile(engine, compilation(meanSquaredError(), sgd()))) {
            assertThatThrownBy(() -> trainer.evaluate(TensorDataset.of(wide, wide), 2))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("takes rows of shape [1], found float32[2]");
        }
    }

    @Test
    void predictionsComeBatchByBatchInStoredOrder() {
        try (Trainer trainer =
                modelOf(line(), 2, 1).compile(engine, compilation(meanSquaredError(), sgd()))) {
            List<Double> found = new ArrayList<>();
            trainer.predict(
                    TensorDataset.of(X, Y),
                    3,
                    (batch, prediction) -> {
                        for (int i = 0; i < batch.rows(); i++) {
                            found.add(prediction.at(i) - batch.columns().get(1).at(i));
                        }
                    });
            assertThat(found).hasSize(4).allSatisfy(d -> assertThat(d).isEqualTo(0));
        }
    }

    @Test
    void aModelPredictsWithoutATrainer() {
        try (Predictor predictor = modelOf(line(), 2, 1).predictor(engine)) {
            assertThat(predictor.predict(X, 3).floats()).containsExactly(-1f, 1f, 3f, 5f);
        }
    }
}
