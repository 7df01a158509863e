package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.graph.Graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// The graphs that the passes make of users' graphs, compared with those checked in, so that a
/// change of a pass shows as a change of text. `-Dkaon.golden=write` writes them anew.
class GoldenPlansTest {

    private static final Path FOLDER =
            Path.of(
                    System.getProperty("kaon.root", ".."),
                    "kaon-core/src/test/resources/org/kaon/engine/cpu/plans");

    static Set<String> names() {
        return Plans.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void passesMakeTheGraphThatIsCheckedIn(String name) throws IOException {
        Graph graph = Objects.requireNonNull(Plans.all().get(name));
        String text = GraphText.of(Compiler.optimised(graph)).listing();
        Path file = FOLDER.resolve(name + ".txt");
        if (System.getProperty("kaon.golden", "").equals("write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(file).as("run with -Dkaon.golden=write to make it").exists();
        assertThat(text)
                .as("if the change is meant, run with -Dkaon.golden=write and check it in")
                .isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("names")
    void compilesToAPlanThatFitsAPage(String name) {
        Graph graph = Objects.requireNonNull(Plans.all().get(name));
        try (CpuEngine engine = CpuEngine.open(1)) {
            List<String> lines = engine.compile(graph, Map.of()).dump().lines().toList();
            assertThat(lines).allMatch(line -> line.length() <= 120);
            graph.outputs()
                    .keySet()
                    .forEach(output ->
                            assertThat(lines).anyMatch(line -> line.contains("output " + output)));
        }
    }

    @Test
    void everyFileIsAPlan() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> there =
                    files.map(file -> file.getFileName().toString().replace(".txt", "")).toList();
            assertThat(there).containsExactlyInAnyOrderElementsOf(names());
        }
    }
}
