package org.kaon.physics.jet;

import org.kaon.physics.vector.Component;
import org.kaon.physics.vector.Component.Precision;

import java.lang.foreign.MemorySegment;

/// The running mean of images, one for each class: any number of images in the memory of one per
/// class. Sums are float64. Not for use by two threads at once: fill one each, then [#merge].
public final class MeanImage {

    private static final long MOST = 1L << 28;

    private final int size;
    private final double[][] sums;
    private final long[] counts;
    private long skipped;

    /// Means of images of `size` numbers in classes `0 … classes − 1`.
    public MeanImage(int classes, int size) {
        if (classes < 1 || size < 1 || (long) classes * size > MOST) {
            throw new IllegalArgumentException(
                    "mean image: needs a class and a pixel, at most %d numbers in all, got %d classes of %d pixels."
                            .formatted(MOST, classes, size));
        }
        this.size = size;
        this.sums = new double[classes][size];
        this.counts = new long[classes];
    }

    /// Adds the float32 image from byte `offset` on. An image with a NaN or an infinity is left out
    /// and counted in [#skipped].
    public void add(int label, MemorySegment memory, long offset) {
        check(label);
        Component image = new Component(memory, offset, Precision.FLOAT32);
        double total = 0;
        for (int i = 0; i < size; i++) {
            total += Math.abs(image.at(i));
        }
        if (!Double.isFinite(total)) {
            skipped++;
            return;
        }
        double[] sum = sums[label];
        for (int i = 0; i < size; i++) {
            sum[i] += image.at(i);
        }
        counts[label]++;
    }

    /// Adds everything that the other has seen.
    public void merge(MeanImage other) {
        if (other.size != size || other.sums.length != sums.length) {
            throw new IllegalArgumentException(
                    "mean image: cannot merge %d classes of %d pixels into %d classes of %d."
                            .formatted(other.sums.length, other.size, sums.length, size));
        }
        for (int label = 0; label < sums.length; label++) {
            for (int i = 0; i < size; i++) {
                sums[label][i] += other.sums[label][i];
            }
            counts[label] += other.counts[label];
        }
        skipped += other.skipped;
    }

    /// How many classes there are.
    public int classes() {
        return sums.length;
    }

    /// Images of the class.
    public long count(int label) {
        check(label);
        return counts[label];
    }

    /// Images left out because they were not finite.
    public long skipped() {
        return skipped;
    }

    /// The mean of the class; zeros where it has no image.
    public double[] mean(int label) {
        check(label);
        return divide(sums[label].clone(), counts[label]);
    }

    /// The mean of all images of all classes; zeros where there is none.
    public double[] mean() {
        double[] total = new double[size];
        long count = 0;
        for (int label = 0; label < sums.length; label++) {
            for (int i = 0; i < size; i++) {
                total[i] += sums[label][i];
            }
            count += counts[label];
        }
        return divide(total, count);
    }

    private static double[] divide(double[] sum, long count) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= Math.max(count, 1);
        }
        return sum;
    }

    private void check(int label) {
        if (label < 0 || label >= sums.length) {
            throw new IllegalArgumentException(
                    "mean image: class %d lies outside 0 … %d.".formatted(label, sums.length - 1));
        }
    }
}
