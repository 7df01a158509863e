package org.kaon.physics.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// The error of any figure of a sample, from samples drawn out of it with putting back.
///
/// Source: Efron, Ann. Stat. 7 (1979) 1.
///
/// @param repetitions how many samples are drawn
public record Bootstrap(int repetitions, long seed) {

    private static final int MOST = 10_000_000;

    public Bootstrap {
        if (repetitions < 2 || repetitions > MOST) {
            throw new IllegalArgumentException(
                    "bootstrap: expected 2 to %d repetitions, got %d."
                            .formatted(MOST, repetitions));
        }
    }

    /// A figure of `size` events, given the indices of those that are drawn: its value on all of
    /// them once, and the standard deviation over the drawn samples. A drawn sample whose figure is
    /// NaN (of one class only, say) is left out.
    public Estimate of(int size, ToDoubleFunction<int[]> figure) {
        if (size < 1) {
            return Estimate.undefined();
        }
        int[] indices = new int[size];
        Arrays.setAll(indices, i -> i);
        double value = figure.applyAsDouble(indices);
        SplittableRandom random = new SplittableRandom(seed);
        return new Estimate(
                value,
                spread(() -> {
                    for (int j = 0; j < size; j++) {
                        indices[j] = random.nextInt(size);
                    }
                    return figure.applyAsDouble(indices);
                }));
    }

    /// A figure of events of two kinds, each kind drawn by itself so that its number stays, given
    /// how often each event is drawn: as a factor of its weight.
    public Estimate stratified(boolean[] kind, ToDoubleFunction<int[]> figure) {
        return stratified(kind, 1, times -> new double[] {figure.applyAsDouble(times)}).getFirst();
    }

    /// Several figures of the same drawn events, as [#stratified].
    public List<Estimate> stratified(
            boolean[] kind, int figures, Function<int[], double[]> figure) {
        if (kind.length < 1) {
            return Collections.nCopies(figures, Estimate.undefined());
        }
        int[][] events = {indices(kind, false), indices(kind, true)};
        int[] times = new int[kind.length];
        Arrays.fill(times, 1);
        double[] values = figure.apply(times);
        SplittableRandom random = new SplittableRandom(seed);
        double[][] drawn = new double[repetitions][];
        for (int i = 0; i < repetitions; i++) {
            Arrays.fill(times, 0);
            for (int[] one : events) {
                for (int j = 0; j < one.length; j++) {
                    times[one[random.nextInt(one.length)]]++;
                }
            }
            drawn[i] = figure.apply(times);
        }
        List<Estimate> estimates = new ArrayList<>();
        for (int k = 0; k < figures; k++) {
            int place = k;
            int[] next = {0};
            estimates.add(new Estimate(values[k], spread(() -> drawn[next[0]++][place])));
        }
        return estimates;
    }

    private static int[] indices(boolean[] kind, boolean wanted) {
        int[] indices = new int[kind.length];
        int count = 0;
        for (int i = 0; i < kind.length; i++) {
            if (kind[i] == wanted) {
                indices[count++] = i;
            }
        }
        return Arrays.copyOf(indices, count);
    }

    /// What a drawn sample says.
    @FunctionalInterface
    private interface Draw {
        double figure();
    }

    private double spread(Draw draw) {
        double[] drawn = new double[repetitions];
        int used = 0;
        for (int i = 0; i < repetitions; i++) {
            double one = draw.figure();
            if (!Double.isNaN(one)) {
                drawn[used++] = one;
            }
        }
        return deviation(drawn, used);
    }

    private static double deviation(double[] values, int count) {
        double mean = 0;
        double least = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            mean += values[i] / count;
            least = Math.min(least, values[i]);
            largest = Math.max(largest, values[i]);
        }
        double squares = 0;
        for (int i = 0; i < count; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        // Equal figures must not differ by the rounding of their mean.
        double width = largest - least;
        return count > 1 ? Math.min(Math.sqrt(squares / (count - 1)), width) : Double.NaN;
    }
}
