package org.kaon.optimizer;

import org.kaon.graph.Variable;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Arrays;

/// Slots for tests, and how far their values are from others.
final class Slot {

    private Slot() {}

    static Variable variable(String name, Shape shape, float initial) {
        float[] values = new float[(int) shape.size()];
        Arrays.fill(values, initial);
        return new Variable(name, Tensor.of(shape, values));
    }

    /// The largest deviation, relative to each number or to a tenth of the largest.
    static double deviation(Tensor found, Tensor wanted) {
        double size = 0;
        for (int i = 0; i < wanted.size(); i++) {
            size = Math.max(size, Math.abs(wanted.at(i)));
        }
        double largest = found.shape().equals(wanted.shape()) ? 0 : Double.NaN;
        for (int i = 0; i < wanted.size(); i++) {
            double difference = Math.abs(found.at(i) - wanted.at(i));
            double scale = Math.max(Math.abs(wanted.at(i)), 0.1 * size);
            largest = Math.max(largest, difference == 0 ? 0 : difference / Math.max(scale, 1e-30));
        }
        return largest;
    }
}
