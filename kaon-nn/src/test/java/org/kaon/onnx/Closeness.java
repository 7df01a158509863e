package org.kaon.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.kaon.tensor.Tensor;

/// Tensors of one type whose elements differ by little.
public final class Closeness {

    private Closeness() {}

    /// Within the tolerance of 1 or of the wanted number, whichever is larger; NaN is NaN.
    public static void requireClose(Tensor found, Tensor wanted, double tolerance) {
        assertThat(found.type()).isEqualTo(wanted.type());
        for (long i = 0; i < wanted.size(); i++) {
            double x = found.at(i);
            double y = wanted.at(i);
            boolean same = x == y || Double.isNaN(x) && Double.isNaN(y);
            assertThat(same || Math.abs(x - y) <= tolerance * Math.max(1, Math.abs(y)))
                    .as("element %d: found %s, wanted %s", i, x, y)
                    .isTrue();
        }
    }
}
