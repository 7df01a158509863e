package org.kaon.physics.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Every error that Kaon prints, beside the truth of many toy experiments: the figures of
/// `docs/reference/coverage.md`.
class CoverageTest {

    private static final int FEW = 200;
    private static final Path PAGE =
            Path.of(System.getProperty("kaon.root", ".."), "docs/reference/coverage.md");

    private static List<Toy> all() {
        List<Toy> all = new ArrayList<>(ClassifierToys.all());
        all.addAll(CountingToys.all());
        all.addAll(WidthToys.all());
        all.addAll(FieldToys.all());
        all.addAll(DistanceToys.all());
        return all;
    }

    /// Four standard deviations of so few experiments are allowed for.
    @Test
    void errorsCoverTheTruthAsOftenAsTheyShould() {
        List<String> beyond = new ArrayList<>();
        for (Toy toy : all()) {
            double found = toy.coverage(FEW, 1);
            double slack = 400 * Math.sqrt(0.68 * 0.32 / FEW);
            if (found < toy.least() - slack || found > toy.most() + slack) {
                beyond.add(toy.name() + ": " + found + " %");
            }
        }
        assertThat(beyond).isEmpty();
    }

    @Test
    void thePageHasARowForEachFigure() throws IOException {
        String page = Files.readString(PAGE);
        for (Toy toy : all()) {
            assertThat(page).contains("| " + toy.figure() + " | " + toy.sample() + " | ");
        }
    }

    /// Writes the page with `-Dkaon.golden=write`.
    @Test
    @Tag("slow")
    void coverageIsThatOfThePage() throws IOException {
        List<String> beyond = new ArrayList<>();
        StringBuilder rows = new StringBuilder();
        for (Toy toy : all()) {
            double found = toy.coverage(toy.toys(), 7);
            if (found < toy.least() || found > toy.most()) {
                beyond.add(toy.name() + ": " + found + " %");
            }
            rows.append(row(toy, found));
        }
        if (System.getProperty("kaon.golden", "").equals("write")) {
            Files.writeString(PAGE, head() + rows + "\n" + REASONS);
        }
        assertThat(beyond).isEmpty();
        assertThat(Files.readString(PAGE)).contains(rows);
    }

    private static String row(Toy toy, double found) {
        String wanted =
                toy.least() == 0
                        ? "–"
                        : toy.most() == 100
                                ? String.format(Locale.ROOT, "≥ %.0f", toy.least())
                                : String.format(
                                        Locale.ROOT, "%.1f … %.1f", toy.least(), toy.most());
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,d | %.1f ± %.1f | %s |%n",
                toy.figure(),
                toy.sample(),
                toy.toys(),
                found,
                Math.sqrt(found * (100 - found) / toy.toys()),
                wanted);
    }

    private static String head() {
        return """
        # How often error bars cover the truth

        Every estimate with an error that Kaon prints, measured on samples whose truth is known, again and again: the share of the intervals
        `value ± error` (or lower … upper bound) that hold the truth. 68.3 % is wanted of a standard error, within 2. Scores are those of signal and
        background with normal distributions of one width. `./mvnw -pl kaon-physics verify -Dkaon.groups=slow -Dkaon.excludedGroups=
        -Dtest=CoverageTest -Dkaon.golden=write` makes this page; a quick version with 200 experiments a row is part of every build.

        | figure | sample | experiments | covered, % | wanted, % |
        |---|---|---|---|---|
        """;
    }

    private static final String REASONS =
            """
            Where something else is wanted:

            - *Clopper–Pearson* intervals cover at least their level for every true efficiency, so more on average, above all for small counts. The bounds of
              `1/ε_B` are made of them.
            - *Binomial errors* `√(ε(1 − ε)/n)` jump with the true efficiency, since counts are whole; the truth is drawn anew in each experiment where the sample says so.
              For few events use Wilson's or Clopper–Pearson's interval.
            - *DeLong's error* at an AUC of 0.98 with 30 signal events: two or three of them overlap with background; no symmetric error is right there.
            - *FPD*: JetNet's error is that of the line through the batches of one pair of samples; it does not know how far another pair would be. `withSamplingError` does.
            - *KPD*: JetNet's error is the spread of single batches, while the value is their median, which is known better.
            - Distances of equal distributions (Wasserstein, energy, FPD) cannot be below 0 and have no 68 % error there; use a test with a probability.
            """;
}
