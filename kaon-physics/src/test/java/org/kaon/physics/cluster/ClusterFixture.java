package org.kaon.physics.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kaon.physics.vector.Component;
import org.kaon.physics.vector.FourVectors;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The random events of `make_clusters.py` and the jets that FastJet finds in them.
record ClusterFixture(List<FourVectors> events, List<Expected> expected) {

    /// What FastJet answers to one question.
    record Expected(
            int event, JetDefinition definition, String kind, double argument, List<Found> jets) {

        @Override
        public String toString() {
            return "%d %s %s %s".formatted(event, definition, kind, argument);
        }
    }

    /// One jet of FastJet's: `E, px, py, pz` and its particles.
    record Found(double[] momentum, int[] constituents) {}

    static ClusterFixture read() {
        List<List<double[]>> particles = new ArrayList<>();
        for (String[] row : rows("particles.csv")) {
            int event = Integer.parseInt(row[0]);
            if (event == particles.size()) {
                particles.add(new ArrayList<>());
            }
            particles.get(event).add(numbers(row, 1, 5));
        }
        List<FourVectors> events = particles.stream().map(ClusterFixture::vectors).toList();
        List<Expected> expected = rows("clusters.csv").stream().map(ClusterFixture::line).toList();
        return new ClusterFixture(events, expected);
    }

    static FourVectors vectors(List<double[]> particles) {
        Component[] columns = new Component[4];
        for (int k = 0; k < 4; k++) {
            int axis = k;
            columns[k] = Component.of(particles.stream().mapToDouble(p -> p[axis]).toArray());
        }
        return FourVectors.cartesian(columns[0], columns[1], columns[2], columns[3]);
    }

    private static Expected line(String[] row) {
        JetDefinition definition =
                new JetDefinition(
                        Algorithm.valueOf(row[1]),
                        Double.parseDouble(row[3]),
                        Recombination.valueOf(row[2]));
        List<Found> jets = new ArrayList<>();
        for (int k = 6; k < row.length; k += 5) {
            int[] constituents =
                    Arrays.stream(row[k + 4].split(" ")).mapToInt(Integer::parseInt).toArray();
            jets.add(new Found(numbers(row, k, k + 4), constituents));
        }
        return new Expected(
                Integer.parseInt(row[0]), definition, row[4], Double.parseDouble(row[5]), jets);
    }

    private static double[] numbers(String[] row, int from, int to) {
        return Arrays.stream(row, from, to).mapToDouble(Double::parseDouble).toArray();
    }

    private static List<String[]> rows(String name) {
        try (InputStream stream = ClusterFixture.class.getResourceAsStream(name)) {
            String text = new String(Objects.requireNonNull(stream, name).readAllBytes(), UTF_8);
            return text.lines().skip(1).map(row -> row.split(",")).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
