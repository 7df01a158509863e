package org.kaon.physics.jet;

import org.kaon.physics.vector.Component;
import org.kaon.physics.vector.FourVectors;

import java.lang.foreign.MemorySegment;

/// What the invariance tests share: a jet as `[4][constituents]` float64 columns of E, px, py, pz.
final class Invariance {

    private Invariance() {}

    static FourVectors vectors(double[][] jet) {
        return FourVectors.cartesian(
                Component.of(jet[0]),
                Component.of(jet[1]),
                Component.of(jet[2]),
                Component.of(jet[3]));
    }

    static float[] draw(JetImage settings, double[][] jet) {
        float[] image = new float[settings.size()];
        settings.painter().draw(vectors(jet), 0, jet[0].length, MemorySegment.ofArray(image), 0);
        return image;
    }

    static double sum(float[] image) {
        double sum = 0;
        for (float pixel : image) {
            sum += pixel;
        }
        return sum;
    }

    /// The largest difference of two images; NaN where one has a NaN.
    static double distance(float[] left, float[] right) {
        double distance = 0;
        for (int i = 0; i < left.length; i++) {
            distance = Math.max(distance, Math.abs(left[i] - right[i]));
        }
        return distance;
    }
}
