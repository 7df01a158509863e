package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.graph.Constant.constant;

import org.junit.jupiter.api.Test;
import org.kaon.engine.Plan;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.op.AlphaDropout;
import org.kaon.op.Bernoulli;
import org.kaon.op.Blank;
import org.kaon.op.BroadcastLike;
import org.kaon.op.Categorical;
import org.kaon.op.Dropout;
import org.kaon.op.GaussianDropout;
import org.kaon.op.Permutation;
import org.kaon.op.RandomInteger;
import org.kaon.op.RandomNormal;
import org.kaon.op.RandomTruncatedNormal;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// Moments and frequencies of a hundred thousand numbers under a fixed seed, within five standard
/// errors; the same bits at any number of threads.
class RandomDistributionsTest {

    private static final int N = 100_000;
    private static final long SEED = 20;
    private static final double FIVE = 5 / Math.sqrt(N);

    @Test
    void truncatedNormalsHaveTheMomentsOfTheirDistribution() {
        double[] y = draw(c -> RandomTruncatedNormal.randomTruncatedNormal(many(), c, SEED));
        // 1 − 4 φ(2) / (2 Φ(2) − 1), and the fourth moment 3 σ² − 16 φ(2) / (2 Φ(2) − 1).
        double density = 0.05399096651318806 / 0.9544997361036416;
        double variance = 1 - 4 * density;
        assertThat(Arrays.stream(y).average().orElseThrow()).isCloseTo(0, within(FIVE));
        assertThat(moment(y, 2)).isCloseTo(variance, within(2 * FIVE));
        assertThat(moment(y, 4)).isCloseTo(3 * variance - 16 * density, within(5 * FIVE));
        assertThat(Arrays.stream(y).map(Math::abs).max().orElseThrow()).isBetween(1.999, 2.0);
    }

    @Test
    void truncatedNormalsFillTheirDistributionEvenly() {
        double[] y = draw(c -> RandomTruncatedNormal.randomTruncatedNormal(many(), c, SEED));
        double[] counts = new double[4];
        for (double value : y) {
            counts[(int) Math.min(3, Math.floor(value + 2))]++;
        }
        double inner = 0.3413447460685429 / 0.9544997361036416;
        assertFrequencies(counts, 0.5 - inner, inner, inner, 0.5 - inner);
    }

    @Test
    void integersAreEquallyFrequent() {
        double[] y = draw(c -> RandomInteger.randomInteger(many(), c, -3, 4, SEED));
        double[] counts = new double[7];
        for (double value : y) {
            counts[(int) value + 3]++;
        }
        double share = 1.0 / 7;
        assertFrequencies(counts, share, share, share, share, share, share, share);
    }

    @Test
    void truthValuesHaveTheirProbability() {
        Value p = BroadcastLike.broadcastLike(constant(0.3f), many());
        double[] y = draw(c -> Bernoulli.bernoulli(p, c, SEED));
        double trues = Arrays.stream(y).sum();
        assertFrequencies(new double[] {trues, N - trues}, 0.3, 0.7);
        assertThat(Arrays.stream(draw(c -> Bernoulli.bernoulli(ones(), c, SEED))).sum())
                .isEqualTo(N);
    }

    @Test
    void classesHaveTheProbabilitiesOfTheSoftmax() {
        float[] logits = {0.5f, -1, 2, Float.NEGATIVE_INFINITY};
        Value rows =
                BroadcastLike.broadcastLike(
                        constant(Shape.of(4), logits), Blank.blank(Shape.of(N, 4)));
        double[] y = draw(c -> Categorical.categorical(rows, c, SEED));
        double[] counts = new double[3];
        for (double value : y) {
            counts[(int) value]++;
        }
        double total = Math.exp(0.5) + Math.exp(-1) + Math.exp(2);
        assertFrequencies(counts, Math.exp(0.5) / total, Math.exp(-1) / total, Math.exp(2) / total);
    }

    @Test
    void aPermutationHoldsEveryIntegerOnceAndMixesThem() {
        double[] y = draw(c -> Permutation.permutation(N, c, SEED));
        double[] sorted = Arrays.stream(y).sorted().toArray();
        for (int i = 0; i < N; i++) {
            assertThat(sorted[i]).isEqualTo(i);
        }
        double product = 0;
        for (int i = 0; i < N; i++) {
            product += (i - N / 2.0) * (y[i] - N / 2.0);
        }
        double correlation = product / N / (N * (double) N / 12);
        assertThat(correlation).isCloseTo(0, within(FIVE));
    }

    @Test
    void droppedOnesKeepTheirMean() {
        double[] y = draw(c -> Dropout.dropout(ones(), 0.2, c, SEED));
        double kept = Arrays.stream(y).filter(value -> value == 1.25).count();
        double gone = Arrays.stream(y).filter(value -> value == 0).count();
        assertFrequencies(new double[] {kept, gone}, 0.8, 0.2);
        double[] noisy = draw(c -> GaussianDropout.gaussianDropout(ones(), 0.2, c, SEED));
        assertThat(Arrays.stream(noisy).average().orElseThrow()).isCloseTo(1, within(FIVE / 2));
        assertThat(moment(noisy, 2) - 1).isCloseTo(0.25, within(2 * FIVE));
    }

    @Test
    void alphaDropoutKeepsMeanAndVarianceOfNormalNumbers() {
        double[] y =
                draw(c ->
                        AlphaDropout.alphaDropout(
                                RandomNormal.randomNormal(many(), c, 77L), 0.25, c, SEED));
        assertThat(Arrays.stream(y).average().orElseThrow()).isCloseTo(0, within(FIVE));
        assertThat(moment(y, 2)).isCloseTo(1, within(2 * FIVE));
    }

    private static Value many() {
        return Blank.blank(Shape.of(N));
    }

    private static Value ones() {
        return BroadcastLike.broadcastLike(constant(1f), many());
    }

    private static double moment(double[] y, int power) {
        return Arrays.stream(y).map(value -> Math.pow(value, power)).average().orElseThrow();
    }

    /// χ² below its mean plus five standard deviations.
    private static void assertFrequencies(double[] counts, double... probabilities) {
        double chiSquared = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = probabilities[i] * N;
            chiSquared += Math.pow(counts[i] - expected, 2) / expected;
        }
        int freedom = counts.length - 1;
        assertThat(Arrays.stream(counts).sum()).isEqualTo(N);
        assertThat(chiSquared).isLessThan(freedom + 5 * Math.sqrt(2.0 * freedom));
    }

    /// The numbers under counter 3, which one thread and two give alike.
    private static double[] draw(Function<Value, Value> random) {
        Tensor one = draw(1, random);
        Tensor two = draw(2, random);
        assertThat(one.data().mismatch(two.data())).isEqualTo(-1);
        double[] numbers = new double[N];
        Arrays.setAll(numbers, one::at);
        return numbers;
    }

    private static Tensor draw(int threads, Function<Value, Value> random) {
        Graph graph = new Graph(Map.of("y", random.apply(constant(3L))), Map.of());
        try (CpuEngine engine = CpuEngine.open(threads);
                Plan plan = engine.compile(graph)) {
            return Objects.requireNonNull(plan.run(Map.of()).get("y")).copy(Arena.ofAuto());
        }
    }
}
