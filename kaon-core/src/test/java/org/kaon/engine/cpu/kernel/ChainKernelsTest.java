package org.kaon.engine.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.File;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

class ChainKernelsTest {

    private static final Chain DOUBLED =
            new Chain(
                    List.of(
                            new Chain.Load(0, Access.FULL),
                            new Chain.Binary(BinaryFunction.ADD, 0, 0),
                            new Chain.Store(0, 1)));

    /// A JVM of its own that leaves with 0 where the kernel of the property's kind doubles 21.
    public static void main(String[] arguments) {
        ChainKernel kernel = ChainKernels.kernel(DOUBLED);
        MemorySegment out = Memory.empty(1);
        kernel.run(
                new MemorySegment[] {Memory.of(21)},
                new MemorySegment[] {out},
                new float[0],
                1,
                1,
                0,
                1);
        boolean plain = kernel instanceof PlainChain;
        boolean right = Memory.floats(out, 1)[0] == 42;
        System.exit(right && plain == arguments[0].equals("plain") ? 0 : 1);
    }

    @Test
    void runsPlainLoopsWithoutTheVectorModule() throws Exception {
        assertThat(exit("plain")).isZero();
    }

    @Test
    void runsPlainLoopsWhereThePropertyAsksForThem() throws Exception {
        assertThat(exit("plain", "--add-modules=jdk.incubator.vector", "-Dkaon.kernels=plain"))
                .isZero();
    }

    @Test
    void runsGeneratedCodeWhereThePropertyAsksForIt() throws Exception {
        assertThat(
                        exit(
                                "generated",
                                "--add-modules=jdk.incubator.vector",
                                "-Dkaon.kernels=generated"))
                .isZero();
    }

    @Test
    void refusesAPropertyItDoesNotKnow() throws Exception {
        assertThat(exit("plain", "-Dkaon.kernels=fast")).isEqualTo(1);
    }

    private static int exit(String argument, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin/java");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(ChainKernelsTest.class.getName(), argument));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
