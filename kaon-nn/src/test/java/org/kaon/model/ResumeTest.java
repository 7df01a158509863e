package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.callback.EarlyStopping.earlyStopping;
import static org.kaon.callback.Monitor.monitor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.callback.Callback;
import org.kaon.callback.EarlyStopping;
import org.kaon.callback.Stop;
import org.kaon.callback.Training;
import org.kaon.config.ConfigException;
import org.kaon.data.Order;
import org.kaon.data.TensorDataset;
import org.kaon.engine.cpu.CpuEngine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A training that is killed and resumed ends with the bits of one that was not.
class ResumeTest {

    private static final TensorDataset TRAINING = Toy.stripes(150, 1);
    private static final TensorDataset VALIDATION = Toy.stripes(70, 2);
    private static final FitOptions OPTIONS =
            FitOptions.epochs(3).batchSize(16).order(Order.shuffled(7, 60));

    /// Ends training after some batch without a checkpoint, as a kill does.
    private record Kill(int epoch, long batch) implements Callback {

        @Override
        public void onBatchEnd(Training training, int now, long done, double loss)
                throws IOException {
            if (now == epoch && done == batch) {
                throw new IOException("killed");
            }
        }
    }

    private static Trainer trainer(CpuEngine engine) {
        return Toy.model(3).compile(engine, Toy.compilation());
    }

    private static EarlyStopping stopping() {
        return earlyStopping(monitor("val_loss"), 5, true);
    }

    private record Result(Map<String, float[]> weights, List<Map<String, Double>> logs) {

        static Result of(Trainer trainer, History history) {
            Map<String, float[]> weights = new LinkedHashMap<>();
            trainer.model().weights().tensors().forEach((k, v) -> weights.put(k, v.floats()));
            return new Result(weights, history.epochs().stream().map(History.Epoch::logs).toList());
        }

        void isSameAs(Result other) {
            assertThat(weights.keySet()).isEqualTo(other.weights.keySet());
            weights.forEach((path, values) ->
                    assertThat(Arrays.equals(values, other.weights.get(path))).as(path).isTrue());
            assertThat(logs).isEqualTo(other.logs);
        }
    }

    private static Result uninterrupted() {
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = trainer(engine)) {
            return Result.of(trainer, trainer.fit(TRAINING, VALIDATION, OPTIONS, stopping()));
        }
    }

    @Test
    void aStopWithinAnEpochResumesBitExactly(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("checkpoint.kaon");
        Stop stop = new Stop();
        Callback presses =
                new Callback() {
                    @Override
                    public void onBatchEnd(Training training, int epoch, long batch, double loss) {
                        if (epoch == 1 && batch == 4) {
                            stop.request();
                        }
                    }
                };
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = trainer(engine)) {
            History part =
                    trainer.fit(
                            TRAINING,
                            VALIDATION,
                            OPTIONS.checkpoint(file).stop(stop),
                            stopping(),
                            presses);
            assertThat(part.ending()).isEqualTo(History.Ending.INTERRUPTED);
            assertThat(part.epochs()).hasSize(1);
        }
        Checkpoint checkpoint = Checkpoint.read(file);
        assertThat(checkpoint.progress().epoch()).isEqualTo(1);
        assertThat(checkpoint.progress().batch()).isEqualTo(5);
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = trainer(engine)) {
            trainer.restore(checkpoint);
            History rest =
                    trainer.fit(TRAINING, VALIDATION, OPTIONS, stopping(), new Callback() {});
            Result.of(trainer, rest).isSameAs(uninterrupted());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 6})
    void aKillGoesBackToTheLastEpochsCheckpoint(long batch, @TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("checkpoint.kaon");
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = trainer(engine)) {
            assertThatThrownBy(() ->
                            trainer.fit(
                                    TRAINING,
                                    VALIDATION,
                                    OPTIONS.checkpoint(file),
                                    stopping(),
                                    new Kill(2, batch)))
                    .hasMessageContaining("killed");
        }
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = trainer(engine)) {
            trainer.restore(Checkpoint.read(file));
            History rest =
                    trainer.fit(TRAINING, VALIDATION, OPTIONS, stopping(), new Callback() {});
            Result.of(trainer, rest).isSameAs(uninterrupted());
        }
    }

    @Test
    void checkpointsWithinAnEpochBoundTheLossOfAKill(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("checkpoint.kaon");
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = trainer(engine)) {
            assertThatThrownBy(() ->
                            trainer.fit(
                                    TRAINING,
                                    VALIDATION,
                                    OPTIONS.checkpoint(file, Duration.ZERO),
                                    stopping(),
                                    new Kill(0, 3)))
                    .hasMessageContaining("killed");
        }
        Checkpoint checkpoint = Checkpoint.read(file);
        assertThat(checkpoint.progress().batch()).isEqualTo(3);
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = trainer(engine)) {
            trainer.restore(checkpoint);
            History rest =
                    trainer.fit(TRAINING, VALIDATION, OPTIONS, stopping(), new Callback() {});
            Result.of(trainer, rest).isSameAs(uninterrupted());
        }
    }

    @Test
    void aFinishedTrainingResumesToItsEnd(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("checkpoint.kaon");
        Result done;
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = trainer(engine)) {
            done =
                    Result.of(
                            trainer,
                            trainer.fit(
                                    TRAINING, VALIDATION, OPTIONS.checkpoint(file), stopping()));
            trainer.restore(Checkpoint.read(file));
            Result.of(trainer, trainer.fit(TRAINING, VALIDATION, OPTIONS, stopping()))
                    .isSameAs(done);
        }
        done.isSameAs(uninterrupted());
    }

    @Test
    void theCheckpointMustBelongToTheModelAndTheOrder(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("checkpoint.kaon");
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = trainer(engine)) {
            trainer.fit(TRAINING, FitOptions.epochs(1).batchSize(50).checkpoint(file));
            Checkpoint checkpoint = Checkpoint.read(file);
            assertThatThrownBy(() ->
                            Toy.model(4).compile(engine, Toy.compilation()).restore(checkpoint))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("seed");
            trainer.restore(checkpoint);
            assertThatThrownBy(() -> trainer.fit(TRAINING, OPTIONS))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("batch_size of the first run, 50, found 16");
        }
    }

    @Test
    void aCutCheckpointIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("checkpoint.kaon");
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = trainer(engine)) {
            trainer.fit(TRAINING, FitOptions.epochs(1).batchSize(50).checkpoint(file));
        }
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length += 997) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> Checkpoint.read(file)).isInstanceOf(ConfigException.class);
        }
    }
}
