package org.kaon.io.histogram;

import java.util.List;

/// The bins along one direction.
///
/// @param edges one more than bins, increasing
/// @param labels of the bins, empty where they have none
public record Axis(String title, double[] edges, List<String> labels) {

    public Axis {
        edges = edges.clone();
        labels = List.copyOf(labels);
        if (edges.length < 2) {
            throw new IllegalArgumentException(
                    "Axis \"%s\": needs a bin, found %d edges.".formatted(title, edges.length));
        }
        for (int i = 1; i < edges.length; i++) {
            if (!(edges[i - 1] < edges[i])) {
                throw new IllegalArgumentException(
                        "Axis \"%s\": edges must increase, found %s then %s."
                                .formatted(title, edges[i - 1], edges[i]));
            }
        }
    }

    /// Bins between the edges, without labels.
    public static Axis of(String title, double... edges) {
        return new Axis(title, edges, List.of());
    }

    /// Bins of one width.
    public static Axis even(String title, int bins, double low, double high) {
        double[] edges = new double[bins + 1];
        double step = (high - low) / bins;
        for (int i = 0; i < bins; i++) {
            edges[i] = low + i * step;
        }
        edges[bins] = high;
        return of(title, edges);
    }

    public int bins() {
        return edges.length - 1;
    }

    /// The place of a value among all bins: 0 below the first edge, `bins() + 1` from the last on.
    /// A bin holds its lower edge.
    public int find(double value) {
        int at = java.util.Arrays.binarySearch(edges, value);
        return at >= 0 ? at + 1 : -at - 1;
    }
}
