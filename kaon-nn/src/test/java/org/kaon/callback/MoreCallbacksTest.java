package org.kaon.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.config.ConfigException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

class MoreCallbacksTest {

    private final FakeTraining training = new FakeTraining(OptionalLong.of(25));

    private static Map<String, Double> logs(double loss) {
        Map<String, Double> logs = new LinkedHashMap<>();
        logs.put("loss", loss);
        logs.put("val_loss", loss + 1);
        return logs;
    }

    @Test
    void timeEndsTrainingAfterABatch() {
        long[] now = {0};
        TimeStopping stopping = new TimeStopping(2, () -> now[0]);
        stopping.onTrainBegin(training, false);
        now[0] = 1_900_000_000L;
        stopping.onBatchEnd(training, 0, 0, 1);
        assertThat(training.stopReason).isEmpty();
        now[0] = 2_100_000_000L;
        stopping.onBatchEnd(training, 0, 1, 1);
        assertThat(training.stopReason).isEqualTo("2.0 seconds have passed");
        assertThatThrownBy(() -> TimeStopping.timeStopping(0))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("\"seconds\" expects a number above 0");
    }

    @Test
    void aRuleSetsTheRateOfEachEpoch() {
        LearningRateScheduler halving = new LearningRateScheduler((epoch, rate) -> rate / 2);
        halving.onEpochBegin(training, 0);
        halving.onEpochBegin(training, 1);
        assertThat(training.rate).isEqualTo(0.25);
        LearningRateScheduler wrong = new LearningRateScheduler((epoch, rate) -> -1);
        assertThatThrownBy(() -> wrong.onEpochBegin(training, 3))
                .hasMessageContaining("a rate of 0 or more for epoch 3, found -1");
    }

    @Test
    void functionsMakeACallback() throws IOException {
        List<String> heard = new ArrayList<>();
        Callback callback =
                LambdaCallback.lambda()
                        .trainBegin(in -> heard.add("begin"))
                        .epochBegin((in, epoch) -> heard.add("epoch " + epoch))
                        .batchEnd((in, epoch, batch, loss) -> heard.add("batch " + batch))
                        .epochEnd((in, epoch, logs) -> heard.add("logs " + logs.get("loss")))
                        .trainEnd(in -> heard.add("end"));
        callback.onTrainBegin(training, false);
        callback.onEpochBegin(training, 0);
        callback.onBatchEnd(training, 0, 4, 1);
        callback.onEpochEnd(training, 0, logs(0.5));
        callback.onTrainEnd(training);
        assertThat(heard).containsExactly("begin", "epoch 0", "batch 4", "logs 0.5", "end");
    }

    @Test
    void averagesStandInForWeightsDuringValidation() {
        SwapEmaWeights swap = new SwapEmaWeights(false);
        swap.onEpochBegin(training, 0);
        swap.onValidationBegin(training);
        assertThat(training.weight).isEqualTo(5);
        assertThat(training.average).isEqualTo(-1);
        swap.onValidationEnd(training);
        swap.onEpochEnd(training, 0, logs(1));
        assertThat(training.weight).isEqualTo(-1);
    }

    @Test
    void averagesMayStayUntilTheNextEpoch() {
        SwapEmaWeights swap = new SwapEmaWeights(true);
        swap.onEpochEnd(training, 0, logs(1));
        assertThat(training.weight).isEqualTo(5);
        swap.onEpochBegin(training, 1);
        assertThat(training.weight).isEqualTo(-1);
        swap.onEpochEnd(training, 1, logs(1));
        swap.onTrainEnd(training);
        assertThat(training.weight).isEqualTo(-1);
        assertThat(training.average).isEqualTo(5);
    }

    @Test
    void rowsGoToAFileThatCanBeContinued(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("log.csv");
        Callback first = new CsvLogger(file, ";", false);
        first.onTrainBegin(training, false);
        first.onEpochEnd(training, 0, logs(0.5));
        first.onEpochEnd(training, 1, Map.of("loss", 0.25));
        Callback second = new CsvLogger(file, ";", true);
        second.onTrainBegin(training, false);
        second.onEpochEnd(training, 2, logs(0.125));
        assertThat(Files.readString(file))
                .isEqualTo("epoch;loss;val_loss\n0;0.5;1.5\n1;0.25;NA\n2;0.125;1.125\n");
        first.onTrainBegin(training, false);
        assertThat(file).doesNotExist();
    }

    @Test
    void aBackupIsWrittenAndGoesWithTheEnd(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("inner").resolve("latest");
        Callback backup = new BackupAndRestore(file, 10, true);
        backup.onTrainBegin(training, false);
        for (int batch = 0; batch < 25; batch++) {
            backup.onBatchEnd(training, 0, batch, 1);
        }
        backup.onEpochEnd(training, 0, logs(1));
        assertThat(training.saved).containsExactly("latest", "latest");
        Files.writeString(file, "x");
        backup.onTrainEnd(training);
        assertThat(file).exists();
        training.history.addAll(List.of(logs(1), logs(1), logs(1)));
        backup.onTrainEnd(training);
        assertThat(file).doesNotExist();
    }

    @Test
    void namesOfModelsHoldEpochsAndFigures() throws IOException {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("filepath", "m-{epoch:02d}-{val_loss:.2f}.kaon");
        settings.put("save_best_only", true);
        settings.put("initial_value_threshold", 1.4);
        Callback callback = Callbacks.TABLE.read("ModelCheckpoint", settings);
        callback.onEpochEnd(training, 0, logs(0.5));
        callback.onEpochEnd(training, 1, logs(0.25));
        callback.onEpochEnd(training, 2, logs(0.3));
        assertThat(training.saved).containsExactly("m-02-1.25.kaon");
        settings.put("save_freq", 2);
        settings.put("save_best_only", false);
        settings.put("filepath", "b{epoch}.kaon");
        Callback often = Callbacks.TABLE.read("ModelCheckpoint", settings);
        often.onBatchEnd(training, 3, 0, 1);
        often.onBatchEnd(training, 3, 1, 1);
        assertThat(training.saved).endsWith("b4.kaon").hasSize(2);
        settings.put("save_weights_only", true);
        assertThatThrownBy(() -> Callbacks.TABLE.read("ModelCheckpoint", settings))
                .hasMessageContaining("save_weights_only");
        settings.put("filepath", "w{epoch}.weights.h5");
        Callbacks.TABLE.read("ModelCheckpoint", settings).onBatchEnd(training, 4, 1, 1);
        assertThat(training.saved).endsWith("w5.weights.h5");
        settings.put("save_weights_only", false);
        assertThatThrownBy(() -> Callbacks.TABLE.read("ModelCheckpoint", settings))
                .hasMessageContaining("another ending than .weights.h5");
        settings.put("filepath", "b{epoch}.kaon");
        settings.put("save_freq", "never");
        assertThatThrownBy(() -> Callbacks.TABLE.read("ModelCheckpoint", settings))
                .hasMessageContaining("epoch or a number of batches, found never");
    }

    // The loss falls while the rate is below 0.1, and explodes above.
    @Test
    void theRateFinderSuggestsWhereTheLossFalls() {
        RateFinder finder = new RateFinder(1e-4, 10, 60);
        finder.onTrainBegin(training, false);
        double sum = 0;
        for (int batch = 0; training.stopReason.isEmpty(); batch++) {
            double rate = training.rate;
            sum += rate < 0.1 ? 1 / (1 + 100 * rate) : Math.exp(10 * rate);
            finder.onBatchEnd(training, 0, batch, sum / (batch + 1));
        }
        finder.onTrainEnd(training);
        assertThat(finder.curve()).hasSizeLessThan(60);
        assertThat(finder.suggestion()).isBetween(1e-3, 0.1);
        assertThat(training.rate).isEqualTo(finder.suggestion());
        assertThat(training.weight).isEqualTo(-1);
        assertThat(finder.curve().getFirst().rate()).isCloseTo(1e-4, within(1e-12));
        assertThatThrownBy(() -> new RateFinder(1, 0.1, 60))
                .hasMessageContaining("0 < lowest < highest");
    }

    @Test
    void theBarHasTheFormOfKeras() throws IOException {
        StringBuilder out = new StringBuilder();
        long[] now = {0};
        ProgbarLogger bar = new ProgbarLogger(out, () -> now[0]);
        bar.onEpochBegin(training, 1);
        for (int batch = 0; batch < 25; batch++) {
            bar.onBatchEnd(training, 1, batch, 1);
        }
        now[0] = 100_000_000L;
        bar.onEpochEnd(training, 1, logs(0.00012345));
        assertThat(out.toString())
                .isEqualTo(
                        "Epoch 2/3\n25/25 ━━━━━━━━━━━━━━━━━━━━ 0s 4ms/step - loss: 1.2345e-04"
                                + " - val_loss: 1.0001\n");
    }
}
