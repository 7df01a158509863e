package org.kaon.io.histogram;

import java.util.Arrays;
import java.util.List;

/// A value with its variance in each bin over one or more axes.
public sealed interface Binned extends Plottable permits Histogram, Profile, Efficiency {

    List<Axis> axes();

    /// A value for each bin, flow bins included, the first axis fastest.
    double[] values();

    /// The squared errors of [#values()].
    double[] variances();

    /// How many values were filled, as the file says.
    double entries();

    /// The numbers of those bins of an array that are neither under- nor overflow, in order.
    default int[] inside() {
        int[] inside = {0};
        int stride = 1;
        for (Axis axis : axes()) {
            int[] more = new int[inside.length * axis.bins()];
            for (int bin = 0; bin < axis.bins(); bin++) {
                for (int i = 0; i < inside.length; i++) {
                    more[bin * inside.length + i] = inside[i] + (bin + 1) * stride;
                }
            }
            inside = more;
            stride *= axis.bins() + 2;
        }
        return inside;
    }

    /// Those values of an array that lie in no flow bin.
    default double[] inside(double[] bins) {
        return Arrays.stream(inside()).mapToDouble(i -> bins[i]).toArray();
    }

    /// How many bins there are over all axes, flow bins included.
    ///
    /// *Errors*: [ArithmeticException] for more than an array holds.
    static int bins(List<Axis> axes) {
        return axes.stream().mapToInt(it -> it.bins() + 2).reduce(1, Math::multiplyExact);
    }

    /// Checks that an array has a number for each bin.
    ///
    /// *Errors*: [IllegalArgumentException] with the name and both numbers.
    static double[] complete(String name, String what, List<Axis> axes, double[] numbers) {
        int bins = bins(axes);
        if (numbers.length != bins) {
            throw new IllegalArgumentException(
                    "Histogram \"%s\" of %d axes needs %d %s, flow bins included, found %d."
                            .formatted(name, axes.size(), bins, what, numbers.length));
        }
        return numbers.clone();
    }
}
