package org.kaon.cli;

import org.kaon.lab.run.Models;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// `kaon convert MODEL OUT.onnx`: a network in another format.
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description = "Write a network as ONNX (opset 18, any number of rows).")
final class Convert implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "MODEL",
            index = "0",
            description = "A run directory or a model that Kaon saved.")
    private Path model = Path.of("");

    @Parameters(paramLabel = "OUT.onnx", index = "1", description = "The file to write.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        Models.convert(model, out);
        spec.commandLine().getOut().printf("%s -> %s%n", model, out);
        return 0;
    }
}
