package org.kaon.lab.plot;

/// The contents of a histogram: n + 1 edges, n contents, n errors.
public record Bins(double[] edges, double[] contents, double[] errors) {

    public Bins {
        if (edges.length != contents.length + 1 || errors.length != contents.length) {
            throw new IllegalArgumentException(
                    "Bins: need n + 1 edges, n contents and n errors, found %d, %d and %d."
                            .formatted(edges.length, contents.length, errors.length));
        }
    }

    /// Counts values in equal bins over a range: content `Σ w`, error `√(Σ w²)`.
    ///
    /// The last bin holds its upper edge; values outside, and NaN, are left out.
    public static Bins of(double[] values, double[] weights, int count, Range range) {
        Series.sameLength("Bins", "weights", values, weights);
        double[] edges = new double[count + 1], sum = new double[count], error = new double[count];
        for (int i = 0; i <= count; i++) {
            edges[i] = range.low() + range.length() * i / count;
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] >= range.low() && values[i] <= range.high()) {
                double place = (values[i] - range.low()) / range.length() * count;
                int bin = (int) Math.min(place, count - 1.0);
                sum[bin] += weights[i];
                error[bin] += weights[i] * weights[i];
            }
        }
        for (int i = 0; i < count; i++) {
            error[i] = Math.sqrt(error[i]);
        }
        return new Bins(edges, sum, error);
    }

    /// The same as a probability density: area 1, errors scaled alike.
    public Bins density() {
        double total = 0;
        for (double content : contents) {
            total += content;
        }
        double[] density = new double[contents.length], error = new double[contents.length];
        for (int i = 0; i < contents.length && total > 0; i++) {
            double scale = 1 / (total * (edges[i + 1] - edges[i]));
            density[i] = contents[i] * scale;
            error[i] = errors[i] * scale;
        }
        return new Bins(edges, density, error);
    }

    public double[] centres() {
        double[] centres = new double[contents.length];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = (edges[i] + edges[i + 1]) / 2;
        }
        return centres;
    }

    /// Half the width of each bin: how far a point in it stands for.
    public double[] halfWidths() {
        double[] halves = new double[contents.length];
        for (int i = 0; i < halves.length; i++) {
            halves[i] = (edges[i + 1] - edges[i]) / 2;
        }
        return halves;
    }
}
