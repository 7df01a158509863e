package org.kaon.lab.run;

import org.kaon.engine.cpu.CpuEngine;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.prepare.Catalog;
import org.kaon.lab.prepare.EventStream;
import org.kaon.lab.prepare.Transforms;
import org.kaon.lab.yaml.ConfigException;
import org.kaon.model.Model;
import org.kaon.model.Trainer;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Scores the events of a file with the network of a finished run: one row of outputs for each row
/// of the file, none left out. A row whose inputs are not finite scores NaN where the run dropped
/// such events.
public final class Scoring {

    private static final int BATCH = 128;

    private Scoring() {}

    /// Scores `location` and writes `out`: a matrix of float32 (`.npy`) or a table with a named
    /// column for each output (`.csv`).
    ///
    /// *Errors*: [RunException] for the run and the target, [ConfigException] for columns that do
    /// not fit, [org.kaon.io.column.FormatException] for the file.
    ///
    /// @param location file and object, relative to the working directory
    /// @return the number of events
    public static long score(Path run, String location, Path out, int threads) throws IOException {
        return score(run, location, out, threads, Catalog.FILES);
    }

    static long score(Path run, String location, Path out, int threads, Catalog catalog)
            throws IOException {
        RunDirectory directory = RunDirectory.open(run);
        if (!directory.has("model.zip")) {
            throw new RunException(
                    run
                            + ": holds no trained network yet. Go on with kaon train --resume "
                            + run
                            + ".");
        }
        if (!ScoreFile.takes(out)) {
            throw new RunException(out + ": scores are written as .npy or .csv; choose one.");
        }
        Experiment experiment = directory.experiment();
        Transforms transforms =
                Transforms.of(
                        directory.json("transforms.json"),
                        experiment,
                        directory.file("transforms.json").toString());
        Model model = Model.load(directory.file("model.zip"));
        Network network = Network.of(experiment);
        long[] count = new long[1];
        try (CpuEngine engine = CpuEngine.open(threads > 0 ? threads : CpuEngine.defaultThreads());
                Trainer trainer = model.compile(engine, network.compilation())) {
            ScoreFile.write(
                    out,
                    columns(experiment, network.outputs()),
                    rows ->
                            EventStream.read(
                                    experiment,
                                    transforms,
                                    catalog,
                                    location,
                                    BATCH,
                                    (inputs, usable) -> {
                                        rows.add(
                                                scores(
                                                        first(trainer.predict(inputs, BATCH)),
                                                        usable,
                                                        network.outputs()));
                                        count[0] += usable.length;
                                    }));
        }
        return count[0];
    }

    private static Tensor first(Map<String, Tensor> outputs) {
        return outputs.values().iterator().next();
    }

    private static float[] scores(Tensor outputs, boolean[] usable, int width) {
        float[] scores = outputs.floats();
        for (int i = 0; i < usable.length; i++) {
            if (!usable[i]) {
                Arrays.fill(scores, i * width, (i + 1) * width, Float.NaN);
            }
        }
        return scores;
    }

    private static List<String> columns(Experiment experiment, int outputs) {
        List<String> classes = experiment.events().classes();
        if (classes.isEmpty()) {
            return experiment.events().targets().stream().map(Object::toString).toList();
        }
        return outputs == classes.size() ? classes : List.of(classes.getLast());
    }
}
