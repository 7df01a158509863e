package org.kaon.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.physics.generator.SettingException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

class GenerateBenchTest {

    @Test
    void printsALineForEachKindAskedFor() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        GenerateBench.run(List.of("rich", "decay-topology"), 0.01, out);
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text.lines().filter(it -> it.startsWith("| `"))).hasSize(2);
        assertThat(text).contains("`rich`", "`decay-topology`").doesNotContain("| 0 |");
    }

    @Test
    void anUnknownKindIsRefused() {
        assertThatThrownBy(() -> GenerateBench.run(List.of("comets"), 0.01, System.out))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("comets");
    }

    @Test
    void showersAgreeWithTheirFormulas() {
        String[] cells = ShowerTable.row(20, 600).split("\\|");
        assertThat(number(cells[2], 0)).isCloseTo(1, within(5 * number(cells[2], 1)));
        assertThat(number(cells[3], 0))
                .isCloseTo(number(cells[4], 0), within(5 * number(cells[3], 1)));
        assertThat(number(cells[5], 0))
                .isCloseTo(number(cells[6], 0), within(5 * number(cells[5], 1)));
    }

    private static double number(String cell, int index) {
        return Double.parseDouble(cell.split("±")[index].strip());
    }
}
