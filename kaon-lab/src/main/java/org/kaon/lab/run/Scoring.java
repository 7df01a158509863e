package org.kaon.lab.run;

import org.kaon.engine.cpu.CpuEngine;
import org.kaon.io.column.ElementType;
import org.kaon.io.numpy.Array;
import org.kaon.io.numpy.Npy;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.plot.WholeFile;
import org.kaon.lab.prepare.Catalog;
import org.kaon.lab.prepare.EventStream;
import org.kaon.lab.prepare.Transforms;
import org.kaon.lab.yaml.ConfigException;
import org.kaon.model.Model;
import org.kaon.model.Trainer;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        if (!name.endsWith(".npy") && !name.endsWith(".csv")) {
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
        List<float[]> rows = new ArrayList<>();
        try (CpuEngine engine = CpuEngine.open(threads > 0 ? threads : CpuEngine.defaultThreads());
                Trainer trainer = model.compile(engine, network.compilation())) {
            EventStream.read(
                    experiment,
                    transforms,
                    catalog,
                    location,
                    BATCH,
                    (inputs, usable) ->
                            add(
                                    first(trainer.predict(inputs, BATCH)),
                                    usable,
                                    network.outputs(),
                                    rows));
        }
        try {
            write(out, name.endsWith(".csv"), columns(experiment, network.outputs()), rows);
        } catch (IOException e) {
            throw RunDirectory.cannotWrite(out, e);
        }
        return rows.size();
    }

    private static Tensor first(Map<String, Tensor> outputs) {
        return outputs.values().iterator().next();
    }

    private static void add(Tensor outputs, boolean[] usable, int count, List<float[]> rows) {
        float[] all = outputs.floats();
        for (int i = 0; i < usable.length; i++) {
            float[] row = Arrays.copyOfRange(all, i * count, (i + 1) * count);
            if (!usable[i]) {
                Arrays.fill(row, Float.NaN);
            }
            rows.add(row);
        }
    }

    private static List<String> columns(Experiment experiment, int outputs) {
        List<String> classes = experiment.events().classes();
        if (classes.isEmpty()) {
            return experiment.events().targets().stream().map(Object::toString).toList();
        }
        return outputs == classes.size() ? classes : List.of(classes.getLast());
    }

    private static void write(Path out, boolean csv, List<String> columns, List<float[]> rows)
            throws IOException {
        if (csv) {
            StringBuilder text = new StringBuilder();
            text.append(String.join(",", columns.stream().map(Scoring::quoted).toList()));
            text.append('\n');
            for (float[] row : rows) {
                for (int k = 0; k < row.length; k++) {
                    text.append(k == 0 ? "" : ",").append(row[k]);
                }
                text.append('\n');
            }
            WholeFile.write(out, text.toString().getBytes(StandardCharsets.UTF_8));
            return;
        }
        int width = columns.size();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(4L * width * rows.size(), 64);
            for (int i = 0; i < rows.size(); i++) {
                MemorySegment.copy(
                        rows.get(i),
                        0,
                        bytes,
                        java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(
                                java.nio.ByteOrder.LITTLE_ENDIAN),
                        4L * width * i,
                        width);
            }
            List<Long> shape =
                    width == 1
                            ? List.of((long) rows.size())
                            : List.of((long) rows.size(), (long) width);
            Npy.write(out, new Array(ElementType.FLOAT32, shape, bytes));
        }
    }

    private static String quoted(String name) {
        return name.matches("[^,\"\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
