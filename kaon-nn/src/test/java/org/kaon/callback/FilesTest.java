package org.kaon.callback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Callbacks that write files.
class FilesTest {

    private static Map<String, Double> logs(double loss, double accuracy) {
        Map<String, Double> logs = new LinkedHashMap<>();
        logs.put("loss", loss);
        logs.put("val_accuracy", accuracy);
        return logs;
    }

    @Test
    void theHistoryIsOneLineAnEpoch(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("history.csv");
        CsvHistory csv = new CsvHistory(file);
        FakeTraining training = new FakeTraining(OptionalLong.of(1));
        training.history.add(logs(0.5, 0.25));
        csv.onEpochEnd(training, 0, Map.of());
        training.history.add(logs(0.1, Double.NaN));
        csv.onEpochEnd(training, 1, Map.of());
        assertThat(Files.readAllLines(file))
                .containsExactly("epoch,loss,val_accuracy", "0,0.5,0.25", "1,0.1,NaN");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void theBestModelIsSavedWhereTheFigureRises() throws IOException {
        FakeTraining training = new FakeTraining(OptionalLong.of(1));
        ModelCheckpoint best =
                ModelCheckpoint.best(Path.of("m-{epoch}.kaon"), Monitor.monitor("val_accuracy"));
        best.onTrainBegin(training, false);
        double[] series = {0.5, 0.4, 0.6, 0.6, 0.7};
        for (int epoch = 0; epoch < series.length; epoch++) {
            best.onEpochEnd(training, epoch, logs(1, series[epoch]));
        }
        assertThat(training.saved).containsExactly("m-1.kaon", "m-3.kaon", "m-5.kaon");
    }

    @Test
    void aResumedCheckpointRemembersTheBest() throws IOException {
        FakeTraining training = new FakeTraining(OptionalLong.of(1));
        Monitor accuracy = Monitor.monitor("val_accuracy");
        ModelCheckpoint first = ModelCheckpoint.best(Path.of("m"), accuracy);
        first.onEpochEnd(training, 0, logs(1, 0.5));
        ModelCheckpoint second = ModelCheckpoint.best(Path.of("m"), accuracy);
        second.restore(first.memory());
        second.onTrainBegin(training, true);
        second.onEpochEnd(training, 1, logs(1, 0.4));
        assertThat(training.saved).containsExactly("m");
    }

    @Test
    void withoutAFigureEveryEpochIsSaved() throws IOException {
        FakeTraining training = new FakeTraining(OptionalLong.of(1));
        ModelCheckpoint last = ModelCheckpoint.each(Path.of("last.kaon"));
        last.onEpochEnd(training, 0, logs(1, 0));
        last.onEpochEnd(training, 1, logs(2, 0));
        assertThat(training.saved).containsExactly("last.kaon", "last.kaon");
    }
}
