package org.kaon.callback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/// Event files that TensorBoard's own reader has read: `read_events.py` beside the fixture found in
/// it the scalars, distributions and images that are written here. With the property `kaon.golden`
/// set to `write` the fixture is made anew, for the script.
class ReadEventsTest {

    private static final Path FIXTURE =
            Path.of(
                    System.getProperty("kaon.root", ".."),
                    "kaon-nn/src/test/resources/org/kaon/callback/events.tfevents");

    @TempDir private Path folder;

    @Test
    void theBytesAreThoseThatTensorBoardHasRead() throws IOException {
        Path file = folder.resolve("events");
        try (EventFile events = new EventFile(file, () -> 1.7e9 + 0.25)) {
            for (int step = 0; step < 5; step++) {
                events.scalar("epoch_loss", step, 1.0 / (step + 1));
                events.scalar("epoch_accuracy", step, 0.5 + 0.125 * step);
                events.histogram("dense/kernel/histogram", step, values(step), 30);
            }
            events.scalar("epoch_loss", 5, Double.NaN);
            events.histogram("constant", 2, new double[] {3, 3, 3}, 4);
            events.image("shower", 4, 4, 3, resource("shower.png"));
        }
        requireRead(file);
    }

    /// 41 numbers around the step, one of them none.
    private static double[] values(int step) {
        double[] values = new double[41];
        Arrays.setAll(values, i -> i == 7 ? Double.NaN : step + (i - 20) * (i - 20) / 64.0);
        return values;
    }

    private static void requireRead(Path file) throws IOException {
        if ("write".equals(System.getProperty("kaon.golden"))) {
            Files.write(FIXTURE, Files.readAllBytes(file));
        }
        assertThat(Files.readAllBytes(file))
                .as("Kaon writes other bytes: let read_events.py read them")
                .isEqualTo(Files.readAllBytes(FIXTURE));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = ReadEventsTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
