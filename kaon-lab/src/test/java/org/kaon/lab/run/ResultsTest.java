package org.kaon.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.lab.experiment.Experiment;
import org.kaon.physics.statistics.Estimate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

class ResultsTest {

    @TempDir private Path folder;

    private static Experiment experiment(String... overrides) {
        return Experiment.read(Problem.CLOUDS, "e", Path.of("/"), List.of(overrides));
    }

    private static Scores scores(int rows, int outputs) {
        Random random = new Random(4);
        Scores scores = Scores.empty(rows, 1, outputs);
        for (int i = 0; i < rows; i++) {
            int label = i % 2;
            double p = 1 / (1 + Math.exp(-random.nextGaussian() - 2 * label + 1));
            scores.set(i, 0, label);
            scores.set(i, 1, 1);
            scores.set(i, 2, outputs == 1 ? p : 1 - p);
            if (outputs == 2) {
                scores.set(i, 3, p);
            }
        }
        return scores;
    }

    /// The share of pairs of a signal and a background event in the right order.
    private static double pairs(Scores scores) {
        double[] p = scores.of(1);
        long right = 0;
        long all = 0;
        for (int i = 1; i < p.length; i += 2) {
            for (int k = 0; k < p.length; k += 2) {
                right += p[i] > p[k] ? 1 : 0;
                all++;
            }
        }
        return right / (double) all;
    }

    private static Estimate figure(Results results, String name) {
        return results.figures().getOrDefault(name, Estimate.undefined());
    }

    @Test
    void knowsTheAreaUnderTheCurve() {
        Scores scores = scores(400, 2);
        Results results = Results.of(experiment(), scores);
        assertThat(figure(results, "auc").value()).isCloseTo(pairs(scores), within(1e-12));
        assertThat(results.rejections()).containsOnlyKeys(0.3, 0.5);
        assertThat(results.lines().getFirst()).matches("AUC 0\\.\\d+ ± 0\\.\\d+");
    }

    @Test
    void fewEventsOfOneDistributionAreNotSeparate() {
        Random random = new Random(9);
        double sum = 0;
        for (int round = 0; round < 100; round++) {
            Scores scores = Scores.empty(32, 1, 1);
            for (int i = 0; i < 32; i++) {
                scores.set(i, 0, i % 2);
                scores.set(i, 1, 1);
                scores.set(i, 2, random.nextDouble());
            }
            Results results = Results.of(experiment("model[2].dense.units=1"), scores);
            sum += figure(results, "separation").value() / 100;
        }
        assertThat(sum).isCloseTo(0, within(0.04));
    }

    @Test
    void takesOneOutputForTwo() {
        Results one = Results.of(experiment("model[2].dense.units=1"), scores(400, 1));
        Results two = Results.of(experiment(), scores(400, 2));
        assertThat(one.figures()).isEqualTo(two.figures());
    }

    @Test
    void looksAtTheSignalThatTheReportNames() {
        Results left = Results.of(experiment("report={signal: left}"), scores(400, 2));
        Results right = Results.of(experiment(), scores(400, 2));
        assertThat(figure(left, "auc").value())
                .isCloseTo(figure(right, "auc").value(), within(1e-12));
    }

    @Test
    void givesEveryFigureAValueAndAnError() {
        Map<String, Object> plain = Results.of(experiment(), scores(400, 2)).plain();
        assertThat(plain).containsOnlyKeys("auc", "accuracy", "separation", "rejection", "events");
        assertThat(Json.write(plain)).contains("\"value\"", "\"error\"", "\"0.5\"");
    }

    @Test
    void negativeWeightsHaveAnAreaByBootstrapAndNoRejection() {
        Scores scores = scores(400, 2);
        for (int i = 0; i < 400; i += 9) {
            scores.set(i, 1, -0.5);
        }
        Results results = Results.of(experiment(), scores);
        assertThat(figure(results, "auc").value()).isBetween(0.7, 1.1);
        assertThat(figure(results, "auc").error()).isBetween(0.005, 0.1);
        assertThat(figure(results, "separation").value()).isBetween(0.1, 1.0);
        assertThat(results.rejections()).isEmpty();
    }

    @Test
    void accuracyCountsWeightsWithTheirSign() {
        Scores scores = Scores.empty(4, 1, 2);
        double[] weights = {2, 1, 1, -1};
        for (int i = 0; i < 4; i++) {
            scores.set(i, 0, i % 2);
            scores.set(i, 1, weights[i]);
            scores.set(i, 2 + (i == 3 ? 0 : i % 2), 0.8);
        }
        // Right are 2 + 1 + 1 of a sum of 3.
        assertThat(figure(Results.of(experiment(), scores), "accuracy").value())
                .isCloseTo(4 / 3.0, within(1e-12));
    }

    @Test
    void weightsThatSumToNothingDefineNoFigure() {
        for (double weight : new double[] {0, -1}) {
            Scores scores = scores(40, 2);
            for (int i = 0; i < 40; i++) {
                scores.set(i, 1, weight);
            }
            Results results = Results.of(experiment(), scores);
            assertThat(results.lines())
                    .contains("AUC undefined", "accuracy undefined", "separation undefined");
        }
    }

    @Test
    void oneClassAloneHasAnAccuracyOnly() {
        Scores scores = scores(40, 2);
        for (int i = 0; i < 40; i++) {
            scores.set(i, 0, 1);
        }
        Results results = Results.of(experiment(), scores);
        assertThat(results.lines())
                .contains("AUC undefined", "1/ε_B at ε_S = 0.5: undefined")
                .anyMatch(line -> line.matches("accuracy 0\\.\\d+ ± 0\\.\\d+"));
    }

    @Test
    void equalScoresSeparateNothing() {
        Scores scores = Scores.empty(10, 1, 2);
        for (int i = 0; i < 10; i++) {
            scores.set(i, 0, i % 2);
            scores.set(i, 1, 1);
            scores.set(i, 2, 0.5);
            scores.set(i, 3, 0.5);
        }
        Results results = Results.of(experiment(), scores);
        assertThat(figure(results, "separation").isDefined()).isFalse();
        assertThat(figure(results, "auc")).isEqualTo(new Estimate(0.5, 0));
    }

    @Test
    void saysThatARejectionIsALimit() {
        Scores perfect = Scores.empty(40, 1, 2);
        for (int i = 0; i < 40; i++) {
            perfect.set(i, 0, i % 2);
            perfect.set(i, 1, 1);
            perfect.set(i, 2, 1 - i % 2);
            perfect.set(i, 3, i % 2);
        }
        Results results = Results.of(experiment(), perfect);
        assertThat(Json.write(results.plain())).contains("lower_limit_confidence");
    }

    @Test
    void manyClassesHaveAConfusionAndNoSignal() {
        Experiment three =
                experiment(
                        "classes=[a, b, c]", "model[2].dense.units=3", "samples.0.label=event%3");
        Scores scores = Scores.empty(6, 1, 3);
        int[] taken = {0, 1, 2, 0, 1, 1};
        for (int i = 0; i < 6; i++) {
            scores.set(i, 0, i % 3);
            scores.set(i, 1, 1);
            scores.set(i, 2 + taken[i], 0.8);
        }
        Results results = Results.of(three, scores);
        assertThat(results.figures()).containsOnlyKeys("accuracy");
        assertThat(figure(results, "accuracy").value()).isCloseTo(5 / 6.0, within(1e-12));
        assertThat(results.rejections()).isEmpty();
        assertThat(Json.write(results.plain())).contains("\"classes\"", "\"weights\"");
        assertThat(results.details()).hasSize(5);
        assertThat(results.details().getLast())
                .startsWith("c")
                .contains("50.0   50.0   accuracy 0.5");
        Experiment signal =
                experiment("classes=[a, b, c]", "model[2].dense.units=3", "report={signal: b}");
        assertThat(Results.of(signal, scores).figures())
                .containsOnlyKeys("auc", "accuracy", "separation");
        assertThat(Results.of(signal, scores).rejections()).containsOnlyKeys(0.3, 0.5);
    }

    @Test
    void keepsScoresInAFile() throws IOException {
        Scores scores = scores(50, 2);
        scores.write(folder.resolve("s.npy"));
        Scores again = Scores.read(folder.resolve("s.npy"), 1);
        assertThat(again.data()).containsExactly(scores.data());
        assertThat(again.outputs()).isEqualTo(2);
    }

    @Test
    void aClassWithoutEventsIsTakenForNothing() {
        Experiment three =
                experiment(
                        "classes=[a, b, c]", "model[2].dense.units=3", "samples.0.label=event%3");
        Scores scores = Scores.empty(2, 1, 3);
        for (int i = 0; i < 2; i++) {
            scores.set(i, 0, i);
            scores.set(i, 1, 1);
            scores.set(i, 2 + i, 0.8);
        }
        assertThat(Results.of(three, scores).details().getLast())
                .startsWith("c")
                .endsWith("–      –      –   accuracy undefined");
    }
}
