package org.kaon.cli;

import org.kaon.benchmark.OpBench;
import org.kaon.engine.cpu.CpuEngine;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/// `kaon bench op`.
@Command(
        name = "op",
        mixinStandardHelpOptions = true,
        description =
                "Time one op at a time: GB/s and GFLOP/s, and their share of what plain loops reach"
                        + " on this machine with as many threads.")
final class BenchOp implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--op",
            paramLabel = "NAME",
            split = ",",
            description = "Only these, for example matmul,chain-12 (default: all).")
    private Set<String> ops = new TreeSet<>();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that compute (default: KAON_THREADS, or all processors).")
    private int threads;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "0.5",
            description = "Time for each op (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Override
    public Integer call() {
        Set<String> unknown = new TreeSet<>(ops);
        unknown.removeAll(OpBench.names());
        if (!unknown.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "No op " + unknown + ". There are: " + String.join(", ", OpBench.names()));
        }
        int count = threads > 0 ? threads : CpuEngine.defaultThreads();
        OpBench.run(new OpBench.Options(ops, count, seconds), System.out);
        return 0;
    }
}
