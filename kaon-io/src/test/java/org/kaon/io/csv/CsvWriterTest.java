package org.kaon.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

class CsvWriterTest {

    @TempDir Path folder = Path.of("");

    @Test
    void quotesWhatNeedsIt() throws IOException {
        Path path = folder.resolve("scores.csv");
        CsvWriter.write(
                path,
                List.of("event", "P(top), raw", "name"),
                rows -> {
                    rows.add(7L, 0.1f, "plain");
                    rows.add(8L, Double.NaN, "a \"b\"");
                    rows.add(9L, Float.NEGATIVE_INFINITY, " c");
                });
        assertThat(path)
                .hasContent(
                        """
                        event,"P(top), raw",name
                        7,0.1,plain
                        8,nan,"a ""b""\"
                        9,-inf," c"
                        """);
    }

    @Test
    void leavesTheOldFileAfterAnError() throws IOException {
        Path path = folder.resolve("scores.csv");
        Files.writeString(path, "old");
        assertThatThrownBy(() -> CsvWriter.write(path, List.of("a", "b"), rows -> rows.add(1)))
                .hasMessage("1 values for 2 columns.");
        assertThat(path).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(p -> p.toString().contains("writing"));
    }

    @Test
    void saysWhenTheFolderIsMissing() {
        Path path = folder.resolve("none/scores.csv");
        assertThatThrownBy(() -> CsvWriter.write(path, List.of("a"), rows -> rows.add(1)))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void anEmptyTextThatIsAloneIsNoEmptyLine() throws IOException {
        Path file = folder.resolve("one.csv");
        CsvWriter.write(
                file,
                List.of("name"),
                rows -> {
                    rows.add("a");
                    rows.add("");
                });
        assertThat(file).hasContent("name\na\n\"\"\n");
        try (CsvSource source = CsvSource.open(file)) {
            assertThat(source.rows()).isEqualTo(2);
        }
    }
}
