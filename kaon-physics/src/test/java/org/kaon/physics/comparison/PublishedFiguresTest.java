package org.kaon.physics.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kaon.physics.statistics.Auc;
import org.kaon.physics.statistics.BinaryScores;
import org.kaon.physics.statistics.Bootstrap;
import org.kaon.physics.statistics.BootstrapAuc;
import org.kaon.physics.statistics.Estimate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Figures beside what others publish or compute, and beside known answers: the rows of
/// `docs/reference/statistics.md`, which it writes with `-Dkaon.golden=write`.
class PublishedFiguresTest {

    private static final Path PAGE =
            Path.of(System.getProperty("kaon.root", ".."), "docs/reference/statistics.md");
    private static final double SHIFT = 0.5;
    private static final int DIMENSIONS = 3;

    private final Points real = points(4000, 0, 1);
    private final Points generated = points(4000, SHIFT, 2);
    private final List<String> rows = new ArrayList<>();
    private final List<String> beyond = new ArrayList<>();

    /// The points of `make_published.py`.
    private static Points points(int count, double shift, long seed) {
        Random random = new Random(seed);
        double[] values = new double[DIMENSIONS * count];
        Arrays.setAll(
                values,
                i -> {
                    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
                    return shift + radius * Math.cos(2 * Math.PI * random.nextDouble());
                });
        return new Points(DIMENSIONS, values);
    }

    private static Points first(Points points, int count) {
        return new Points(DIMENSIONS, Arrays.copyOf(points.values(), DIMENSIONS * count));
    }

    private static double[] coordinate(Points points, int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> points.at(i, 0));
        return values;
    }

    private static double published(String name) {
        return ComparisonFixture.rows("published.csv").stream()
                .filter(row -> row[0].equals(name))
                .mapToDouble(row -> Double.parseDouble(row[1]))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void figuresAreThoseThatOthersPublish() throws IOException {
        homogeneity();
        areas();
        equalPoints();
        extrapolations();
        assertThat(beyond).isEmpty();
        String table = String.join("\n", rows) + "\n";
        if (System.getProperty("kaon.golden", "").equals("write")) {
            Files.writeString(PAGE, HEAD + table);
        }
        assertThat(Files.readString(PAGE)).contains(table);
    }

    private void row(
            String figure, String sample, double kaon, double other, String whose, double off) {
        if (!(Math.abs(kaon - other) <= off)) {
            beyond.add(figure + ", " + whose + ": " + kaon + " beside " + other);
        }
        rows.add(
                "| %s | %s | %s | %s | %s |"
                        .formatted(figure, sample, number(kaon), number(other), whose));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    /// ROOT's tutorial `chi2test.C` and the figures that the documentation of `TH1::Chi2Test` gives
    /// for it.
    private void homogeneity() {
        double[] counts = {0, 1, 0, 1, 1, 6, 7, 2, 22, 30, 27, 20, 13, 9, 9, 13, 19, 11, 9, 0};
        double[] weights = {
            2.20173025, 3.30143857, 2.5892849, 2.99990201, 4.92877054, 8.33036995, 6.95084763,
            15.206357, 23.9236012, 44.3848114, 49.4465599, 25.1868858, 16.3129692, 13.0289612,
            16.7857609, 22.9914703, 30.5279255, 12.5252123, 16.4104557, 7.86067867
        };
        double[] errors = {
            0.38974303,
            0.536510944,
            0.529702604,
            0.642001867,
            0.969341516,
            1.47611344,
            1.69797957,
            3.28577447,
            5.40784931,
            9.10106468,
            9.73541737,
            5.55019951,
            3.57914758,
            2.77877331,
            3.23697519,
            4.3608489,
            5.77172089,
            3.38666105,
            2.98861837,
            1.58402085
        };
        double[] squares = Arrays.stream(errors).map(e -> e * e).toArray();
        Homogeneity same = Homogeneity.ofCountsAndWeights(counts, weights, squares);
        String sample = "200 counts, 500 weights, 20 bins";
        row("χ² homogeneity", sample, same.chiSquared(), 21.09, "ROOT, published", 0.005);
        row("its probability", sample, same.probability(), 0.33, "ROOT, published", 0.005);
        counts[14] += 17;
        Homogeneity outlier = Homogeneity.ofCountsAndWeights(counts, weights, squares);
        String other = "the same, bin 15 with 17 more";
        row("χ² homogeneity", other, outlier.chiSquared(), 32.33, "ROOT, published", 0.005);
        row("its probability", other, outlier.probability(), 0.029, "ROOT, published", 0.0005);
    }

    private void areas() {
        int signal = 300;
        double[] scores = Arrays.copyOf(coordinate(generated, signal), 900);
        System.arraycopy(coordinate(real, 600), 0, scores, signal, 600);
        boolean[] isSignal = new boolean[900];
        Arrays.fill(isSignal, 0, signal, true);
        double[] ones = new double[900];
        Arrays.fill(ones, 1);
        double deLong = Auc.of(BinaryScores.of(scores, isSignal)).error();
        double bootstrap = BootstrapAuc.of(scores, isSignal, ones, new Bootstrap(4000, 1)).error();
        String sample = "300 signal, 600 background";
        row("error of the AUC, DeLong", sample, deLong, bootstrap, "bootstrap", 0.04 * bootstrap);
    }

    private void equalPoints() {
        String all = "4000 and 4000 points in three dimensions";
        String few = "300 and 200 of them";
        Points some = first(real, 300);
        Points others = first(generated, 200);
        same("Fréchet distance", all, Frechet.of(real, generated), "frechet", "JetNet");
        same(
                "MMD², kernel of degree 4",
                few,
                KernelPhysicsDistance.discrepancy(some, others),
                "discrepancy",
                "JetNet");
        Neighbourhoods near = Neighbourhoods.of(some, others, 5);
        same("precision, k = 5", few, near.precision(), "precision", "prdc");
        same("recall", few, near.recall(), "recall", "prdc");
        same("density", few, near.density(), "density", "prdc");
        same("coverage", few, near.coverage(), "coverage", "prdc");
        Sample a = Sample.of(coordinate(real, 4000));
        Sample b = Sample.of(coordinate(generated, 4000));
        String one = "the first coordinates";
        same("Wasserstein-1", one, Wasserstein.of(a, b), "wasserstein", "JetNet (SciPy)");
        row("Wasserstein-1", one, Wasserstein.of(a, b), SHIFT, "known answer", 0.08);
        same("energy distance", one, EnergyDistance.of(a, b), "energy distance", "SciPy");
        same(
                "Kolmogorov–Smirnov",
                one,
                KolmogorovSmirnov.of(a, b).distance(),
                "kolmogorov",
                "SciPy");
        same(
                "Anderson–Darling",
                "the first coordinates of the 300 and 200",
                AndersonDarling.of(coordinate(real, 300), coordinate(generated, 200)).statistic(),
                "anderson",
                "SciPy");
    }

    private void same(String figure, String sample, double kaon, String name, String whose) {
        double other = published(name);
        row(figure, sample, kaon, other, whose, 1e-9 * Math.abs(other));
    }

    /// Other batches are drawn, so that values agree within errors.
    private void extrapolations() {
        double[] unit = new double[DIMENSIONS];
        for (int i = 0; i < real.values().length; i++) {
            int d = i % DIMENSIONS;
            unit[d] = Math.max(unit[d], Math.abs(real.values()[i]));
        }
        Estimate fpd =
                new FrechetPhysicsDistance(1000, 4000, 10, 20, 1)
                        .withSamplingError(real, generated, 50);
        double known = Arrays.stream(unit).map(u -> SHIFT * SHIFT / (u * u)).sum();
        String all = "4000 and 4000 points in three dimensions";
        double both = Math.hypot(published("fpd error"), published("fpd error"));
        row(
                "FPD",
                all,
                fpd.value(),
                published("fpd"),
                "JetNet, ± " + number(published("fpd error")),
                3 * both);
        row(
                "FPD",
                all + ", ± " + number(fpd.error()),
                fpd.value(),
                known,
                "known answer",
                3 * fpd.error());
        Estimate kpd = new KernelPhysicsDistance(10, 400, 1).of(real, generated);
        row(
                "KPD",
                all,
                kpd.value(),
                published("kpd"),
                "JetNet, ± " + number(published("kpd error")),
                3 * kpd.error());
        row(
                "KPD",
                all + ", ± " + number(kpd.error()),
                kpd.value(),
                kernel(unit),
                "known answer",
                3 * kpd.error());
    }

    /// `Σ 4!/(α!(4 − |α|)!) 3^(−|α|) (E x^α − E y^α)²` over exponents α of three coordinates.
    private static double kernel(double[] unit) {
        double sum = 0;
        for (int a = 0; a <= 4; a++) {
            for (int b = 0; a + b <= 4; b++) {
                for (int c = 0; a + b + c <= 4; c++) {
                    double ways =
                            24.0
                                    / (factorial(a) * factorial(b) * factorial(c))
                                    / factorial(4 - a - b - c)
                                    / Math.pow(DIMENSIONS, a + b + c);
                    double scale =
                            Math.pow(unit[0], a) * Math.pow(unit[1], b) * Math.pow(unit[2], c);
                    double off =
                            moment(a, 0) * moment(b, 0) * moment(c, 0)
                                    - moment(a, SHIFT) * moment(b, SHIFT) * moment(c, SHIFT);
                    sum += ways * off * off / (scale * scale);
                }
            }
        }
        return sum;
    }

    // E z^n of N(shift, 1): E z^n = shift E z^(n−1) + (n − 1) E z^(n−2).
    private static double moment(int n, double shift) {
        if (n < 2) {
            return n == 0 ? 1 : shift;
        }
        return shift * moment(n - 1, shift) + (n - 1) * moment(n - 2, shift);
    }

    private static double factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }

    private static final String HEAD =
            """
            # Figures beside those of others

            χ² is beside the figures that the documentation of ROOT's `TH1::Chi2Test` gives for its tutorial `chi2test.C`; JetNet 0.2.5, prdc 0.2 and SciPy 1.17.1
            computed theirs of the same normal points, of unit width and 0.5 apart in each coordinate (`make_published.py` in the tests' resources). JetNet draws other batches
            for FPD and KPD, so that those agree within errors; all others agree to nine digits. Known answers are those of the distributions. A test (`PublishedFiguresTest`)
            fails where a row does not hold, and writes this page with `-Dkaon.golden=write`. How often errors cover the truth: [coverage](coverage.md). What bad input gives: [bad input](bad-input.md).

            | figure | sample | Kaon | other | whose |
            |---|---|---|---|---|
            """;
}
