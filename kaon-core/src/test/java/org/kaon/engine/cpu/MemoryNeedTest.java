package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.graph.Placeholder.placeholder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.engine.MemoryException;
import org.kaon.engine.Plan;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.op.MatMul;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Memory that is not there is refused before a plan runs, by need, supply and largest tensors.
class MemoryNeedTest {

    @Test
    void refusesAPlanThatNeedsMoreThanThereIs() {
        long[] limit = {70_000};
        Value a = placeholder("a", Shape.of(100, 50));
        Value b = placeholder("b", Shape.of(50, 120));
        Graph graph = new Graph(Map.of("y", MatMul.matmul(a, b)), Map.of());
        try (CpuEngine engine = CpuEngine.open(CpuOptions.of(1).withMemory(() -> limit[0]))) {
            assertThatThrownBy(() -> engine.compile(graph))
                    .isInstanceOf(MemoryException.class)
                    .hasMessageStartingWith("Plan: expected memory for 9")
                    .hasMessageContainingAll(
                            "found 70,000 bytes available. The largest: MatMul[100, 120] 48,000"
                                    + " bytes",
                            "b 24,000 bytes",
                            "smaller batch");
            limit[0] = 100_000;
            try (Plan plan = engine.compile(graph)) {
                assertThat(plan.dump()).isNotEmpty();
            }
        }
    }

    @Test
    void refusesVariablesBeforeTheyAreAllotted() {
        Variable large = new Variable("dense/kernel", Tensor.of(Shape.of(100), new float[100]));
        Variable small = new Variable("dense/bias", Tensor.of(Shape.of(10), new float[10]));
        Graph graph = new Graph(Map.of("w", large.read(), "b", small.read()), Map.of());
        try (CpuEngine engine = CpuEngine.open(CpuOptions.of(1).withMemory(() -> 300))) {
            assertThatThrownBy(() -> engine.compile(graph))
                    .isInstanceOf(MemoryException.class)
                    .hasMessageStartingWith("Variables: expected memory for 440 bytes, found 300")
                    .hasMessageContaining("dense/kernel 400 bytes, dense/bias 40 bytes");
        }
    }

    @Test
    void whatIsAvailableIsTheLeastOfMachineAndControlGroups(@TempDir Path root) throws IOException {
        write(root, "proc/meminfo", "MemTotal: 9000 kB\nMemAvailable:    5000 kB\n");
        assertThat(AvailableMemory.bytes(root)).isEqualTo(5000L << 10);
        write(root, "proc/self/cgroup", "0::/job/step\n");
        write(root, "sys/fs/cgroup/job/step/memory.max", "max\n");
        write(root, "sys/fs/cgroup/job/memory.max", "4000000\n");
        write(root, "sys/fs/cgroup/job/memory.current", "3000000\n");
        assertThat(AvailableMemory.bytes(root)).isEqualTo(1_000_000);
        write(root, "sys/fs/cgroup/job/memory.stat", "anon 1\ninactive_file 500000\n");
        assertThat(AvailableMemory.bytes(root)).isEqualTo(1_500_000);
        write(root, "proc/self/cgroup", "5:cpu:/a\n4:memory:/a\n");
        write(root, "sys/fs/cgroup/memory/a/memory.limit_in_bytes", "700\n");
        write(root, "sys/fs/cgroup/memory/a/memory.usage_in_bytes", "900\n");
        assertThat(AvailableMemory.bytes(root)).isZero();
    }

    @Test
    void aMachineThatDoesNotSayIsTakenAtItsWord(@TempDir Path root) {
        assertThat(AvailableMemory.bytes(root)).isGreaterThan(1L << 50);
    }

    private static void write(Path root, String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
