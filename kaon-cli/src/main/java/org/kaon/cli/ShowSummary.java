package org.kaon.cli;

import org.kaon.lab.run.ModelPlace;
import org.kaon.lab.run.Models;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// `kaon summary MODEL`: the layers of a network, or the operators of an ONNX model.
@Command(
        name = "summary",
        mixinStandardHelpOptions = true,
        description = "Show the layers, shapes and numbers of parameters of a network.")
final class ShowSummary implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "MODEL",
            description =
                    "A run directory, or a model: .keras, .h5, .onnx, Kaon's .zip, or a .json of"
                            + " Keras.")
    private Path model = Path.of("");

    @Override
    public Integer call() throws IOException {
        spec.commandLine().getOut().println(Models.summary(ModelPlace.of(model)).stripTrailing());
        return 0;
    }
}
