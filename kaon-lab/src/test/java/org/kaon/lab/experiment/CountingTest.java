package org.kaon.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.lab.experiment.Counting.Figure;
import org.kaon.physics.statistics.Estimate;
import org.kaon.physics.statistics.Significance;
import org.kaon.physics.statistics.SignificanceScan.Yields;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class CountingTest {

    private static Experiment read(String text, String... overrides) {
        return Experiment.read(text, "e.yaml", Path.of("/lab"), List.of(overrides));
    }

    @Test
    void readsTheChallengesFigureAndWritesItBack() {
        Experiment experiment =
                read(
                        Samples.WINNER,
                        "report.significance={yields: {signal: 691.99, background: 410000}}");
        assertThat(experiment.report().counting())
                .contains(new Counting(Figure.AMS, 10, 0, Optional.of(new Yields(691.99, 410000))));
        assertThat(read(experiment.yaml()).report()).isEqualTo(experiment.report());
        assertThat(experiment.report().counting().orElseThrow().formula().of(250, 4000))
                .isEqualTo(Significance.ams(250, 4000, 10));
    }

    @Test
    void readsAsimovWithAnErrorOfTheBackgroundAndYieldsByWeights() {
        Experiment experiment =
                read(Samples.WINNER, "report.significance={figure: asimov, background_error: 0.1}");
        Counting counting = experiment.report().counting().orElseThrow();
        assertThat(counting).isEqualTo(new Counting(Figure.ASIMOV, 10, 0.1, Optional.empty()));
        assertThat(read(experiment.yaml()).report()).isEqualTo(experiment.report());
        assertThat(counting.formula().of(10, 100))
                .isCloseTo(Significance.asimov(10, new Estimate(100, 10)), within(1e-12));
    }

    @Test
    void withoutTheKeyThereIsNone() {
        assertThat(read(Samples.WINNER).report().counting()).isEmpty();
    }
}
