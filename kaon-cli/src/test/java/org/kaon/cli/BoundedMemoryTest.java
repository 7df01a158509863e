package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.io.Sinks;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Schema;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Commands over events of 512 MiB in a JVM that has 192 MiB of heap and 48 MiB of memory outside
/// of it, for files whose smallest pieces are 16 MiB: what is kept of the events would not fit.
class BoundedMemoryTest {

    private static final int ROWS = 128 * 1024;
    private static final int WIDTH = 1024;
    private static final int CHUNK = 512;
    private static final List<String> LIMITS =
            List.of("-Xmx192m", "-XX:MaxDirectMemorySize=48m", "-XX:+UseSerialGC");

    private static final Schema SCHEMA =
            new Schema(
                    List.of(
                            new Schema.Field("event", new ColumnType.Flat(ElementType.INT64)),
                            new Schema.Field("label", new ColumnType.Flat(ElementType.INT32)),
                            new Schema.Field("mean", new ColumnType.Flat(ElementType.FLOAT32)),
                            new Schema.Field(
                                    "x",
                                    new ColumnType.Fixed(
                                            List.of(WIDTH),
                                            new ColumnType.Flat(ElementType.FLOAT32)))));

    private static final String EXPERIMENT =
            """
            name: bounded
            samples: [{files: events.root, label: label}]
            classes: [background, signal]
            split: {train: 0.8, validation: 0.1, test: 0.1, by: event}
            inputs: {x: {tensor: {column: x, shape: [1024]}}}
            model: [{dense: {units: 2, activation: softmax}}]
            training: {loss: categorical_crossentropy, optimizer: sgd, batch_size: 256, epochs: 1}
            """;

    @TempDir private static Path folder;

    @BeforeAll
    static void makeTheEvents() throws IOException {
        Sinks.write(
                folder.resolve("events.root"),
                SCHEMA,
                sink -> {
                    for (int first = 0; first < ROWS; first += CHUNK) {
                        try (Chunk chunk = chunk(first)) {
                            sink.write(chunk);
                        }
                    }
                });
        Files.writeString(folder.resolve("bounded.yaml"), EXPERIMENT);
    }

    // Few different numbers, so that the file is small.
    private static Chunk chunk(int first) {
        Arena arena = Arena.ofConfined();
        MemorySegment event = arena.allocate(8L * CHUNK, 64);
        MemorySegment label = arena.allocate(4L * CHUNK, 64);
        MemorySegment mean = arena.allocate(4L * CHUNK, 64);
        MemorySegment x = arena.allocate(4L * CHUNK * WIDTH, 64);
        for (int i = 0; i < CHUNK; i++) {
            event.setAtIndex(ValueLayout.JAVA_LONG, i, first + i);
            label.setAtIndex(ValueLayout.JAVA_INT, i, i % 2);
            mean.setAtIndex(ValueLayout.JAVA_FLOAT, i, i % 2 == 0 ? 0.25f : 0.5f);
            for (int k = 0; k < WIDTH; k++) {
                float value = (k + i) % 8 == 0 ? 1 : 0.1f * (i % 2);
                x.setAtIndex(ValueLayout.JAVA_FLOAT, (long) i * WIDTH + k, value);
            }
        }
        Flat numbers = new Flat(ElementType.FLOAT32, (long) CHUNK * WIDTH, x);
        List<Column> columns =
                List.of(
                        new Flat(ElementType.INT64, CHUNK, event),
                        new Flat(ElementType.INT32, CHUNK, label),
                        new Flat(ElementType.FLOAT32, CHUNK, mean),
                        new Fixed(CHUNK, List.of(WIDTH), numbers));
        return new Chunk(SCHEMA, first, CHUNK, columns, arena);
    }

    private static void succeeds(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.addAll(LIMITS);
        command.addAll(
                List.of(
                        "--add-modules=jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                        "-Djava.awt.headless=true",
                        "org.kaon.cli.Main"));
        command.addAll(List.of(words));
        Path log = folder.resolve("log");
        ProcessBuilder java =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        java.environment().put("CLASSPATH", System.getProperty("java.class.path", ""));
        int code = java.start().waitFor();
        assertThat(code).as(Files.readString(log)).isZero();
    }

    @Test
    void trainingValidatingAndScoring() throws Exception {
        succeeds("train", "bounded.yaml", "--out", "run");
        succeeds("predict", "run", "events.root", "--out", "scores.npy");
        assertThat(Files.size(folder.resolve("scores.npy"))).isBetween(8L * ROWS, 8L * ROWS + 256);
    }

    @Test
    void converting() throws Exception {
        for (String name : List.of("events.h5", "events.npz", "events.ntuple.root")) {
            succeeds("convert", "events.root", name);
            assertThat(folder.resolve(name)).isNotEmptyFile();
            Files.delete(folder.resolve(name));
        }
    }

    @Test
    void inspecting() throws Exception {
        succeeds("inspect", "events.root", "--stats");
        assertThat(folder.resolve("log")).content().contains("0.5");
    }

    @Test
    void plotting() throws Exception {
        succeeds("plot", "events.root", "--columns", "mean", "--by", "label", "--out", "plots");
    }
}
