package org.kaon.physics.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// What `make_comparison.py` made.
final class ComparisonFixture {

    private ComparisonFixture() {}

    static double expected(String name) {
        List<String[]> found =
                rows("expected.csv").stream().filter(row -> row[0].equals(name)).toList();
        assertThat(found).as(name).hasSize(1);
        return Double.parseDouble(found.getFirst()[1]);
    }

    static double[] column(String file, int column) {
        return rows(file).stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
    }

    static Sample sample(String file, boolean weighted) {
        double[] values = column(file, 0);
        return weighted ? Sample.weighted(values, column(file, 1)) : Sample.of(values);
    }

    static Points points(String file) {
        return new Points(
                3,
                rows(file).stream()
                        .flatMapToDouble(row -> Arrays.stream(row).mapToDouble(Double::parseDouble))
                        .toArray());
    }

    static List<String[]> rows(String name) {
        try (InputStream in = ComparisonFixture.class.getResourceAsStream(name)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            return text.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
