package org.kaon.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

class PeersTest {

    // Lines as the scripts of the peers print them.
    private static final String OUTPUT =
            """
            a warning of some library
            keras-jax mlp b128                 1.510 ms/step
            keras-jax win                    263.123 ms/step
            torch mlp b1024                     20.250 ms/step
            torch mlp b1024 fused               16.200 ms/step
            torch mlp b1024 fused bf16          12.000 ms/step
            torch dcnn fused cl                 74.600 ms/step
            torch wgan-gp critic step b128     150.000 ms/step
            """;

    private static Map<String, Double> best(Net net, int batch) {
        Peers.Times times = new Peers.Times();
        times.add(Peers.parse(OUTPUT));
        return times.best(new StepBench.Case(net, batch));
    }

    @Test
    void theBestFloat32LineOfEachProgramCounts() {
        assertThat(best(Net.MLP, 1024)).containsExactly(Map.entry("torch", 16.2));
        assertThat(best(Net.MLP, 128)).containsExactly(Map.entry("keras-jax", 1.51));
        assertThat(best(Net.WIN, 128)).containsExactly(Map.entry("keras-jax", 263.123));
        assertThat(best(Net.DCNN, 128)).containsExactly(Map.entry("torch", 74.6));
        assertThat(best(Net.WGAN, 128)).containsExactly(Map.entry("torch", 150.0));
        assertThat(best(Net.TINY, 32)).isEmpty();
    }

    @Test
    void aPeerThatCannotRunIsNamedAndNotFatal(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("torch_step.py"), "import torch");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            Peers peers = new Peers(folder, folder.resolve("no-python").toString());
            assertThat(peers.measure(Set.of(Net.MLP), 1, out)).isEmpty();
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("keras-jax: there is no ")
                .contains("torch: cannot run here: ");
    }
}
