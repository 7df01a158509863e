package org.kaon.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.lab.yaml.ConfigException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Folds, shares and balance, as experiments say them.
class SplitSettingsTest {

    private static Experiment read(String text, String... overrides) {
        return Experiment.read(text, "e.yaml", Path.of("/lab"), List.of(overrides));
    }

    private static Experiment winner(String... overrides) {
        return read(Samples.WINNER, overrides);
    }

    @Test
    void foldsAreReadAndSpeltOut() {
        Experiment folded = winner("split={folds: 5, fold: 2, by: event, seed: 3}");
        assertThat(folded.events().split().folds()).isEqualTo(Optional.of(new Folds(5, 2, 0.1)));
        assertThat(folded.events().split().test()).isEqualTo(0.2);
        assertThat(folded.yaml()).contains("folds: 5", "fold: 2", "validation: 0.1");
        assertThat(read(folded.yaml())).isEqualTo(folded);
    }

    @Test
    void everyEventIsTestedInOneFold() {
        for (long value : List.of(0L, 17L, -1L, Long.MIN_VALUE, Long.MAX_VALUE)) {
            int tested = 0;
            for (int fold = 0; fold < 3; fold++) {
                tested += new Folds(3, fold, 0.5).part(value, 0.1) == Part.TEST ? 1 : 0;
            }
            assertThat(tested).isEqualTo(1);
        }
        assertThat(new Folds(3, 0, 0.5).part(4, 0.49)).isEqualTo(Part.VALIDATION);
        assertThat(new Folds(3, 0, 0.5).part(4, 0.5)).isEqualTo(Part.TRAIN);
        assertThat(new Folds(5, 4, 0).part(-1, 0)).isEqualTo(Part.TEST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{folds: 5}| fold: is missing: expected the fold to test, 0 to 4.",
                "{fold: 1}| folds: is missing: fold is one of how many?",
                "{folds: 5, fold: 5}| expected an integer from 0 to 4; found 5.",
                "{folds: 1, fold: 0}| expected an integer from 2 to 1000; found 1.",
                "{folds: 5, fold: 0, train: 0.5}| train: has no place beside folds",
                "{folds: 5, fold: 0, test: 0.5}| test: has no place beside folds",
                "{folds: 5, fold: 0, by: [run, event]}| expected one column of integers, or row",
                "{folds: 5, fold: 0, by: position}| expected one column of integers, or row"
            })
    void foldsThatMeanNothingAreRefused(String split, String message) {
        assertThatThrownBy(() -> winner("split=" + split))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    @Test
    void sharesAndBalanceAreReadAndSpeltOut() {
        Experiment shared = winner("samples[0].share=0.25");
        assertThat(shared.events().samples().getFirst().share()).isEqualTo(OptionalDouble.of(0.25));
        assertThat(shared.events().shares()).isTrue();
        assertThat(read(shared.yaml())).isEqualTo(shared);
        Experiment balanced = winner("training.balance=classes");
        assertThat(balanced.training().loop().balance()).isEqualTo(Balance.CLASSES);
        assertThat(balanced.events().shares()).isFalse();
        assertThat(read(balanced.yaml())).isEqualTo(balanced);
    }

    @Test
    void sharesAndBalanceMustAgree() {
        assertThatThrownBy(() -> winner("samples[1].share=2"))
                .hasMessageContaining("this sample is not. Remove it.");
        assertThatThrownBy(() -> winner("samples[0].share=0"))
                .hasMessageContaining("samples[0].share");
        assertThatThrownBy(() -> winner("samples[1].split=train", "samples[0].share=1"))
                .hasMessageContaining("1 of 2 samples that are trained on have a share");
        assertThatThrownBy(() -> winner("samples[0].share=1", "training.balance=samples"))
                .hasMessageContaining("say two different things");
        assertThatThrownBy(() -> read(Samples.REGRESSION, "training.balance=classes"))
                .hasMessageContaining("needs classes; this is a regression");
        assertThatThrownBy(() -> winner("training.balance=class"))
                .hasMessageContaining("expected one of rows, classes, samples");
    }
}
