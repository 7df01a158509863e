package org.kaon.callback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;

class ProgressLineTest {

    private static final long SECOND = 1_000_000_000L;

    private final StringBuilder out = new StringBuilder();
    private long now;

    private void batches(ProgressLine line, FakeTraining training, int epoch, int count)
            throws IOException {
        for (int batch = 0; batch < count; batch++) {
            now += SECOND;
            line.onBatchEnd(training, epoch, batch, 0.5);
        }
    }

    @Test
    void rewritesOneLineOnATerminal() throws IOException {
        ProgressLine line = new ProgressLine(out, true, () -> now);
        FakeTraining training = new FakeTraining(OptionalLong.of(4));
        line.onTrainBegin(training, false);
        batches(line, training, 0, 1);
        assertThat(out.toString()).isEqualTo("\repoch 1/3  batch 1/4  loss 0.2500  0:11 left");
        batches(line, training, 0, 3);
        line.onEpochEnd(training, 0, Map.of("val_loss", 0.125));
        assertThat(out.toString())
                .endsWith("\repoch 1/3  val_loss 0.1250  0:08 left" + " ".repeat(7) + "\n")
                .containsOnlyOnce("\n");
    }

    @Test
    void writesFewPlainLinesElsewhere() throws IOException {
        ProgressLine line = new ProgressLine(out, false, () -> now);
        FakeTraining training = new FakeTraining(OptionalLong.of(100));
        line.onTrainBegin(training, false);
        batches(line, training, 0, 100);
        line.onEpochEnd(training, 0, Map.of("loss", 0.125, "learning_rate", 0.001));
        assertThat(out.toString().lines())
                .containsExactly(
                        "epoch 1/3  batch 30/100  loss 0.2500  4:30 left",
                        "epoch 1/3  batch 60/100  loss 0.2500  4:00 left",
                        "epoch 1/3  batch 90/100  loss 0.2500  3:30 left",
                        "epoch 1/3  loss 0.1250  3:20 left");
    }

    @Test
    void showsWarningsAndLongTimes() throws IOException {
        ProgressLine line = new ProgressLine(out, false, () -> now);
        line.onWarning("the noise drowns the data.");
        assertThat(out.toString()).isEqualTo("Warning: the noise drowns the data.\n");
        assertThat(ProgressLine.duration(3 * 3600 + 125)).isEqualTo("3:02:05");
    }

    @Test
    void learnsTheLengthOfAnEpochFromTheFirst() throws IOException {
        ProgressLine line = new ProgressLine(out, true, () -> now);
        FakeTraining training = new FakeTraining(OptionalLong.empty());
        line.onTrainBegin(training, false);
        batches(line, training, 0, 2);
        assertThat(out.toString()).doesNotContain("left");
        line.onEpochEnd(training, 0, Map.of("loss", 1.0));
        assertThat(out.toString()).contains("loss 1.0000  0:04 left");
    }
}
