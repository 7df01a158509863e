package org.kaon.physics.generator.calorimeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.physics.generator.calorimeter.Box.Pitch;

class CellsTest {

    @Test
    void aBoxCountsAlongXThenYThenZ() {
        Box box = new Box("cells", new Pitch(3, 10), new Pitch(4, 5), new Pitch(2, 7));
        assertThat(box.count()).isEqualTo(24);
        assertThat(box.at(-15, -10, 0)).isZero();
        assertThat(box.at(-15, -10, 7)).isEqualTo(1);
        assertThat(box.at(-15, -5, 0)).isEqualTo(2);
        assertThat(box.at(-5, -10, 0)).isEqualTo(8);
        assertThat(box.at(14.9, 9.9, 13.9)).isEqualTo(23);
        assertThat(box.at(15, 0, 0)).isNegative();
        assertThat(box.at(0, -10.01, 0)).isNegative();
        assertThat(box.at(0, 0, -0.01)).isNegative();
        assertThat(box.at(0, 0, 14)).isNegative();
    }

    @Test
    void threeLayersHaveTheirCellsAndAnOverflowEach() {
        Segments cells = Segments.ofCaloGan();
        assertThat(cells.count()).isEqualTo(288 + 144 + 72 + 3);
        assertThat(cells.at(-240, -240, 0)).isZero();
        assertThat(cells.at(-234.9, -240, 0)).isEqualTo(1);
        assertThat(cells.at(-240, -80, 89)).isEqualTo(96);
        assertThat(cells.at(-240, -240, 90)).isEqualTo(288);
        assertThat(cells.at(239, 239, 479)).isEqualTo(288 + 144 + 71);
        assertThat(cells.at(241, 0, 50)).isEqualTo(504);
        assertThat(cells.at(0, -241, 479)).isEqualTo(506);
        assertThat(cells.at(0, 0, 480)).isNegative();
        assertThat(cells.at(0, 0, -1)).isNegative();
    }

    @Test
    void cylindersCountRingsThenSectorsThenLayers() {
        assertThat(Cylinder.coarse().count()).isEqualTo(6480);
        assertThat(Cylinder.fine().count()).isEqualTo(40500);
        assertThat(Cylinder.photons().count()).isEqualTo(368);
        Cylinder cells = Cylinder.coarse();
        assertThat(cells.at(1, 0.01, 0)).isZero();
        assertThat(cells.at(5, 0.01, 0)).isEqualTo(1);
        assertThat(cells.at(1, 1, 0)).isEqualTo(2 * 9);
        assertThat(cells.at(1, -0.01, 0)).isEqualTo(15 * 9);
        assertThat(cells.at(1, 0.01, 3.4)).isEqualTo(144);
        assertThat(cells.at(42, 0, 0)).isNegative();
        assertThat(cells.at(0, 0, 153.1)).isNegative();
    }

    @Test
    void effectiveConstantsLieBetweenThoseOfTheirMaterials() {
        Medium crystal = Medium.leadTungstate();
        assertThat(crystal.radiationLength()).isCloseTo(8.90, within(0.01));
        assertThat(crystal.moliereRadius()).isCloseTo(19.6, within(0.1));
        assertThat(crystal.samples()).isFalse();
        Medium plates = Medium.tungstenSilicon();
        assertThat(plates.radiationLength())
                .isCloseTo(5.1 / (3.5 / 3.503 + 1.6 / 93.69), within(1e-3));
        assertThat(plates.moliereRadius()).isBetween(9.3, 49.4);
        assertThat(plates.criticalEnergy()).isBetween(7.97e-3, 10e-3);
        assertThat(plates.electronResponse()).isCloseTo(1 / 1.42, within(1e-12));
        assertThat(plates.inverseSamplingFrequency()).isCloseTo(5.1 / 5.018, within(1e-3));
    }

    @Test
    void theProfileIntegratesToItsIncompleteGammaFunction() {
        Profile profile = new Profile(3.7, 0.52);
        double[] values = new double[4001];
        profile.sample(0.005, values);
        double sum = 0;
        for (int i = 0; i < 4000; i++) {
            sum += 0.005 * (values[i] + values[i + 1]) / 2;
            if (i % 500 == 499) {
                assertThat(sum).isCloseTo(profile.upTo(0.005 * (i + 1)), within(1e-5));
            }
        }
        assertThat(profile.upTo(0)).isZero();
        assertThat(profile.upTo(1e6)).isEqualTo(1);
        assertThat(new Profile(0.5, 1).upTo(0.5)).isCloseTo(0.6826894921370859, within(1e-12));
    }
}
