package org.kaon.physics.comparison;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/// How probable a difference of two samples is that are of one distribution, by exchanging their
/// events: the share of exchanges whose figure is at least that of the samples, the samples
/// themselves counted: `(1 + #)/(1 + count)`.
///
/// Source: Phipson and Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010) 39.
///
/// @param count how many exchanges are tried; the probability is at least `1/(1 + count)`
public record Permutations(int count, long seed) {

    public Permutations {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "permutations: expected one or more, got " + count + ".");
        }
    }

    /// The probability of a figure that grows with the difference.
    ///
    /// @param figure of the events of both samples one after the other, given which are in the
    ///   first
    public double probability(int first, int second, ToDoubleFunction<boolean[]> figure) {
        boolean[] inFirst = new boolean[first + second];
        Arrays.fill(inFirst, 0, first, true);
        double found = figure.applyAsDouble(inFirst);
        SplittableRandom random = new SplittableRandom(seed);
        int more = 1;
        for (int k = 0; k < count; k++) {
            for (int i = inFirst.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                boolean swapped = inFirst[i];
                inFirst[i] = inFirst[j];
                inFirst[j] = swapped;
            }
            more += figure.applyAsDouble(inFirst) >= found ? 1 : 0;
        }
        return more / (count + 1.0);
    }
}
