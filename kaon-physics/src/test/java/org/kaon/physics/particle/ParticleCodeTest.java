package org.kaon.physics.particle;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

class ParticleCodeTest {

    @Test
    void chargesAreThoseOfThePublishedTable() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> rows = rows();
        for (String row : rows) {
            String[] cells = row.split(",", -1);
            double expected = Integer.parseInt(cells[1]) / 3.0;
            double found = ParticleCode.charge(Integer.parseInt(cells[0]));
            if (found != expected) {
                wrong.add(cells[0] + ": expected " + expected + ", found " + found);
            }
        }
        assertThat(rows).hasSizeGreaterThan(800);
        assertThat(wrong).isEmpty();
    }

    private static List<String> rows() throws IOException {
        try (InputStream in = ParticleCodeTest.class.getResourceAsStream("charges.csv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "211, 1",
        "-321, -1",
        "130, 0",
        "310, 0",
        "2112, 0",
        "-2212, -1",
        "22, 0",
        "-11, 1",
        "2224, 2",
        "521, 1",
        "-541, -1",
        "3312, -1",
        "1000822080, 82",
        "-1000020040, -2",
        "0, 0",
        "1000024, 1",
        "-24, -1",
        "9900041, 2"
    })
    void wellKnownOnes(int code, double charge) {
        assertThat(ParticleCode.charge(code)).isEqualTo(charge);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                211.5,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                3e9,
                1009213,
                4110000,
                1e8,
                1000000
            })
    void whatSaysNoChargeIsNaN(double code) {
        assertThat(ParticleCode.charge(code)).isNaN();
    }
}
