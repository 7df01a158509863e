package org.kaon.lab.expression;

import java.util.Arrays;
import java.util.List;

/// For each direction of a row the nearest of others, by `ΔR² = Δη² + Δφ²`.
///
/// *Units*: rad.
///
/// @param numbers of the nearest one, from 0; NaN where none is within the radius
/// @param distances to it; NaN where none is
record NearestMatch(Values numbers, Values distances) {

    /// @param values η, φ, η′, φ′ and the radius
    static NearestMatch of(List<Values> values, int position) {
        Values eta = values.get(0);
        Values phi = values.get(1);
        Values otherEta = values.get(2);
        Values otherPhi = values.get(3);
        Evaluation.requireSameLengths(eta, phi, position);
        Evaluation.requireSameLengths(otherEta, otherPhi, position);
        double[] numbers = new double[eta.numbers().length];
        double[] distances = new double[numbers.length];
        Arrays.fill(numbers, Double.NaN);
        Arrays.fill(distances, Double.NaN);
        for (int row = 0; row < eta.rows(); row++) {
            double radius = values.get(4).numbers()[row];
            int first = otherEta.offsets()[row];
            for (int i = eta.offsets()[row]; i < eta.offsets()[row + 1]; i++) {
                for (int j = first; j < otherEta.offsets()[row + 1]; j++) {
                    double distance =
                            StrictMath.hypot(
                                    eta.numbers()[i] - otherEta.numbers()[j],
                                    turn(phi.numbers()[i] - otherPhi.numbers()[j]));
                    boolean nearer = Double.isNaN(distances[i]) || distance < distances[i];
                    if (distance <= radius && nearer) {
                        distances[i] = distance;
                        numbers[i] = j - first;
                    }
                }
            }
        }
        return new NearestMatch(
                new Values(Type.NUMBERS, numbers, eta.offsets()),
                new Values(Type.NUMBERS, distances, eta.offsets()));
    }

    // The difference of two angles, in [−π, π].
    private static double turn(double difference) {
        return StrictMath.IEEEremainder(difference, 2 * Math.PI);
    }
}
