package org.kaon.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.physics.cluster.Algorithm;
import org.kaon.physics.vector.FourVector;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class JetBenchTest {

    private static final Path SAMPLE =
            Path.of(System.getProperty("kaon.root", ".."), "examples/top-tagging/data/jets.root");

    @Test
    void timesEachAlgorithmWithoutAPeer() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<JetBench.Row> rows;
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            rows = JetBench.run(options(Optional.empty(), 20), out);
        }
        assertThat(rows).extracting(JetBench.Row::algorithm).containsExactly(Algorithm.values());
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.kaon()).isPositive())
                .allSatisfy(row -> assertThat(row.fastjet()).isEmpty());
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("20 jets of", "toy-jets", "FastJet was not measured");
        assertThat(text.lines().filter(it -> it.endsWith("| – | – | – | – |"))).hasSize(3);
    }

    @Test
    void refusesNothingToMeasure() {
        assertThatThrownBy(() -> options(Optional.empty(), 0))
                .hasMessageContaining("expected an event");
    }

    @Test
    void readsTheFirstEventsOfAFile() throws IOException {
        JetEvents events = JetEvents.read(SAMPLE + ":jets", 30);
        assertThat(events.size()).isEqualTo(30);
        assertThat(events.particles().sum(events.starts()[0], events.starts()[1]).pt())
                .isBetween(550.0, 650.0);
    }

    @Test
    void spreadsParticlesEvenly() {
        JetEvents events = JetEvents.spread(200, 3);
        assertThat(events.starts()).containsExactly(0, 200, 400, 600);
        assertThat(events.particlesEach()).isEqualTo(200);
        for (int i = 0; i < 600; i++) {
            FourVector p = events.particles().at(i);
            assertThat(Math.abs(p.rapidity())).isLessThan(4.001);
            assertThat(p.pt()).isGreaterThanOrEqualTo(0.1 - 1e-12);
        }
        assertThat(JetEvents.spread(200, 3).particles().at(7)).isEqualTo(events.particles().at(7));
    }

    @Test
    void gathersParticlesAboutADirection() {
        JetEvents events = JetEvents.narrow(200, 3);
        assertThat(events.starts()).containsExactly(0, 200, 400, 600);
        FourVector jet = events.particles().sum(200, 400);
        for (int i = 200; i < 400; i++) {
            FourVector p = events.particles().at(i);
            assertThat(Math.abs(p.rapidity())).isLessThan(1.5);
            assertThat(Math.abs(p.deltaPhi(jet))).isLessThan(1.5);
        }
    }

    @Test
    void handsEventsOverAsNumbersSideBySide(@TempDir Path folder) throws IOException {
        JetEvents events = JetEvents.generated(4);
        events.write(folder.resolve("events"));
        ByteBuffer bytes =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("events")))
                        .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getLong()).isEqualTo(4);
        for (long start : events.starts()) {
            assertThat(bytes.getLong()).isEqualTo(start);
        }
        FourVector first = events.particles().at(0);
        assertThat(bytes.getDouble()).isEqualTo(first.e());
        assertThat(bytes.getDouble()).isEqualTo(first.px());
        assertThat(bytes.capacity()).isEqualTo(8 + 8 * 5 + 32 * (int) events.starts()[4]);
    }

    private static JetBench.Options options(Optional<String> file, int events) {
        Optional<Path> missing = Optional.of(Path.of("no-such-python"));
        return new JetBench.Options(file, events, 1, 0.01, missing, false);
    }
}
