package org.kaon.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.io.Sources;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class MemoryBenchTest {

    @TempDir private Path folder;

    private static String java() {
        return Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessHasAPeak() throws IOException {
        PeakMemory.Outcome outcome =
                PeakMemory.of(List.of(java(), "--version"), folder.resolve("log"));
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.bytes()).isBetween(10L << 20, 1L << 30);
        assertThat(outcome.anonymous()).isBetween(1L << 20, outcome.bytes());
        assertThat(outcome.mapped()).isBetween(1L << 20, outcome.bytes());
        assertThat(folder.resolve("log")).content().contains("25");
        assertThat(PeakMemory.of(List.of(java(), "--no-such"), folder.resolve("log")).exitCode())
                .isNotZero();
    }

    @Test
    void theHeapIsReadFromWhatJavaLogs() {
        List<String> log =
                List.of(
                        "[0.1s][info][gc] Using Serial",
                        "[3.5s][info][gc] GC(4) Pause Young (Allocation Failure) 128M->24M(365M)"
                                + " 1.5ms",
                        "[4.1s][info][gc] GC(9) Pause Full (Allocation Failure) 140M->39M(365M)"
                                + " 4.8ms",
                        "[5.1s][info][gc] GC(10) Pause Young (Allocation Failure) 130M->29M(365M)"
                                + " 4.8ms");
        assertThat(MemoryBench.heap(log)).isEqualTo(140L << 20);
        assertThat(MemoryBench.heap(log.subList(0, 1))).isZero();
    }

    @Test
    void theFileHoldsWhatItSays() throws IOException {
        Path file = folder.resolve("events.npz");
        MemoryBench.write(file, 20_000);
        try (Source source = Sources.open(file.toString(), folder)) {
            assertThat(source.rows()).isEqualTo(20_000);
            assertThat(source.schema().names()).hasSize(30).contains("event", "label", "x27");
            try (Reader reader =
                            source.open(
                                    new Split(0, 20_000), source.schema().all(), Memory.whole());
                    Chunk chunk = reader.next().orElseThrow()) {
                assertThat(chunk.column("event").numbers().longAt(19_999)).isEqualTo(19_999);
                assertThat(chunk.column("label").numbers().longAt(19_999)).isEqualTo(1);
                assertThat(chunk.column("x3").numbers().at(7))
                        .isNotEqualTo(chunk.column("x3").numbers().at(8))
                        .isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFailureIsTold() throws IOException {
        Path launcher = Files.writeString(folder.resolve("kaon"), "#!/bin/sh\necho no; exit 1\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        MemoryBench.Task task = new MemoryBench.Task(1000, "npz", folder, launcher);
        PrintStream out = new PrintStream(new ByteArrayOutputStream());
        assertThatThrownBy(() -> MemoryBench.run(task, out)).isInstanceOf(IOException.class);
        assertThat(folder).isDirectoryNotContaining("glob:**kaon-memory*");
    }
}
