package org.kaon.io.histogram;

import java.util.List;

/// The share of what passed, in bins.
///
/// Its variance is `ε (1 − ε) / n` with n the effective number of all; confidence intervals are for
/// whoever knows the statistics that are wanted.
public record Efficiency(String name, String title, Histogram passed, Histogram total)
        implements Binned {

    public Efficiency {
        if (passed.contents().length != total.contents().length) {
            throw new IllegalArgumentException(
                    "Efficiency \"%s\": %d bins passed, %d in all."
                            .formatted(name, passed.contents().length, total.contents().length));
        }
    }

    @Override
    public List<Axis> axes() {
        return total.axes();
    }

    /// 0 where there was nothing.
    @Override
    public double[] values() {
        double[] shares = new double[total.contents().length];
        for (int i = 0; i < shares.length; i++) {
            double all = total.contents()[i];
            shares[i] = all == 0 ? 0 : passed.contents()[i] / all;
        }
        return shares;
    }

    @Override
    public double[] variances() {
        double[] variances = values();
        for (int i = 0; i < variances.length; i++) {
            double all = total.contents()[i];
            double count = all == 0 ? 0 : all * all / total.variances()[i];
            variances[i] = count == 0 ? 0 : variances[i] * (1 - variances[i]) / count;
        }
        return variances;
    }

    @Override
    public double entries() {
        return total.entries();
    }
}
