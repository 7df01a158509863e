package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kaon.cli.TextTable.Head;

class TextTableTest {

    private static TextTable table() {
        return new TextTable(Head.left("name"), Head.left("note"), Head.right("n"), Head.left("x"));
    }

    @Test
    void alignsColumnsAndLeavesOutEmptyOnes() {
        TextTable table = table();
        table.add("a", "", "1", "first");
        table.add("longer", "", "200", "second");
        assertThat(table.lines(Ink.PLAIN))
                .containsExactly(
                        "  name      n  x", //
                        "  a         1  first",
                        "  longer  200  second");
    }

    @Test
    void cutsWideColumnsAtTwoFifthsAndTheLastOneAtTheEnd() {
        TextTable table = table();
        table.add("n".repeat(90), "", "1", "x".repeat(90));
        assertThat(table.lines(new Ink(false, 80)).get(1))
                .hasSize(80)
                .startsWith("  " + "n".repeat(31) + "…  1  xxx")
                .endsWith("x…");
    }

    @Test
    void coloursAreForTerminalsOnly() {
        TextTable table = table();
        table.add("a", "b", "1", "c");
        assertThat(table.lines(new Ink(true, 80)).getFirst()).startsWith("\033[2m");
        assertThat(table.lines(new Ink(false, 80)).getFirst()).doesNotContain("\033");
        assertThat(new Ink(true, 80).strong("")).isEmpty();
    }

    @Test
    void refusesARowOfOtherLength() {
        assertThatThrownBy(() -> table().add("a")).hasMessage("A row of 1 cells for 4 columns.");
    }
}
