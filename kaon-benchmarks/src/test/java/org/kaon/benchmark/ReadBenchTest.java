package org.kaon.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.io.column.FormatException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class ReadBenchTest {

    @TempDir private Path folder = Path.of("");

    private ReadTable run(Set<String> cases, Optional<String> jets) throws IOException {
        ReadBench.Options options =
                new ReadBench.Options(
                        cases,
                        jets,
                        0.002,
                        2,
                        0,
                        Optional.of(Path.of("no-such-python")),
                        Optional.of(folder));
        try (PrintStream out =
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)) {
            return ReadBench.run(options, out);
        }
    }

    @Test
    void readsEveryFileThatItHasMade() throws IOException {
        ReadTable table = run(Set.of(), Optional.empty());
        assertThat(table.rows())
                .extracting(row -> row.work().name())
                .containsExactlyElementsOf(ReadBench.names());
        assertThat(table.rows())
                .allSatisfy(row -> assertThat(row.values()).isPositive())
                .allSatisfy(row -> assertThat(row.bytes()).isPositive())
                .allSatisfy(row -> assertThat(row.warm().kaon().wall().isEmpty()).isFalse())
                .allSatisfy(row -> assertThat(row.warm().peer().wall().isEmpty()).isTrue());
        assertThat(table.text()).contains("Without peers", "| ttree | 1 |", "unpacking alone");
        JsonNode json = JsonMapper.shared().readTree(table.json());
        assertThat(json.at("/rows/0/case").asString()).isEqualTo("ttree");
        assertThat(json.at("/rows/0/kaon_ms").isNumber()).isTrue();
        assertThat(json.at("/rows/0/peer_ms").isNull()).isTrue();
    }

    @Test
    void unpackingAloneGivesTheSameBytesOnAnyNumberOfThreads() throws IOException {
        ReadFiles files = new ReadFiles(folder, Optional.empty(), 0.002);
        for (String file : Set.of(ReadFiles.NTUPLE, ReadFiles.TREE)) {
            String location = files.location(file);
            long values = ReadWork.read(location, ReadCase.PARTS, 1).values();
            long bytes = ReadWork.unpack(location, ReadCase.PARTS, 1);
            assertThat(bytes).isGreaterThanOrEqualTo(4 * values);
            assertThat(ReadWork.unpack(location, ReadCase.PARTS, 2)).isEqualTo(bytes);
        }
        String csv = files.location(ReadFiles.CSV);
        assertThat(ReadWork.unpack(csv, List.of(), 1)).isZero();
    }

    @Test
    void theSameConstituentsAreInEveryFormat() throws IOException {
        ReadFiles files = new ReadFiles(folder, Optional.empty(), 0.002);
        ReadWork.Answer tree = ReadWork.read(files.location(ReadFiles.TREE), ReadCase.PARTS, 1);
        assertThat(tree.values()).isBetween(4 * 160L * 20, 4 * 160L * 86);
        for (String file : Set.of(ReadFiles.NTUPLE, ReadFiles.PARQUET, ReadFiles.TREE)) {
            ReadWork.Answer other = ReadWork.read(files.location(file), ReadCase.PARTS, 2);
            assertThat(other.values()).isEqualTo(tree.values());
            assertThat(other.sum()).isCloseTo(tree.sum(), within(1e-6));
        }
    }

    @Test
    void takesAnotherTreeOfJets() throws IOException {
        String made = new ReadFiles(folder, Optional.empty(), 0.001).location(ReadFiles.TREE);
        ReadTable table = run(Set.of("ttree"), Optional.of(made));
        assertThat(table.rows()).hasSize(1);
        assertThatThrownBy(() -> run(Set.of("ttree"), Optional.of(folder + "/none.root:jets")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("no such file");
    }
}
