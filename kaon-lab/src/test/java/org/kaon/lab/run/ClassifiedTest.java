package org.kaon.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.lab.expression.Columns;
import org.kaon.lab.prepare.MemoryCatalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

class ClassifiedTest {

    private static final String PICTURES =
            """
            name: pictures
            samples:
              - {files: train, label: class, split: train}
              - {files: test, label: class, split: test}
            classes: [cat, dog, frog]
            inputs: {image: {tensor: {column: image, shape: [2, 3, 3], standardise: true}}}
            model: [flatten, {dense: {units: 3, activation: softmax}}]
            training: {loss: sparse_categorical_crossentropy, metrics: [accuracy], batch_size: 16, epochs: 2, seed: 1}
            """;

    @TempDir private Path folder;

    private static org.kaon.io.column.Chunk table(int rows, long seed) {
        Random random = new Random(seed);
        double[] images = new double[rows * 18];
        String[] classes = new String[rows];
        for (int i = 0; i < rows; i++) {
            classes[i] = List.of("cat", "dog", "frog").get(i % 3);
            for (int k = 0; k < 18; k++) {
                images[18 * i + k] = random.nextInt(40) + (k % 3 == i % 3 ? 200 : 0);
            }
        }
        return new Columns()
                .arrays("image", List.of(2, 3, 3), images)
                .texts("class", classes)
                .chunk();
    }

    private static Scores scores(int... truthAndFound) {
        Scores scores = Scores.empty(truthAndFound.length / 2, 1, 3);
        for (int i = 0; i < scores.rows(); i++) {
            scores.set(i, 0, truthAndFound[2 * i]);
            scores.set(i, 1, 1);
            scores.set(i, 2 + truthAndFound[2 * i + 1], 0.9);
        }
        return scores;
    }

    @Test
    void showsTheFirstRightAndWrongOfEachClass() {
        Scores scores = scores(0, 0, 0, 0, 0, 1, 1, 2, 1, 1, 0, 2, 2, 2);
        assertThat(Classified.rows(scores, 3)).containsExactly(0, 4, 6, 2, 3);
        assertThat(Classified.rows(Scores.empty(0, 1, 3), 3)).isEmpty();
    }

    @Test
    void theReportShowsPicturesWithTheirOutputs() throws IOException {
        MemoryCatalog catalog =
                new MemoryCatalog().with("train", table(90, 1)).with("test", table(30, 2));
        Path run =
                TrainingRun.start(
                                Problem.yaml(folder, PICTURES),
                                RunOptions.standard().threads(1).out(folder.resolve("run")),
                                RunListener.SILENT,
                                catalog)
                        .directory();
        String report = Files.readString(run.resolve("report.html"));
        assertThat(report)
                .contains("Classified pictures", "id=\"confusion\"", "id=\"picture-1\"")
                .contains("id=\"outputs-1\"", "(event ")
                .doesNotContain("id=\"roc\"");
        Files.delete(run.resolve("report.html"));
        RunReport.write(run);
        assertThat(run.resolve("report.html")).content().isEqualTo(report);
        Files.delete(run.resolve("pictures.npy"));
        RunReport.write(run);
        assertThat(run.resolve("report.html")).content().doesNotContain("picture-1");
    }
}
