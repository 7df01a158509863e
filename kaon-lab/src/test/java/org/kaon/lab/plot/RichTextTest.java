package org.kaon.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.lab.plot.RichText.Level;
import org.kaon.lab.plot.RichText.Run;

class RichTextTest {

    @Test
    void readsSubscriptsAndSuperscripts() {
        assertThat(RichText.of("p_{T}^{2} [GeV]").runs())
                .containsExactly(
                        new Run("p", Level.BASE),
                        new Run("T", Level.SUBSCRIPT),
                        new Run("2", Level.SUPERSCRIPT),
                        new Run(" [GeV]", Level.BASE));
    }

    @Test
    void ordinaryUnderscoresAndOpenBracesStay() {
        assertThat(RichText.of("jet_pt _{open").plain()).isEqualTo("jet_pt _{open");
        assertThat(RichText.of("").runs()).isEmpty();
    }

    @Test
    void widthIsThatOfTheBundledLetters() {
        // DejaVu Sans: advance of "0" is 1303 of 2048 units to the em.
        assertThat(RichText.of("00").width(20)).isCloseTo(2 * 20 * 1303 / 2048.0, within(0.05));
        assertThat(RichText.of("_{0}").width(20)).isCloseTo(0.7 * 20 * 1303 / 2048.0, within(0.05));
    }
}
