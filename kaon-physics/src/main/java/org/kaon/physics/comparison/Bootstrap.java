package org.kaon.physics.comparison;

import org.kaon.physics.statistics.Estimate;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/// The error of any figure of a sample, from samples drawn out of it with putting back.
///
/// @param repetitions how many samples are drawn
public record Bootstrap(int repetitions, long seed) {

    public Bootstrap {
        if (repetitions < 2) {
            throw new IllegalArgumentException(
                    "bootstrap: expected two repetitions or more, got " + repetitions + ".");
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
        for (int i = 0; i < size; i++) {
            indices[i] = i;
        }
        double value = figure.applyAsDouble(indices);
        SplittableRandom random = new SplittableRandom(seed);
        double[] drawn = new double[repetitions];
        int used = 0;
        for (int i = 0; i < repetitions; i++) {
            for (int j = 0; j < size; j++) {
                indices[j] = random.nextInt(size);
            }
            double one = figure.applyAsDouble(indices);
            if (!Double.isNaN(one)) {
                drawn[used++] = one;
            }
        }
        return new Estimate(value, deviation(drawn, used));
    }

    private static double deviation(double[] values, int count) {
        double mean = 0;
        for (int i = 0; i < count; i++) {
            mean += values[i] / count;
        }
        double squares = 0;
        for (int i = 0; i < count; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return count > 1 ? Math.sqrt(squares / (count - 1)) : Double.NaN;
    }
}
