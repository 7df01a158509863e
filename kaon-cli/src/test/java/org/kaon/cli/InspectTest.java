package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.io.Sinks;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Text;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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
    void showsAnNtupleAsATreeIsShown(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("scores.ntuple.root");
        Schema schema = new Schema(List.of(new Schema.Field("word", new ColumnType.Text())));
        Offsets offsets = Offsets.ofCounts(Arena.ofAuto(), 1, 2);
        Text words = new Text(offsets, MemorySegment.ofArray(new byte[] {'a', 'b', 'c'}));
        Sinks.write(
                file,
                schema,
                table -> {
                    try (Chunk chunk = new Chunk(schema, 0, 2, List.of(words), Arena.ofShared())) {
                        table.write(chunk);
                    }
                });
        assertThat(kaon("inspect", file.toString())).isZero();
        assertThat(out.toString())
                .contains("events;1  ROOT::RNTuple  2 entries")
                .containsPattern("word +std::string +text .*\\[a, bc\\]");
        assertThat(kaon("inspect", file.toString(), "--stats")).isZero();
        assertThat(out.toString()).containsPattern("word +string +2\n");
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
