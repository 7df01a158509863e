package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.io.Sinks;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Struct;
import org.kaon.io.column.Text;
import org.kaon.io.histogram.Axis;
import org.kaon.io.histogram.Histogram;
import org.kaon.io.root.write.HistogramRecord;
import org.kaon.io.root.write.NewRoot;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class InspectTest {

    private static final String JETS =
            House.here().root().resolve("examples/top-tagging/data/jets.root").toString();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void listsTreesBranchesTypesAndFirstValues() {
        assertThat(kaon("inspect", JETS)).isZero();
        assertThat(out.toString())
                .contains("jets  TTree, 16,000 entries, ")
                .containsPattern("event +int64_t +int64 .* 0, 1, 2, 3, 4")
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
        assertThat(out.toString()).containsPattern("event +int64 +10 +0 +4.5 +9\n");
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
                .contains("events  ROOT::RNTuple, 2 entries, 1 field")
                .containsPattern("word +std::string +text .*\"a\", \"bc\"");
        assertThat(kaon("inspect", file.toString(), "--stats")).isZero();
        assertThat(out.toString()).containsPattern("word +string +2 +3 characters\n");
    }

    @Test
    void groupsTheColumnsOfAWideTableUnlessAskedForAll(@TempDir Path folder) throws Exception {
        String names =
                IntStream.range(0, 70)
                        .mapToObj(i -> i < 40 ? "muon_" + i : "jet_" + i)
                        .collect(Collectors.joining(","));
        String row = names.replaceAll("[^,]+", "1.5");
        Path file = Files.write(folder.resolve("wide.csv"), List.of(names, row, row));
        assertThat(kaon("inspect", file.toString())).isZero();
        assertThat(out.toString())
                .contains("wide.csv  CSV, ", "cells between commas")
                .containsPattern("muon_\\* +40 +float64")
                .containsPattern("jet_\\* +30 +float64")
                .contains("--all lists each of the 70")
                .doesNotContain("muon_1 ");
        assertThat(kaon("inspect", file.toString(), "--columns", "jet_4?,muon_0")).isZero();
        assertThat(out.toString()).contains("jet_49", "muon_0 ", "because of \"1.5\" in line 2");
        assertThat(kaon("inspect", file.toString(), "--all")).isZero();
        assertThat(out.toString()).contains("muon_1 ");
    }

    @Test
    void membersOfStructuresHaveLinesAndFiguresOfTheirOwn(@TempDir Path folder) throws Exception {
        String file = parquet(folder);
        assertThat(kaon("inspect", file)).isZero();
        assertThat(out.toString())
                .containsPattern("hits +2 members .*\n +/x +int32 +1, 2\n +/y +int32 +3, 4");
        assertThat(kaon("inspect", file + ":hits", "--stats")).isZero();
        assertThat(out.toString()).containsPattern("/y +int32 +2 +3 +3.5 +4");
    }

    @Test
    void jsonOfATableHasItsColumns(@TempDir Path folder) throws Exception {
        assertThat(kaon("inspect", parquet(folder), "--json", "--stats")).isZero();
        JsonNode json = new JsonMapper().readTree(out.toString());
        assertThat(json.get("format").asString()).isEqualTo("Parquet");
        assertThat(json.get("rows").asLong()).isEqualTo(2);
        JsonNode y = json.get("columns").get(0).get("leaves").get(1);
        assertThat(y.get("leaf").asString()).isEqualTo("y");
        assertThat(y.get("sum").asDouble()).isEqualTo(7);
    }

    private static String parquet(Path folder) throws Exception {
        Path file = folder.resolve("hits.parquet");
        Arena arena = Arena.ofShared();
        Struct hits =
                new Struct(2, List.of("x", "y"), List.of(ints(arena, 1, 2), ints(arena, 3, 4)));
        Schema schema = new Schema(List.of(new Schema.Field("hits", hits.type())));
        Sinks.write(
                file,
                schema,
                table -> {
                    try (Chunk chunk = new Chunk(schema, 0, 2, List.of(hits), arena)) {
                        table.write(chunk);
                    }
                });
        return file.toString();
    }

    private static Flat ints(Arena arena, int... values) {
        MemorySegment data = arena.allocate(4L * values.length, 64);
        for (int i = 0; i < values.length; i++) {
            data.set(ValueLayout.JAVA_INT, 4L * i, values[i]);
        }
        return new Flat(ElementType.INT32, values.length, data);
    }

    @Test
    void countsAColumnInTheTerminalAndAsAPicture(@TempDir Path folder) throws Exception {
        Path picture = folder.resolve("event.svg");
        String[] arguments = {
            "inspect", JETS, "--histogram", "event", "--bins", "4", "--plot", picture.toString()
        };
        assertThat(kaon(arguments)).isZero();
        assertThat(out.toString())
                .containsPattern("-0.5 … 3999.5 +█+ 4000\n")
                .contains("16000 entries, mean 7999.5");
        assertThat(picture).content().startsWith("<svg").contains("Entries");
    }

    @Test
    void drawsAHistogramOfAFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("h.root");
        Axis axis = Axis.of("m", 0, 1, 2);
        double[] contents = {0, 3, 1, 0};
        Histogram mass = new Histogram("mass", "", List.of(axis), contents, new double[0], 4);
        NewRoot.write(file, new HistogramRecord(mass)::writeDoubles);
        Path picture = folder.resolve("mass.png");
        assertThat(kaon("inspect", file + ":mass", "--plot", picture.toString())).isZero();
        assertThat(out.toString())
                .contains("mass  TH1D, 2 bins in 0 … 2, 4 entries")
                .containsPattern("0 … 1  █{48} 3\n +1 … 2  █{16} 1");
        assertThat(picture).isNotEmptyFile();
        assertThat(kaon("inspect", file.toString(), "--json")).isZero();
        assertThat(out.toString()).contains("\"valuesSum\":4.0");
    }

    @Test
    void refusesWhatCannotBeDrawnOrCounted(@TempDir Path folder) {
        String picture = folder.resolve("x.svg").toString();
        assertThat(kaon("inspect", JETS, "--plot", picture)).isEqualTo(Failure.INPUT);
        assertThat(err.toString()).contains("no histogram and no graph", "--histogram COLUMN");
        assertThat(kaon("inspect", JETS, "--plot", "x.gif")).isEqualTo(Failure.INPUT);
        assertThat(err.toString()).contains(".svg or .png, found x.gif");
        assertThat(kaon("inspect", JETS, "--histogram", "evnt")).isEqualTo(Failure.INPUT);
        assertThat(err.toString()).contains("\"event\"");
        for (String range : List.of("2:1", "1", "a:b", "0:NaN")) {
            assertThat(kaon("inspect", JETS, "--histogram", "event", "--range", range))
                    .isEqualTo(Failure.INPUT);
        }
        assertThat(kaon("inspect", JETS, "--bins", "0")).isEqualTo(Failure.INPUT);
        assertThat(err.toString()).doesNotContain("unexpected").contains("found 0");
    }

    @Test
    void anUnknownColumnNamesTheNearest() {
        assertThat(kaon("inspect", JETS, "--columns", "evnt")).isEqualTo(Failure.INPUT);
        assertThat(err.toString()).contains("Nearest: \"event\"").hasLineCount(1);
    }

    @Test
    void anUnknownObjectNamesTheNearest() {
        assertThat(kaon("inspect", JETS + ":jet")).isEqualTo(Failure.INPUT);
        assertThat(err.toString()).startsWith("kaon: ").contains("jets").hasLineCount(1);
    }

    @Test
    void aFileOfNoKnownFormatIsOneParagraph(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("no.root"), List.of("not"));
        assertThat(kaon("inspect", file.toString())).isEqualTo(Failure.INPUT);
        assertThat(err.toString()).startsWith("kaon: " + file).doesNotContain("\tat ");
    }

    private int kaon(String... arguments) {
        CommandLine line = Main.line();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return Main.run(line, arguments);
    }
}
