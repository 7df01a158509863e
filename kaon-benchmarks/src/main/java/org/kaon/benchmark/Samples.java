package org.kaon.benchmark;

import java.util.Arrays;
import java.util.Locale;

/// Times of equal pieces of work, in milliseconds.
record Samples(double[] milliseconds) {

    Samples {
        milliseconds = milliseconds.clone();
        Arrays.sort(milliseconds);
    }

    boolean isEmpty() {
        return milliseconds.length == 0;
    }

    double best() {
        return milliseconds.length == 0 ? Double.NaN : milliseconds[0];
    }

    double median() {
        int n = milliseconds.length;
        if (n == 0) {
            return Double.NaN;
        }
        return (milliseconds[(n - 1) / 2] + milliseconds[n / 2]) / 2;
    }

    /// Half the distance between the quartiles (of fewer than four: between all), relative to the
    /// median: how restless the machine was. NaN for less than two.
    double spread() {
        int n = milliseconds.length;
        if (n < 2) {
            return Double.NaN;
        }
        double low = n < 4 ? milliseconds[0] : milliseconds[n / 4];
        double high = n < 4 ? milliseconds[n - 1] : milliseconds[3 * n / 4];
        return (high - low) / 2 / median();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f ms (median %.3f)", best(), median());
    }
}
