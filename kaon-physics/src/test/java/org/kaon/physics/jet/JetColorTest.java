package org.kaon.physics.jet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import static java.util.stream.Collectors.groupingBy;

import org.junit.jupiter.api.Test;
import org.kaon.physics.jet.JetImage.Normalise;
import org.kaon.physics.jet.JetPainter.Outcome;
import org.kaon.physics.vector.Component;
import org.kaon.physics.vector.Coordinates;
import org.kaon.physics.vector.FourVectors;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

class JetColorTest {

    private static final int PIXELS = 33;
    private static final JetImage PLAIN =
            new JetImage(PIXELS, 1.6, Alignment.FULL, Intensity.COLOR, Normalise.NONE, 1);

    private final JetFixture fixture = JetFixture.read();
    private final double[] charges =
            JetFixture.rows("charges.csv").stream()
                    .mapToDouble(row -> Double.parseDouble(row[1]))
                    .toArray();

    private float[] draw(JetImage settings, int jet) {
        float[] image = new float[settings.size()];
        settings.painter()
                .draw(
                        fixture.constituents(),
                        Component.of(charges),
                        fixture.starts().get(jet),
                        fixture.starts().get(jet + 1),
                        MemorySegment.ofArray(image),
                        0);
        return image;
    }

    @Test
    void drawsTheChannelsThatNumPyDraws() {
        Map<Integer, List<String[]>> jets =
                JetFixture.rows("color.csv").stream()
                        .collect(groupingBy(row -> Integer.parseInt(row[0])));
        assertThat(jets).hasSize(24).hasSize(fixture.jets());
        jets.forEach((jet, rows) -> {
            float[] expected = new float[PIXELS * PIXELS * 3];
            for (String[] row : rows) {
                int pixel = PIXELS * Integer.parseInt(row[3]) + Integer.parseInt(row[4]);
                expected[3 * pixel + Integer.parseInt(row[5])] = Float.parseFloat(row[6]);
            }
            boolean turned = Boolean.parseBoolean(rows.getFirst()[1]);
            JetImage settings =
                    new JetImage(
                            PIXELS,
                            1.6,
                            new Alignment(true, turned, turned),
                            Intensity.COLOR,
                            Normalise.valueOf(rows.getFirst()[2]),
                            2);
            assertThat(draw(settings, jet))
                    .as("jet %d", jet)
                    .containsExactly(expected, within(1e-5f));
        });
    }

    @Test
    void theChannelsOfPtAddUpToTheGreyPicture() {
        for (int jet = 0; jet < fixture.jets(); jet++) {
            float[] color = draw(PLAIN, jet);
            float[] grey = fixture.draw(PLAIN.of(Intensity.PT), jet);
            for (int i = 0; i < grey.length; i++) {
                assertThat(color[3 * i] + color[3 * i + 1]).isCloseTo(grey[i], within(1e-4f));
            }
        }
    }

    @Test
    void needsCharges() {
        assertThat(PLAIN.size()).isEqualTo(3 * PIXELS * PIXELS);
        MemorySegment room = MemorySegment.ofArray(new float[PLAIN.size()]);
        JetPainter painter = PLAIN.painter();
        assertThatThrownBy(() -> painter.draw(fixture.constituents(), 0, 3, room, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("charged pT, neutral pT, charged multiplicity")
                .hasMessageContaining("without the charges");
    }

    @Test
    void aChargeThatIsNoNumberMakesTheWholePictureNaN() {
        charges[fixture.starts().get(4) + 1] = Double.NaN;
        assertThat(draw(PLAIN, 4)).containsOnly(Float.NaN);
        assertThat(draw(PLAIN, 5)).doesNotContain(Float.NaN);
    }

    @Test
    void aJetWithoutConstituentsIsEmpty() {
        float[] image = new float[PLAIN.size()];
        Arrays.fill(image, 5);
        Outcome outcome =
                PLAIN.painter()
                        .draw(
                                fixture.constituents(),
                                Component.of(charges),
                                7,
                                7,
                                MemorySegment.ofArray(image),
                                0);
        assertThat(outcome).isEqualTo(Outcome.EMPTY);
        assertThat(image).containsOnly(0);
    }

    @Test
    void paddingBetweenConstituentsKeepsChargesWithTheirOwners() {
        FourVectors row =
                new FourVectors(
                        Coordinates.PT_ETA_PHI_M,
                        Component.of(new double[] {0, 3, 0, 5}),
                        Component.of(new double[] {9, 0, 0, 0}),
                        Component.of(new double[] {0, 0, 0, 0}),
                        Component.of(new double[4]));
        JetImage one = new JetImage(1, 2, Alignment.FULL, Intensity.COLOR, Normalise.NONE, 1);
        float[] pixel = new float[3];
        one.painter()
                .draw(
                        row,
                        Component.of(new double[] {1, 0, 1, -1}),
                        0,
                        4,
                        MemorySegment.ofArray(pixel),
                        0);
        assertThat(pixel).containsExactly(5, 3, 1);
    }
}
