package org.kaon.physics.jet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import static java.util.stream.Collectors.groupingBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kaon.physics.jet.JetImage.Normalise;
import org.kaon.physics.jet.JetPainter.Outcome;
import org.kaon.physics.vector.Component;
import org.kaon.physics.vector.Coordinates;
import org.kaon.physics.vector.FourVectors;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

class JetPainterTest {

    private static final JetImage STANDARD = JetImage.standard();

    private final JetFixture fixture = JetFixture.read();

    @Test
    void drawsWhatNumPyDraws() {
        Map<Integer, List<String[]>> jets =
                JetFixture.rows("images.csv").stream()
                        .collect(groupingBy(row -> Integer.parseInt(row[0])));
        assertThat(jets).hasSize(24).hasSize(fixture.jets());
        jets.forEach((jet, rows) -> {
            float[] expected = new float[1600];
            for (String[] row : rows) {
                int pixel = 40 * Integer.parseInt(row[5]) + Integer.parseInt(row[6]);
                expected[pixel] = Float.parseFloat(row[7]);
            }
            String[] head = rows.getFirst();
            JetImage settings = image(head[1], head[2], head[3], Normalise.valueOf(head[4]));
            assertThat(fixture.draw(settings, jet))
                    .as("jet %d", jet)
                    .containsExactly(expected, within(1e-5f));
        });
    }

    private static JetImage image(String centre, String rotate, String flip, Normalise normalise) {
        return new JetImage(
                40,
                1.6,
                new Alignment(
                        Boolean.parseBoolean(centre),
                        Boolean.parseBoolean(rotate),
                        Boolean.parseBoolean(flip)),
                Intensity.PT,
                normalise,
                normalise == Normalise.SUM ? 100 : 1);
    }

    @Test
    void writesAtTheOffsetAndNowhereElse() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(4 * 1602);
            memory.fill((byte) 1);
            Outcome outcome =
                    STANDARD.painter()
                            .draw(fixture.constituents(), 0, fixture.starts().get(1), memory, 4);
            assertThat(outcome).isEqualTo(Outcome.DRAWN);
            assertThat(memory.get(ValueLayout.JAVA_INT, 0)).isEqualTo(0x01010101);
            assertThat(memory.get(ValueLayout.JAVA_INT, 4 * 1601)).isEqualTo(0x01010101);
            assertThat(memory.asSlice(4, 6400).toArray(ValueLayout.JAVA_FLOAT))
                    .containsExactly(fixture.draw(STANDARD, 0));
        }
    }

    @Test
    void onePainterDrawsManyJetsAsFreshPaintersDo() {
        JetPainter painter = STANDARD.painter();
        float[] image = new float[1600];
        for (int jet = 0; jet < fixture.jets(); jet++) {
            int to = fixture.starts().get(jet + 1);
            int from = fixture.starts().get(jet);
            painter.draw(fixture.constituents(), from, to, MemorySegment.ofArray(image), 0);
            assertThat(image).containsExactly(fixture.draw(STANDARD, jet));
        }
    }

    @Test
    void aJetWithoutConstituentsIsAZeroImage() {
        float[] image = new float[1600];
        image[7] = 3;
        Outcome outcome =
                STANDARD.painter()
                        .draw(fixture.constituents(), 5, 5, MemorySegment.ofArray(image), 0);
        assertThat(outcome).isEqualTo(Outcome.EMPTY);
        assertThat(image).containsOnly(0);
    }

    @Test
    void aJetOutsideTheWindowIsAZeroImage() {
        JetImage narrow =
                new JetImage(
                        4, 0.1, new Alignment(true, false, false), Intensity.PT, Normalise.SUM, 1);
        float[][] pair = {{2, 2}, {1, 1}, {0.5f, -0.5f}, {0, 0}};
        float[] image = new float[16];
        Outcome outcome =
                narrow.painter()
                        .draw(JetFixture.cartesian(pair), 0, 2, MemorySegment.ofArray(image), 0);
        assertThat(outcome).isEqualTo(Outcome.EMPTY);
        assertThat(image).containsOnly(0);
    }

    @Test
    void oneConstituentFillsTheCentralPixel() {
        float[][] one = {{9}, {3}, {-4}, {7}};
        float[] image = new float[1600];
        STANDARD.painter().draw(JetFixture.cartesian(one), 0, 1, MemorySegment.ofArray(image), 0);
        assertThat(image[20 * 40 + 20]).isEqualTo(100);
        assertThat(Invariance.sum(image)).isEqualTo(100);
    }

    @Test
    void zeroPaddingChangesNothing() {
        double[][] jet = fixture.jet(3);
        double[][] padded = new double[4][];
        for (int k = 0; k < 4; k++) {
            padded[k] = Arrays.copyOf(jet[k], jet[k].length + 30);
        }
        assertThat(Invariance.draw(STANDARD, padded))
                .containsExactly(Invariance.draw(STANDARD, jet));
    }

    @Test
    void aMomentumThatIsNoNumberMakesTheWholeImageNaN() {
        for (double bad : List.of(Double.NaN, Double.POSITIVE_INFINITY)) {
            for (int component = 1; component < 4; component++) {
                double[][] jet = fixture.jet(3);
                jet[component][2] = bad;
                assertThat(Invariance.draw(STANDARD, jet)).containsOnly(Float.NaN);
            }
        }
    }

    @Test
    void momentaThatCancelAreInvalid() {
        float[][] pair = {{2, 2}, {1, -1}, {0, 0}, {1, 1}};
        float[] image = new float[1600];
        Outcome outcome =
                STANDARD.painter()
                        .draw(JetFixture.cartesian(pair), 0, 2, MemorySegment.ofArray(image), 0);
        assertThat(outcome).isEqualTo(Outcome.INVALID);
        assertThat(image).containsOnly(Float.NaN);
    }

    @ParameterizedTest
    @EnumSource
    void everyCoordinatesGiveTheSameImage(Coordinates coordinates) {
        for (int jet = 0; jet < fixture.jets(); jet++) {
            double[][] cartesian = fixture.jet(jet);
            int n = cartesian[0].length;
            double[][] other = new double[4][n + 1];
            FourVectors target =
                    new FourVectors(
                            coordinates,
                            Component.of(other[0]),
                            Component.of(other[1]),
                            Component.of(other[2]),
                            Component.of(other[3]));
            Invariance.vectors(cartesian).copyTo(0, n, target, 1);
            float[] image = new float[1600];
            STANDARD.painter().draw(target, 1, n + 1, MemorySegment.ofArray(image), 0);
            assertThat(image).containsExactly(fixture.draw(STANDARD, jet), within(1e-4f));
        }
    }
}
