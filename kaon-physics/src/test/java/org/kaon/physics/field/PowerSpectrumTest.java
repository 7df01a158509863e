package org.kaon.physics.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.kaon.physics.generator.Interval;
import org.kaon.physics.generator.lattice.RandomField;
import org.kaon.physics.statistics.Estimate;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

class PowerSpectrumTest {

    static List<String[]> rows(String name) {
        try (InputStream in = PowerSpectrumTest.class.getResourceAsStream(name)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            return text.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void agreesWithNumPysTransformOnSquaresAndOblongs() {
        for (String[] map : rows("maps.csv")) {
            double[] values =
                    Arrays.stream(map[3].split(" ")).mapToDouble(Double::parseDouble).toArray();
            PowerSpectrum found =
                    PowerSpectrum.of(
                            new Grid(Integer.parseInt(map[1]), Integer.parseInt(map[2]), values));
            List<String[]> wanted =
                    rows("spectra.csv").stream().filter(row -> row[0].equals(map[0])).toList();
            assertThat(found.bands()).hasSameSizeAs(wanted);
            for (int i = 0; i < wanted.size(); i++) {
                PowerSpectrum.Band band = found.bands().get(i);
                assertThat(band.wave()).isEqualTo(Integer.parseInt(wanted.get(i)[1]));
                assertThat(band.modes()).isEqualTo(Integer.parseInt(wanted.get(i)[2]));
                double power = Double.parseDouble(wanted.get(i)[3]);
                assertThat(band.power().value()).isCloseTo(power, within(1e-13 * power));
                assertThat(band.power().error())
                        .isCloseTo(power * Math.sqrt(2.0 / band.modes()), within(1e-13 * power));
            }
        }
    }

    static List<Grid> fields(int count, int size, double cutoff) {
        RandomField field =
                new RandomField(
                        size,
                        RandomField.Shape.GAUSSIAN,
                        new RandomField.Spectrum(new Interval(0, 0), cutoff, 1));
        float[][] out = field.allocate(count);
        field.fill(11, 0, count, out);
        List<Grid> maps = new ArrayList<>();
        for (int m = 0; m < count; m++) {
            double[] values = new double[size * size];
            for (int i = 0; i < values.length; i++) {
                values[i] = out[0][m * values.length + i];
            }
            maps.add(new Grid(size, size, values));
        }
        return maps;
    }

    @Test
    void findsTheSpectrumOfGeneratedFields() {
        PowerSpectrum found = PowerSpectrum.mean(fields(200, 32, 6));
        double total = 0;
        double[] rings = new double[17];
        for (int y = -15; y <= 16; y++) {
            for (int x = -15; x <= 16; x++) {
                double k = Math.hypot(x, y);
                double power = k == 0 ? 0 : Math.exp(-k * k / 36);
                total += power;
                int ring = (int) Math.floor(k + 0.5);
                if (ring <= 16) {
                    rings[ring] += power;
                }
            }
        }
        for (PowerSpectrum.Band band : found.bands().subList(0, 12)) {
            double wanted = rings[band.wave()] / band.modes() / total;
            Estimate power = band.power();
            assertThat(power.value()).isCloseTo(wanted, within(4 * power.error()));
            assertThat(power.error()).isLessThan(0.1 * wanted);
        }
    }

    @Test
    void aFlatMapHasNoPowerAndOneMapIsItsOwnMean() {
        Grid flat = new Grid(4, 4, new double[16]);
        assertThat(PowerSpectrum.of(flat).bands())
                .allMatch(band -> band.power().equals(new Estimate(0, 0)))
                .hasSize(2);
        assertThat(PowerSpectrum.mean(List.of(flat))).isEqualTo(PowerSpectrum.of(flat));
    }

    @Test
    void refusesWhatIsNoMap() {
        assertThatThrownBy(() -> new Grid(1, 4, new double[4])).hasMessageContaining("1 × 4");
        assertThatThrownBy(() -> new Grid(2, 2, new double[3])).hasMessageContaining("3 values");
        assertThatThrownBy(() -> new Grid(2, 2, 1, 2, Double.NaN, 3))
                .hasMessageContaining("row 1, column 0 is NaN");
        assertThatThrownBy(() -> PowerSpectrum.mean(List.of())).hasMessageContaining("got none");
        Grid small = new Grid(2, 2, new double[4]);
        Grid large = new Grid(2, 3, new double[6]);
        assertThatThrownBy(() -> PowerSpectrum.mean(List.of(small, large)))
                .hasMessageContaining("2 × 2 and 2 × 3");
    }
}
