package org.kaon.layer;

import static org.kaon.op.Reshape.reshape;

import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.Arrays;
import java.util.List;

/// The axes that a normalisation takes moments over, and weights that lie along them.
record NormalizedAxes(int[] axes, Shape weights, Shape aligned) {

    static NormalizedAxes of(Site site, Value x, List<Integer> named) {
        int[] axes = named.stream().mapToInt(axis -> site.axis(x, axis)).sorted().toArray();
        Shape weights = Shape.scalar();
        long[] aligned = new long[x.shape().rank()];
        Arrays.fill(aligned, 1);
        for (int axis : axes) {
            weights = weights.append(site.known(x, axis));
            aligned[axis] = x.shape().extent(axis);
        }
        return new NormalizedAxes(axes, weights, Shape.of(aligned));
    }

    /// A weight along the axes, shaped to stretch over the data.
    Value align(Value weight) {
        return weight.shape().rank() == 0 ? weight : reshape(weight, aligned);
    }
}
