package org.kaon.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.callback.Stop;
import org.kaon.io.Sinks;
import org.kaon.io.column.Chunk;
import org.kaon.lab.expression.Columns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// A run over several weighted files, drawn from in a small window with balanced classes.
class MixedRunTest {

    private static final String TEXT =
            """
            name: mixed
            samples:
              - {files: "signal.csv", class: signal}
              - {files: ["background-*.csv"], class: background}
            classes: [background, signal]
            weight: w
            split: {folds: 4, fold: 1, by: event, validation: 0.1}
            inputs: {f: {columns: [x, y], standardise: true}}
            model: [{dense: {units: 6, activation: relu}}, {dropout: 0.2}, {dense: {units: 2, activation: softmax}}]
            training: {loss: categorical_crossentropy, optimizer: adam, batch_size: 16, epochs: 3, shuffle_window: 50, balance: classes, seed: 5}
            """;

    @TempDir private Path folder;

    private void write(String name, int rows, double centre) throws IOException {
        Random random = new Random(rows);
        double[] x = new double[rows];
        double[] y = new double[rows];
        double[] w = new double[rows];
        long[] event = new long[rows];
        for (int i = 0; i < rows; i++) {
            x[i] = centre + random.nextGaussian();
            y[i] = random.nextGaussian();
            w[i] = 0.5 + random.nextDouble();
            event[i] = i;
        }
        Chunk table =
                new Columns()
                        .doubles("x", x)
                        .doubles("y", y)
                        .doubles("w", w)
                        .longs("event", event)
                        .chunk();
        Sinks.write(folder.resolve(name), table.schema(), sink -> sink.write(table));
    }

    private Path yaml() throws IOException {
        write("signal.csv", 60, 2);
        write("background-a.csv", 150, 0);
        write("background-b.csv", 230, -1);
        return Files.writeString(folder.resolve("mixed.yaml"), TEXT);
    }

    private RunOptions options(String name) {
        return RunOptions.standard().threads(1).out(folder.resolve(name));
    }

    @Test
    void endsWithTheSameBitsWhereverItWasStopped() throws IOException {
        Path yaml = yaml();
        Path whole = TrainingRun.start(yaml, options("whole"), RunListener.SILENT).directory();
        for (long batch : new long[] {1, 9}) {
            Stop stop = new Stop();
            RunListener stopping =
                    new RunListener() {
                        @Override
                        public void batch(Step step) {
                            if (step.epoch() == 2 && step.batch() == batch) {
                                stop.request();
                            }
                        }
                    };
            Path cut =
                    TrainingRun.start(yaml, options("cut-" + batch).stop(stop), stopping)
                            .directory();
            assertThat(cut.resolve("results.json")).doesNotExist();
            TrainingRun.resume(cut, RunOptions.standard().threads(1), RunListener.SILENT);
            for (String file : new String[] {"model.zip", "history.csv", "scores/test.npy"}) {
                assertThat(cut.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
            }
        }
    }
}
