package org.kaon.io.histogram;

import java.util.List;

/// The mean `Σ w y / Σ w` of a quantity y in bins, with its spread.
///
/// *Source*: ROOT `hist/hist/inc/TProfileHelper.h`, `GetBinError`.
///
/// @param sums of all bins: Σ w y, Σ w y², Σ w, Σ w²
/// @param error what the error of a mean is
public record Profile(
        String name, String title, List<Axis> axes, Sums sums, Uncertainty error, double entries)
        implements Binned {

    /// The sums in each bin, flow bins included.
    ///
    /// @param squaredWeights Σ w²; empty where weights were 1
    public record Sums(
            double[] values, double[] squares, double[] weights, double[] squaredWeights) {

        public Sums {
            values = values.clone();
            squares = squares.clone();
            weights = weights.clone();
            squaredWeights = squaredWeights.clone();
        }
    }

    /// What is taken as error: of the mean, the spread itself, that of integers, or that of values
    /// with errors of their own.
    public enum Uncertainty {
        MEAN,
        SPREAD,
        INTEGERS,
        GAUSS
    }

    public Profile {
        axes = List.copyOf(axes);
        Binned.complete(name, "sums", axes, sums.values);
        Binned.complete(name, "sums of squares", axes, sums.squares);
        Binned.complete(name, "weights", axes, sums.weights);
        if (sums.squaredWeights.length > 0) {
            Binned.complete(name, "squared weights", axes, sums.squaredWeights);
        }
    }

    @Override
    public double[] values() {
        double[] means = new double[sums.values.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = sums.weights[i] == 0 ? 0 : sums.values[i] / sums.weights[i];
        }
        return means;
    }

    @Override
    public double[] variances() {
        double[] means = values();
        double[] variances = new double[means.length];
        for (int i = 0; i < means.length; i++) {
            double weight = sums.weights[i];
            if (weight != 0) {
                double spread = Math.abs(sums.squares[i] / weight - means[i] * means[i]);
                double count = effective(i);
                variances[i] =
                        switch (error) {
                            case MEAN -> spread / count;
                            case SPREAD -> spread;
                            case INTEGERS -> (spread == 0 ? 1.0 / 12 : spread) / count;
                            case GAUSS -> 1 / weight;
                        };
            }
        }
        return variances;
    }

    // As many values of weight 1 would have the same error.
    private double effective(int bin) {
        double weight = sums.weights[bin];
        if (sums.squaredWeights.length == 0) {
            return weight;
        }
        double squared = sums.squaredWeights[bin];
        return squared > 0 ? weight * weight / squared : 0;
    }
}
