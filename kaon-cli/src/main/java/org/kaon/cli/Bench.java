package org.kaon.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.file.Path;

/// `kaon bench`: it only tells how to go on.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure Kaon's speed on this machine.",
        subcommands = {
            BenchStep.class,
            BenchOp.class,
            BenchInfer.class,
            BenchRead.class,
            BenchGenerate.class,
            BenchJets.class,
            BenchMemory.class
        },
        footer = {
            "",
            "kaon bench step --peers            every network, beside the floor, Keras and PyTorch",
            "kaon bench step --threads 1,2      does the second thread pay?",
            "kaon bench op --op matmul,softmax  how near are they to the machine's peak?",
            "kaon bench generate                events a second of each kind of generated event",
            "kaon bench jets --python FILE      jets a second, beside FastJet",
            "kaon bench read --python FILE      files, beside uproot, h5py, pandas and pyarrow",
            "kaon bench memory                  memory of training over a file of 4 GiB",
            "kaon bench infer --python FILE     one event at a time, beside ONNX Runtime"
        })
final class Bench implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which bench? See kaon bench --help.");
    }

    /// A folder beside the project: `KAON_SHARED`, or `../shared` of the launcher's folder.
    static Path shared(String folder) {
        Path beside = Path.of(System.getProperty("kaon.root", "."), "..", "shared");
        String named = System.getenv("KAON_SHARED");
        return (named == null ? beside : Path.of(named)).resolve(folder);
    }
}
