package org.kaon.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class WholeFileTest {

    @TempDir Path folder;

    @Test
    void replacesTheOldFileAndLeavesNothingBeside() throws IOException {
        Path file = folder.resolve("deep/report.html");
        WholeFile.write(file, "old");
        WholeFile.write(file, "νew");
        assertThat(file).hasContent("νew");
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aWriteThatFailsLeavesNoPart() throws IOException {
        Path taken = folder.resolve("report.html");
        Files.createDirectories(taken.resolve("inside"));
        assertThatThrownBy(() -> WholeFile.write(taken, "text")).isInstanceOf(IOException.class);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(taken);
        }
    }

    @Test
    void whatALostProcessLeftBehindIsOverwritten() throws IOException {
        Files.writeString(folder.resolve(".a.txt.part"), "half of something long");
        WholeFile.write(folder.resolve("a.txt"), "whole");
        assertThat(folder.resolve("a.txt")).hasContent("whole");
    }
}
