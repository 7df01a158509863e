package org.kaon.physics.jet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kaon.physics.jet.JetImage.Normalise;

class JetImageTest {

    @Test
    void standardIsThatOfTheTopTaggingChallenge() {
        assertThat(JetImage.standard())
                .isEqualTo(new JetImage(40, 1.6, Alignment.FULL, Intensity.PT, Normalise.SUM, 100));
        assertThat(JetImage.standard().size()).isEqualTo(1600);
    }

    @Test
    void refusesAPictureThatCannotBeDrawn() {
        assertThatThrownBy(
                        () -> new JetImage(0, 1.6, Alignment.FULL, Intensity.PT, Normalise.SUM, 1))
                .hasMessageContaining("pixels must lie in 1 … 4096, got 0");
        assertThatThrownBy(
                        () -> new JetImage(4, -1, Alignment.FULL, Intensity.PT, Normalise.SUM, 1))
                .hasMessageContaining("extent must be positive and finite, got -1");
        assertThatThrownBy(() ->
                        new JetImage(4, 1, Alignment.FULL, Intensity.PT, Normalise.SUM, Double.NaN))
                .hasMessageContaining("scale must be finite");
    }
}
