package org.kaon.cli;

import org.kaon.lab.run.ModelPlace;
import org.kaon.lab.run.Models;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `kaon convert MODEL OUT`: a network in another format.
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description = "Write a network as .onnx (opset 18), .keras, .h5 or .weights.h5.")
final class Convert implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "MODEL",
            index = "0",
            description = "A run directory, or a model in a file of Kaon or Keras.")
    private Path model = Path.of("");

    @Parameters(paramLabel = "OUT", index = "1", description = "The file to write.")
    private Path out = Path.of("");

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description =
                    "Weights from another file: a .weights.h5, or an .h5 of Keras 1 or 2. MODEL may"
                            + " then be the .json of an architecture.")
    private Optional<Path> weights = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Models.convert(new ModelPlace(model, weights), out);
        spec.commandLine().getOut().printf("%s -> %s%n", model, out);
        return 0;
    }
}
