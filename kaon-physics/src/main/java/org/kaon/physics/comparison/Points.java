package org.kaon.physics.comparison;

import java.util.SplittableRandom;

/// Points of a space, one after the other in one array: what features of events are.
public record Points(int dimensions, double... values) {

    private static final double LARGE = 1e150;

    /// *Errors*: [IllegalArgumentException] for no point, a last point that is not whole, or a
    /// coordinate that is not finite or beyond 1e150.
    public Points {
        if (dimensions < 1 || values.length == 0 || values.length % dimensions != 0) {
            throw new IllegalArgumentException(
                    "points: expected whole points of %d dimensions, got %d numbers."
                            .formatted(dimensions, values.length));
        }
        for (int i = 0; i < values.length; i++) {
            if (!(Math.abs(values[i]) <= LARGE)) {
                throw new IllegalArgumentException(
                        "points: coordinate %d of point %d is %s. Leave the event out."
                                .formatted(i % dimensions, i / dimensions, values[i]));
            }
        }
    }

    /// How many points there are.
    public int size() {
        return values.length / dimensions;
    }

    double at(int point, int dimension) {
        return values[point * dimensions + dimension];
    }

    double squaredDistance(int i, Points other, int j) {
        double sum = 0;
        for (int d = 0; d < dimensions; d++) {
            double difference = at(i, d) - other.at(j, d);
            sum += difference * difference;
        }
        return sum;
    }

    double[] along(double[] direction) {
        double[] projected = new double[size()];
        for (int i = 0; i < projected.length; i++) {
            for (int d = 0; d < dimensions; d++) {
                projected[i] += direction[d] * at(i, d);
            }
        }
        return projected;
    }

    /// The same points in units of the largest magnitude of each coordinate of `reference`; a
    /// coordinate that is 0 throughout stays.
    Points scaledLike(Points reference) {
        double[] largest = new double[dimensions];
        for (int i = 0; i < reference.values.length; i++) {
            int d = i % dimensions;
            largest[d] = Math.max(largest[d], Math.abs(reference.values[i]));
        }
        double[] scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            double unit = largest[i % dimensions];
            scaled[i] = unit == 0 ? scaled[i] : scaled[i] / unit;
        }
        return new Points(dimensions, scaled);
    }

    /// As many points as asked for, drawn with putting back.
    Points drawn(int count, SplittableRandom random) {
        if ((long) count * dimensions > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "points: %d of %d dimensions are more than an array holds."
                            .formatted(count, dimensions));
        }
        double[] drawn = new double[count * dimensions];
        for (int i = 0; i < count; i++) {
            int from = random.nextInt(size());
            System.arraycopy(values, from * dimensions, drawn, i * dimensions, dimensions);
        }
        return new Points(dimensions, drawn);
    }

    void requireTwo(String what, Points other) {
        if (size() < 2 || other.size() < 2) {
            throw new IllegalArgumentException(
                    "%s: expected two points or more, got %d and %d."
                            .formatted(what, size(), other.size()));
        }
    }

    void requireSameSpace(Points other) {
        if (other.dimensions != dimensions) {
            throw new IllegalArgumentException(
                    "points: expected both of one space, got %d and %d dimensions."
                            .formatted(dimensions, other.dimensions));
        }
    }
}
