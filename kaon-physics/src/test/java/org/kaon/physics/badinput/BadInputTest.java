package org.kaon.physics.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Bad input ends in a defined answer or in an error that says what is wrong: the cells of
/// `docs/reference/bad-input.md`, which it writes with `-Dkaon.golden=write`.
class BadInputTest {

    private static final Path PAGE =
            Path.of(System.getProperty("kaon.root", ".."), "docs/reference/bad-input.md");

    private static List<Chapter> chapters() {
        return List.of(
                VectorInputs.one(),
                VectorInputs.events(),
                VectorInputs.polar(),
                VectorInputs.settings(),
                JetInputs.features(),
                JetInputs.groomings(),
                JetInputs.settings(),
                ImageInputs.images(),
                ImageInputs.cylindrical(),
                ImageInputs.settings(),
                ImageInputs.counts(),
                FigureInputs.one(),
                FigureInputs.classifier(),
                FigureInputs.pairs(),
                FigureInputs.components(),
                CountInputs.counts(),
                CountInputs.numbers(),
                CountInputs.bins(),
                CloudInputs.points(),
                CloudInputs.settings(),
                CloudInputs.maps(),
                new GeneratorInputs());
    }

    @Test
    @Timeout(300)
    void isAnsweredOrRefusedInWords() throws IOException {
        List<String> faults = new ArrayList<>();
        StringBuilder page = new StringBuilder();
        int cells = 0;
        for (Chapter chapter : chapters()) {
            page.append("\n").append(chapter.markdown(faults));
            cells += chapter.cells();
        }
        String whole = head(cells) + page;
        if (System.getProperty("kaon.golden", "").equals("write")) {
            Files.writeString(PAGE, whole);
        }
        assertThat(faults).isEmpty();
        assertThat(Files.readString(PAGE)).isEqualTo(whole);
    }

    private static String head(int cells) {
        return """
        # What bad input gives

        Everything public of `org.kaon.physics`, asked with every bad input there is for it: %,d cells. Each is a number that is defined, or an error whose text stands below its table
        (once, with the numbers of the first cell that has it). NaN and ∞ come out only where the last column says of what; nothing ends in an exception of the JDK, in a loop without end or in memory
        by a number. A test (`BadInputTest`) asks again in every build, compares this page whole, and writes it with `-Dkaon.golden=write`.

        In files and experiments:

        - `kaon jets` stops at a particle that is not finite, larger than 1e150 GeV or of E < 0, with file, row, item and columns. An event without jets has NaN in plain columns, an empty list otherwise.
        - In expressions such a particle, or a list that does not define the number (`tau(part, 2) / tau(part, 1)` where τ₁ = 0), makes the number of the event NaN; what becomes of the event says `missing:`.
        - Weights to train on that do not sum to more than 0 are an error; a class without events to train on, or whose weights do not, is a warning. Figures that a scored part does not define say *undefined*.
        - Negative weights count with their sign, but for the resolution of a regression, where each event counts once then, and for rejections, which are left out.
        """
                .formatted(cells);
    }
}
