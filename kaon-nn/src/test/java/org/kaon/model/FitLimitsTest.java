package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.loss.MeanSquaredError.meanSquaredError;
import static org.kaon.model.Compilation.compilation;
import static org.kaon.model.Sequential.sequential;
import static org.kaon.optimizer.Sgd.sgd;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.callback.Callback;
import org.kaon.callback.Stop;
import org.kaon.callback.Training;
import org.kaon.config.ConfigException;
import org.kaon.data.Order;
import org.kaon.data.TensorDataset;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.nio.file.Path;
import java.util.Map;

class FitLimitsTest {

    private static CpuEngine engine;

    @BeforeAll
    static void open() {
        engine = CpuEngine.open(1);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static TensorDataset rows(int count) {
        float[] x = new float[count];
        float[] y = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = i * 0.1f;
            y[i] = 1 - i * 0.2f;
        }
        return TensorDataset.of(Tensor.of(Shape.of(count, 1), x), Tensor.of(Shape.of(count, 1), y));
    }

    private static Trainer trainer() {
        return sequential(input(1), dense(1))
                .initialise(1)
                .compile(engine, compilation(meanSquaredError(), sgd(0.05)));
    }

    private static final FitOptions OPTIONS =
            FitOptions.epochs(3).batchSize(4).order(Order.shuffled(5, 100));

    @Test
    void anEpochEndsAfterItsStepsAndTheDataGoOn() {
        try (Trainer few = trainer();
                Trainer whole = trainer()) {
            // Three epochs of two batches are one pass over 24 rows.
            History history = few.fit(rows(24), OPTIONS.stepsPerEpoch(2));
            whole.fit(rows(24), FitOptions.epochs(1).batchSize(4).order(OPTIONS.order()));
            assertThat(history.epochs())
                    .hasSize(3)
                    .allSatisfy(e -> assertThat(e.timing().steps()).isEqualTo(2));
            assertThat(few.model().weights().at("dense/kernel").floats())
                    .isEqualTo(whole.model().weights().at("dense/kernel").floats());
        }
    }

    @Test
    void theDataStartOverWhenTheyEnd() {
        try (Trainer trainer = trainer();
                Trainer passes = trainer()) {
            trainer.fit(rows(8), OPTIONS.stepsPerEpoch(2));
            passes.fit(rows(8), OPTIONS);
            assertThat(trainer.model().weights().at("dense/kernel").floats())
                    .isEqualTo(passes.model().weights().at("dense/kernel").floats());
        }
    }

    @Test
    void numbersOfEpochsBeginWhereTheyAreTold() {
        try (Trainer trainer = trainer()) {
            History history = trainer.fit(rows(8), OPTIONS.initialEpoch(1));
            assertThat(history.epochs().stream().map(History.Epoch::number)).containsExactly(1, 2);
        }
    }

    @Test
    void aSplitTakesTheLastRows() {
        try (Trainer split = trainer();
                Trainer apart = trainer()) {
            History one = split.fit(rows(10), OPTIONS.validationSplit(0.25));
            History two = apart.fit(rows(10).rows(0, 7), rows(10).rows(7, 10), OPTIONS);
            assertThat(one.of("val_loss")).isEqualTo(two.of("val_loss"));
            assertThat(one.of("loss")).isEqualTo(two.of("loss"));
            assertThatThrownBy(() -> split.fit(rows(2), OPTIONS.validationSplit(0.9)))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("of 2 rows leaves nothing to train on");
        }
    }

    @Test
    void aValidationEndsAfterItsSteps() {
        try (Trainer trainer = trainer()) {
            History history =
                    trainer.fit(rows(8), rows(12), OPTIONS.validationSteps(2).initialEpoch(2));
            Map<String, Double> first8 = trainer.evaluate(rows(8), 4);
            assertThat(history.of("val_loss")[0])
                    .isCloseTo(first8.getOrDefault("loss", 0.0), within(1e-12));
        }
    }

    @Test
    void aTrainingWithStepsGoesOnBitByBit(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("last.zip");
        FitOptions options = OPTIONS.stepsPerEpoch(3).checkpoint(file);
        float[] straight;
        try (Trainer trainer = trainer()) {
            trainer.fit(rows(17), options);
            straight = trainer.model().weights().at("dense/kernel").floats();
        }
        Stop stop = new Stop();
        Callback stopping =
                new Callback() {
                    @Override
                    public void onBatchEnd(Training training, int epoch, long batch, double loss) {
                        if (epoch == 1 && batch == 1) {
                            stop.request();
                        }
                    }
                };
        try (Trainer trainer = trainer()) {
            History history = trainer.fit(rows(17), options.stop(stop), stopping);
            assertThat(history.ending()).isEqualTo(History.Ending.INTERRUPTED);
        }
        try (Trainer trainer = trainer()) {
            trainer.restore(Checkpoint.read(file));
            trainer.fit(rows(17), options, new Callback() {});
            assertThat(trainer.model().weights().at("dense/kernel").floats()).isEqualTo(straight);
        }
    }

    @Test
    void limitsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> OPTIONS.stepsPerEpoch(0))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("steps of 1 or more");
        assertThatThrownBy(() -> OPTIONS.validationSplit(1))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("validation_split in [0, 1)");
    }
}
