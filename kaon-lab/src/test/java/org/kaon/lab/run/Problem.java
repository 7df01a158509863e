package org.kaon.lab.run;

import org.kaon.lab.expression.Columns;
import org.kaon.lab.prepare.MemoryCatalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// Two Gaussian clouds that a small network can tell apart, and its experiment.
final class Problem {

    static final String CLOUDS =
            """
            name: clouds
            samples: [{files: "clouds", label: label}]
            classes: [left, right]
            split: {train: 0.6, validation: 0.2, test: 0.2, by: event, seed: 1}
            inputs:
              f: {columns: [x, y], standardise: true}
            model:
              - dense: {units: 8, activation: relu}
              - dropout: 0.1
              - dense: {units: 2, activation: softmax}
            training: {loss: categorical_crossentropy, optimizer: {sgd: {learning_rate: 0.2}}, metrics: [accuracy], batch_size: 16, epochs: 4, seed: 5}
            """;

    static final String LINE =
            """
            name: line
            samples: {files: "clouds"}
            target: 3 * x - y + 1
            split: {train: 0.8, test: 0.2, by: row}
            inputs: {f: {columns: [x, y]}}
            model: [{dense: 1}]
            training: {loss: mse, optimizer: {sgd: {learning_rate: 0.05}}, batch_size: 16, epochs: 30}
            """;

    private Problem() {}

    static MemoryCatalog catalog() {
        return catalog(600);
    }

    static MemoryCatalog catalog(int rows) {
        Random random = new Random(3);
        double[] x = new double[rows];
        double[] y = new double[rows];
        double[] label = new double[rows];
        long[] event = new long[rows];
        for (int i = 0; i < rows; i++) {
            label[i] = i % 2;
            x[i] = random.nextGaussian() + 2 * label[i];
            y[i] = random.nextGaussian();
            event[i] = i;
        }
        return new MemoryCatalog()
                .with(
                        "clouds",
                        new Columns()
                                .doubles("x", x)
                                .doubles("y", y)
                                .doubles("label", label)
                                .longs("event", event)
                                .chunk());
    }

    static Path yaml(Path folder, String text) {
        try {
            return Files.writeString(folder.resolve("experiment.yaml"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
