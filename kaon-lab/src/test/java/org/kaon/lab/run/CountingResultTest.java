package org.kaon.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Part;
import org.kaon.lab.plot.Band;
import org.kaon.lab.plot.Figure;
import org.kaon.lab.plot.Line;
import org.kaon.physics.statistics.Significance;
import org.kaon.physics.statistics.SignificanceScan.Yields;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

class CountingResultTest {

    private static Experiment experiment(String significance) {
        String text =
                """
                name: test
                samples: [{files: t, label: label}]
                classes: [b, s]
                split: {train: 0.8, validation: 0.1, test: 0.1, seed: 3}
                inputs: {f: {columns: [x]}}
                model: [{dense: 2}]
                training: {loss: categorical_crossentropy}
                report: {signal: s, significance: %s}
                """
                        .formatted(significance);
        return Experiment.read(text, "e.yaml", Path.of("/"), List.of());
    }

    /// A quarter signal, of weight 0.5, with scores √u; background of weight 2 with scores 1 − √u.
    private static Scores scores(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Scores scores = Scores.empty(rows, 1, 2);
        for (int row = 0; row < rows; row++) {
            boolean signal = row % 4 == 0;
            double u = Math.sqrt(random.nextDouble());
            double score = signal ? u : 1 - u;
            scores.set(row, 0, signal ? 1 : 0);
            scores.set(row, 1, signal ? 0.5 : 2);
            scores.set(row, 2, 1 - score);
            scores.set(row, 3, score);
        }
        return scores;
    }

    private static Map<Part, Scores> parts() {
        Map<Part, Scores> parts = new LinkedHashMap<>();
        parts.put(Part.TEST, scores(2000, 1));
        parts.put(Part.VALIDATION, scores(1500, 2));
        parts.put(Part.TRAIN, scores(4000, 3));
        return parts;
    }

    @Test
    void choosesOnValidationAndJudgesOnTest() {
        Experiment experiment = experiment("{yields: {signal: 692, background: 410000}}");
        Yields yields = CountingResult.yields(experiment, parts(), Map.of());
        assertThat(yields).isEqualTo(new Yields(692, 410000));
        CountingResult result = CountingResult.of(experiment, parts(), yields);
        assertThat(result.chosen().part()).isEqualTo(Part.VALIDATION);
        assertThat(result.judged().part()).isEqualTo(Part.TEST);
        double threshold = result.chosen().point().threshold();
        assertThat(result.judged().point().threshold()).isEqualTo(threshold);
        double above = 0;
        double all = 0;
        Scores test = scores(2000, 1);
        for (int row = 0; row < 2000; row += 4) {
            all++;
            above += test.output(row, 1) >= threshold ? 1 : 0;
        }
        assertThat(result.judged().point().signal()).isCloseTo(692 * above / all, within(1e-9));
        assertThat(result.judged().significance().value())
                .isCloseTo(
                        Significance.ams(
                                result.judged().point().signal(),
                                result.judged().point().background(),
                                10),
                        within(1e-9));
        assertThat(result.judged().significance().error()).isPositive();
        assertThat(result.lines()).hasSize(2);
        assertThat(result.lines().getFirst()).startsWith("AMS ").contains("on test at score ≥ 0.");
        assertThat(result.lines().getLast()).startsWith("threshold chosen on validation (");
        assertThat(result.plain()).containsKeys("threshold", "yields", "test", "validation");
    }

    @Test
    void weightsOfAllPartsAreTheYields() {
        Experiment experiment = experiment("{figure: asimov, background_error: 0.05}");
        Map<Part, Long> rows = Map.of(Part.TEST, 2000L, Part.VALIDATION, 1500L, Part.TRAIN, 8000L);
        Yields yields = CountingResult.yields(experiment, parts(), rows);
        assertThat(yields.signal()).isCloseTo(0.5 * (500 + 375 + 2000), within(1e-6));
        assertThat(yields.background()).isCloseTo(2 * (1500 + 1125 + 6000), within(1e-6));
    }

    @Test
    void onePartIsChosenAndJudgedOnWithAWarning() {
        Experiment experiment = experiment("{yields: {signal: 10, background: 1000}}");
        Map<Part, Scores> only = Map.of(Part.TEST, scores(2000, 1));
        CountingResult result = CountingResult.of(experiment, only, new Yields(10, 1000));
        assertThat(result.chosen()).isEqualTo(result.judged());
        assertThat(result.lines().getLast()).contains("chosen on the same events: expect less");
        assertThat(lines(result.figure(experiment, only))).isEqualTo(1);
    }

    @Test
    void drawsEitherPartWithItsBand() {
        Experiment experiment = experiment("{yields: {signal: 692, background: 410000}}");
        CountingResult result = CountingResult.of(experiment, parts(), new Yields(692, 410000));
        Figure figure = result.figure(experiment, parts());
        assertThat(lines(figure)).isEqualTo(2);
        assertThat(figure.marks().stream().filter(Band.class::isInstance)).hasSize(2);
    }

    private static long lines(Figure figure) {
        return figure.marks().stream().filter(Line.class::isInstance).count();
    }

    @Test
    void fewEventsHaveNoThreshold() {
        Experiment experiment = experiment("{yields: {signal: 10, background: 1000}}");
        Map<Part, Scores> few = Map.of(Part.TEST, scores(12, 1));
        CountingResult result = CountingResult.of(experiment, few, new Yields(10, 1000));
        assertThat(result.lines())
                .containsExactly(
                        "AMS: undefined. No threshold leaves 10 background events of the test"
                                + " part.");
    }

    @Test
    void weightsWithoutASumAreSaid() {
        Experiment experiment = experiment("{figure: ams}");
        Scores weightless = scores(100, 1);
        for (int row = 0; row < 100; row++) {
            weightless.set(row, 1, 0);
        }
        Map<Part, Scores> one = Map.of(Part.TEST, weightless);
        assertThatThrownBy(() -> CountingResult.yields(experiment, one, Map.of()))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("report.significance: significance: the expected events");
        assertThatThrownBy(() -> CountingResult.of(experiment, one, new Yields(1, 2)))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("test part: significance: the weights");
    }
}
