package org.kaon.physics.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What `make_statistics.py` made: events, and the figures of scikit-learn, SciPy and NumPy.
final class StatisticsFixture {

    final double[] scores;
    final boolean[] isSignal;
    final double[] weights;
    private final Map<String, Double> expected = new HashMap<>();

    StatisticsFixture() {
        List<String[]> rows = rows("scores.csv");
        scores = new double[rows.size()];
        isSignal = new boolean[rows.size()];
        weights = new double[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            scores[i] = Double.parseDouble(rows.get(i)[0]);
            isSignal[i] = rows.get(i)[1].equals("1");
            weights[i] = Double.parseDouble(rows.get(i)[2]);
        }
        for (String[] row : rows("expected.csv")) {
            String value = row[1].equals("inf") ? "Infinity" : row[1];
            expected.put(row[0], Double.parseDouble(value));
        }
    }

    /// The weights, every fifth with its sign turned.
    double[] signedWeights() {
        double[] signed = weights.clone();
        for (int i = 0; i < signed.length; i += 5) {
            signed[i] = -signed[i];
        }
        return signed;
    }

    double expected(String name) {
        assertThat(expected).containsKey(name);
        return Objects.requireNonNull(expected.get(name));
    }

    static List<String[]> rows(String name) {
        try (InputStream in = StatisticsFixture.class.getResourceAsStream(name)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            return text.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
