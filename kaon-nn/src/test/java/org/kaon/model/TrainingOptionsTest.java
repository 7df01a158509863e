package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.loss.MeanSquaredError.meanSquaredError;
import static org.kaon.model.Sequential.sequential;

import org.junit.jupiter.api.Test;
import org.kaon.callback.Callback;
import org.kaon.callback.LearningRateScheduler;
import org.kaon.callback.RateFinder;
import org.kaon.callback.SwapEmaWeights;
import org.kaon.callback.TerminateOnNan;
import org.kaon.config.ConfigException;
import org.kaon.data.Order;
import org.kaon.data.TensorDataset;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.loss.Loss;
import org.kaon.loss.Losses;
import org.kaon.optimizer.Averaging;
import org.kaon.optimizer.Multipliers;
import org.kaon.optimizer.Optimizer;
import org.kaon.optimizer.Pace;
import org.kaon.optimizer.Sgd;
import org.kaon.schedule.ExponentialDecay;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.Map;

/// What optimizers, losses and callbacks ask of a trainer.
class TrainingOptionsTest {

    private static final FitOptions OPTIONS =
            FitOptions.epochs(2).batchSize(2).order(Order.stored());

    /// y = 2x, in three batches.
    private static TensorDataset line() {
        return TensorDataset.of(
                Tensor.of(Shape.of(6, 1), 1f, -1f, 2f, 0.5f, -2f, 1.5f),
                Tensor.of(Shape.of(6, 1), 2f, -2f, 4f, 1f, -4f, 3f));
    }

    private static Trainer trainer(CpuEngine engine, Loss loss, Optimizer optimizer) {
        Weights start =
                new Weights(
                        Map.of(
                                "dense/kernel",
                                Tensor.of(Shape.of(1, 1), 0.5f),
                                "dense/bias",
                                Tensor.of(Shape.of(1), 0f)));
        return new Model(sequential(input(1), dense(1)), start, 1)
                .compile(engine, Compilation.compilation(loss, optimizer));
    }

    private static Optimizer sgd(Pace pace) {
        return new Sgd(pace, 0, false);
    }

    @Test
    void aScheduleIsFollowedInsideThePlan() {
        Optimizer halving = sgd(Pace.of(ExponentialDecay.exponentialDecay(0.1, 1, 0.5)));
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = trainer(engine, meanSquaredError(), halving)) {
            History history = trainer.fit(line(), OPTIONS);
            assertThat(history.of("learning_rate")[0]).isCloseTo(0.0125, within(1e-8));
            assertThat(history.of("learning_rate")[1]).isCloseTo(0.0015625, within(1e-8));
            Callback setting = new LearningRateScheduler((epoch, rate) -> rate);
            assertThatThrownBy(() -> trainer.fit(line(), OPTIONS, setting))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("follows ExponentialDecay, so a callback cannot set it");
        }
    }

    // Six steps by hand: w ← w − 0.05·dL/dw, a ← 0.8·a + 0.2·w.
    @Test
    void weightsEndAsTheirRunningMean() {
        Optimizer averaging = sgd(Pace.of(0.05).averaging(new Averaging(true, 0.8, 0)));
        double[] x = {1, -1, 2, 0.5, -2, 1.5};
        double kernel = 0.5;
        double bias = 0;
        double mean = 0;
        for (int step = 0; step < 6; step++) {
            double slope = 0;
            double shift = 0;
            for (int row = 2 * (step % 3); row < 2 * (step % 3) + 2; row++) {
                double error = kernel * x[row] + bias - 2 * x[row];
                slope += error * x[row];
                shift += error;
            }
            kernel -= 0.05 * slope;
            bias -= 0.05 * shift;
            mean = step == 0 ? kernel : 0.8 * mean + 0.2 * kernel;
        }
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = trainer(engine, meanSquaredError(), averaging)) {
            trainer.fit(line(), line(), OPTIONS, new SwapEmaWeights(false));
            Tensor found =
                    trainer.model()
                            .weights()
                            .tensors()
                            .getOrDefault("dense/kernel", Tensor.scalar(0f));
            assertThat(found.at(0)).isCloseTo(mean, within(1e-6));
        }
    }

    @Test
    void eachWeightHasItsOwnMultipleOfTheRate() {
        Optimizer frozenBias =
                sgd(Pace.of(0.05).multipliers(new Multipliers(Map.of("*/bias", 0.0))));
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = trainer(engine, meanSquaredError(), frozenBias)) {
            trainer.fit(line(), OPTIONS);
            Map<String, Tensor> found = trainer.model().weights().tensors();
            assertThat(found.getOrDefault("dense/bias", Tensor.scalar(1f)).at(0)).isZero();
            assertThat(found.getOrDefault("dense/kernel", Tensor.scalar(0f)).at(0))
                    .isGreaterThan(1);
        }
    }

    @Test
    void averagesThatDoNotExistAreNamed() {
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = trainer(engine, meanSquaredError(), Sgd.sgd(0.01))) {
            assertThatThrownBy(
                            () -> trainer.fit(line(), line(), OPTIONS, new SwapEmaWeights(false)))
                    .hasStackTraceContaining("expected an optimizer with use_ema: true");
        }
    }

    @Test
    void aLossWithoutOneNumberIsRefused() {
        Loss loss = Losses.TABLE.read("mse", Map.of("reduction", "none"));
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = trainer(engine, loss, Sgd.sgd(0.01))) {
            assertThatThrownBy(() -> trainer.fit(line(), OPTIONS))
                    .hasStackTraceContaining(
                            "\"reduction\" expects one that gives a single number");
        }
    }

    @Test
    void aLossThatIsNotFiniteEndsTrainingQuietlyWhereAskedTo() {
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = trainer(engine, meanSquaredError(), Sgd.sgd(1e30))) {
            History history = trainer.fit(line(), OPTIONS, new TerminateOnNan());
            assertThat(history.ending()).isEqualTo(History.Ending.STOPPED);
            assertThat(history.reason()).startsWith("the loss became").contains("in epoch 1");
        }
    }

    @Test
    void theRateFinderPutsWeightsBack() {
        RateFinder finder = new RateFinder(1e-4, 10, 40);
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = trainer(engine, meanSquaredError(), Sgd.sgd(1e-4))) {
            trainer.fit(line(), FitOptions.epochs(20).batchSize(2).order(Order.stored()), finder);
            assertThat(finder.curve()).hasSizeGreaterThan(10);
            assertThat(finder.suggestion()).isBetween(1e-3, 1.0);
            Tensor kernel =
                    trainer.model()
                            .weights()
                            .tensors()
                            .getOrDefault("dense/kernel", Tensor.scalar(0f));
            assertThat(kernel.at(0)).isEqualTo(0.5);
            assertThat(List.of(finder.curve().getFirst().rate())).containsExactly(1e-4);
        }
    }
}
