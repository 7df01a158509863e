package org.kaon.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class InferBenchTest {

    @Test
    void timesEachNetworkBesideTheReadingOfItsWeights() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<InferBench.Row> rows;
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            Optional<Path> missing = Optional.of(Path.of("no-such-python"));
            rows = InferBench.run(new InferBench.Options(List.of(1), 2, 0.01, missing), out);
        }
        assertThat(rows)
                .extracting(InferBench.Row::net)
                .containsExactly("mlp", "mlp", "win", "win");
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.median()).isGreaterThanOrEqualTo(row.best()))
                .allSatisfy(row -> assertThat(row.p99()).isGreaterThanOrEqualTo(row.median()));
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("kaon / weights read once", "ONNX Runtime was not measured");
    }
}
