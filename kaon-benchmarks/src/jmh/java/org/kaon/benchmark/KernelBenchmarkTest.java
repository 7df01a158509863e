package org.kaon.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import java.util.Collection;

/// Runs the benchmarks of this folder. `-Djmh="-p kernel=EXP,LOG -f 2"` passes words on to JMH.
class KernelBenchmarkTest {

    @Test
    void everyKernelIsMeasured() throws RunnerException, CommandLineOptionException {
        String words = System.getProperty("jmh", "").strip();
        CommandLineOptions given =
                new CommandLineOptions(words.isEmpty() ? new String[0] : words.split("\\s+"));
        Collection<RunResult> results =
                new Runner(
                                new OptionsBuilder()
                                        .parent(given)
                                        .include(KernelBenchmark.class.getName())
                                        .jvmArgsAppend(
                                                "--add-modules=jdk.incubator.vector",
                                                "--enable-native-access=ALL-UNNAMED",
                                                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                                                "-Dkaon.kernels=generated")
                                        .build())
                        .run();
        assertThat(results).isNotEmpty();
    }
}
