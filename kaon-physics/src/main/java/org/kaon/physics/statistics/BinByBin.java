package org.kaon.physics.statistics;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Two histograms of the same bins compared in each bin.
///
/// *Errors*: [IllegalArgumentException] for other bins.
public final class BinByBin {

    private BinByBin() {}

    /// `a/b` of independent histograms: `(σ/r)² = (σ_a/a)² + (σ_b/b)²`; undefined where b is 0.
    public static List<Estimate> ratio(Histogram a, Histogram b) {
        return each(
                a,
                b,
                bin -> {
                    Estimate x = a.content(bin);
                    Estimate y = b.content(bin);
                    double ratio = x.value() / y.value();
                    return y.value() == 0
                            ? Estimate.undefined()
                            : new Estimate(
                                    ratio,
                                    Math.hypot(x.error(), ratio * y.error()) / Math.abs(y.value()));
                });
    }

    /// `(a − b)/√(σ_a² + σ_b²)` of independent histograms, of error 1 where both are of one
    /// distribution; undefined where both errors are 0.
    public static List<Estimate> pull(Histogram a, Histogram b) {
        return each(
                a,
                b,
                bin -> {
                    Estimate x = a.content(bin);
                    Estimate y = b.content(bin);
                    double error = Math.hypot(x.error(), y.error());
                    return error == 0
                            ? Estimate.undefined()
                            : new Estimate((x.value() - y.value()) / error, 1);
                });
    }

    /// The share of `all` that is in `passed`, which holds some of its events, as
    /// [Binomial#weighted] says it; undefined where there is none.
    ///
    /// *Errors*: [IllegalArgumentException] also for a bin where more pass than there are.
    public static List<Estimate> efficiency(Histogram passed, Histogram all) {
        return each(
                passed,
                all,
                bin -> {
                    Estimate some = passed.content(bin);
                    Estimate total = all.content(bin);
                    if (some.value() < 0 || some.error() > total.error() * (1 + 1e-12)) {
                        throw new IllegalArgumentException(
                                "efficiency: in bin %d, %s pass of %s: expected some of the same events."
                                        .formatted(bin, some.value(), total.value()));
                    }
                    return Binomial.weighted(
                            some.value(), square(some), total.value(), square(total));
                });
    }

    private static double square(Estimate content) {
        return content.error() * content.error();
    }

    private static List<Estimate> each(Histogram a, Histogram b, IntFunction<Estimate> figure) {
        a.requireSameBins(b);
        return IntStream.range(0, a.bins()).mapToObj(figure).toList();
    }
}
