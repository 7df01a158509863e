package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class InspectTest {

    private static final String JETS =
            House.here().root().resolve("examples/top-tagging/data/jets.root").toString();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void listsTreesBranchesTypesAndFirstValues() {
        assertThat(kaon("inspect", JETS)).isZero();
        assertThat(out.toString())
                .contains("jets;1  TTree  16000 entries")
                .containsPattern("event +int64_t +int64 .*\\[0, 1, 2, 3, 4\\]")
                .containsPattern("part_px +float\\[\\] +list of float32");
    }

    @Test
    void statisticsAreJsonForScripts() {
        assertThat(kaon("inspect", JETS + ":jets", "--stats", "--json", "--entries", "100"))
                .isZero();
        JsonNode tree = new JsonMapper().readTree(out.toString()).get("objects").get(0);
        assertThat(tree.get("path").asString()).isEqualTo("jets");
        assertThat(tree.get("entries").asLong()).isEqualTo(16_000);
        JsonNode event = tree.get("branches").get(0);
        assertThat(event.get("path").asString()).isEqualTo("event");
        assertThat(event.get("count").asLong()).isEqualTo(100);
        assertThat(event.get("sum").asDouble()).isEqualTo(99 * 100 / 2.0);
    }

    @Test
    void statisticsAreATableForPeople() {
        assertThat(kaon("inspect", JETS, "--stats", "--entries", "10")).isZero();
        assertThat(out.toString()).containsPattern("event +int64 +10 +10 +45.0 +0 +0 ");
    }

    @Test
    void anUnknownObjectNamesTheNearest() {
        assertThat(kaon("inspect", JETS + ":jet")).isEqualTo(Failure.INPUT);
        assertThat(err.toString()).startsWith("kaon: ").contains("jets").hasLineCount(1);
    }

    @Test
    void aFileThatIsNoRootFileIsOneParagraph(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("no.root"), List.of("not at all"));
        assertThat(kaon("inspect", file.toString())).isEqualTo(Failure.INPUT);
        assertThat(err.toString()).startsWith("kaon: " + file).doesNotContain("\tat ");
    }

    private int kaon(String... arguments) {
        CommandLine line = Main.line();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return Main.run(line, arguments);
    }
}
