package org.kaon.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.io.Sources;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

class ScoringTest {

    @TempDir private Path folder;

    private Path train(RunOptions options) throws IOException {
        return TrainingRun.start(
                        Problem.yaml(folder, Problem.CLOUDS),
                        options.threads(1).out(folder.resolve("run")),
                        RunListener.SILENT,
                        Problem.catalog())
                .directory();
    }

    @Test
    void scoresAFileRowByRow() throws IOException {
        Path run = train(RunOptions.standard());
        Path csv = folder.resolve("scores.csv");
        Path npy = folder.resolve("scores.npy");
        Scoring scoring = new Scoring(run, "clouds", List.of());
        List<Long> progress = new ArrayList<>();
        assertThat(scoring.write(csv, 1, progress::add, Problem.catalog()))
                .isEqualTo(new Scoring.Outcome(600, 0));
        assertThat(progress).endsWith(600L);
        scoring.write(npy, 1, _ -> {}, Problem.catalog());
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(601).startsWith("left,right");
        Scores known = Scores.read(RunDirectory.open(run).file("scores/test.npy"), 1);
        assertThat(lines).contains(known.output(0, 0) + "," + known.output(0, 1));
        try (Source source = Sources.open(npy.toString(), folder)) {
            double[] matrix = numbers(source, source.schema().names().getFirst());
            for (int i = 0; i < 600; i++) {
                assertThat(lines.get(i + 1)).isEqualTo(matrix[2 * i] + "," + matrix[2 * i + 1]);
            }
        }
        assertThatThrownBy(() -> scoring.write(folder.resolve("x.txt"), 1, _ -> {}))
                .hasMessageContaining("is in no format that tables are written in")
                .hasMessageContaining(".root");
    }

    @Test
    void keepsColumnsBesideTheScores() throws IOException {
        Path run = train(RunOptions.standard());
        for (String ending : List.of("root", "parquet", "h5", "npz")) {
            Path out = folder.resolve("scores." + ending);
            new Scoring(run, "clouds", List.of("y", "?")).write(out, 1, _ -> {}, Problem.catalog());
            try (Source found = Sources.open(out.toString(), folder);
                    Source events = Problem.catalog().open("clouds")) {
                List<String> kept =
                        events.schema().names().stream().filter(it -> it.length() == 1).toList();
                assertThat(found.schema().names())
                        .containsExactlyInAnyOrderElementsOf(
                                Stream.concat(kept.stream(), Stream.of("left", "right")).toList());
                assertThat(numbers(found, "y")).containsExactly(numbers(events, "y"));
                double[] left = numbers(found, "left");
                double[] right = numbers(found, "right");
                for (int i = 0; i < 600; i++) {
                    assertThat(left[i] + right[i]).isCloseTo(1, within(1e-6));
                }
            }
        }
        assertThatThrownBy(() ->
                        new Scoring(run, "clouds", List.of("z*"))
                                .write(folder.resolve("s.root"), 1, _ -> {}, Problem.catalog()))
                .hasMessageContaining("no column fits \"z*\"");
        assertThatThrownBy(() ->
                        new Scoring(run, "clouds", List.of("y"))
                                .write(folder.resolve("s.npy"), 1, _ -> {}, Problem.catalog()))
                .hasMessageContaining("takes one column");
        assertThat(folder.resolve("s.root")).doesNotExist();
    }

    private static double[] numbers(Source source, String column) throws IOException {
        try (Reader reader =
                        source.open(
                                new Split(0, source.rows()),
                                new Projection(List.of(column)),
                                Memory.chunks(1000));
                Chunk chunk = reader.next().orElseThrow()) {
            Flat flat = chunk.columns().getFirst().numbers();
            return LongStream.range(0, flat.length()).mapToDouble(flat::at).toArray();
        }
    }

    @Test
    void scoresNothingForRowsThatCannotBeUsed() throws IOException {
        Path run =
                train(
                        RunOptions.standard()
                                .set("missing=drop")
                                .set("inputs.f.columns=[sqrt(x), y]"));
        Path csv = folder.resolve("scores.csv");
        new Scoring(run, "clouds", List.of()).write(csv, 1, _ -> {}, Problem.catalog());
        assertThat(Files.readAllLines(csv)).hasSize(601).contains("nan,nan");
    }

    @Test
    void rowsThatTheRunWouldNotSelectNeedNoFiniteInputs() throws IOException {
        Path run =
                train(
                        RunOptions.standard()
                                .set("select=x > 0")
                                .set("inputs.f.columns=[sqrt(x), y]"));
        Path csv = folder.resolve("scores.csv");
        Scoring.Outcome outcome =
                new Scoring(run, "clouds", List.of("x")).write(csv, 1, _ -> {}, Problem.catalog());
        assertThat(outcome.events()).isEqualTo(600);
        assertThat(outcome.without()).isBetween(100L, 300L);
        for (String line : Files.readAllLines(csv).subList(1, 601)) {
            assertThat(line.startsWith("-")).isEqualTo(line.endsWith(",nan,nan"));
        }
    }
}
