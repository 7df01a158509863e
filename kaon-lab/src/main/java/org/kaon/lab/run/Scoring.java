package org.kaon.lab.run;

import org.kaon.engine.cpu.CpuEngine;
import org.kaon.io.Sinks;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Sink;
import org.kaon.io.column.Source;
import org.kaon.lab.convert.NamePattern;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.prepare.Catalog;
import org.kaon.lab.prepare.EventStream;
import org.kaon.lab.prepare.Transforms;
import org.kaon.model.Model;
import org.kaon.model.Trainer;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/// Scores the events of files with the network of a finished run: one row of outputs for each row,
/// none left out, beside columns of the events. A row whose inputs are not finite scores NaN where
/// the run dropped such events, or did not select them.
///
/// Memory is bounded: scores are written as they are made.
///
/// @param location file and object, relative to the working directory; a pattern of files
/// @param kept patterns of the columns that are written before the scores
public record Scoring(Path run, String location, List<String> kept) {

    private static final int BATCH = 128;

    public Scoring {
        kept = List.copyOf(kept);
    }

    /// What was done.
    ///
    /// @param without events whose inputs are not finite, so that they score NaN
    public record Outcome(long events, long without) {}

    /// How many events there are.
    public long events() throws IOException {
        return events(Catalog.FILES);
    }

    private long events(Catalog catalog) throws IOException {
        long events = 0;
        for (String table : catalog.expand(location)) {
            try (Source source = catalog.open(table)) {
                events += source.rows();
            }
        }
        return events;
    }

    /// Writes `out` in the format of its name: a column of float32 for each output, named like its
    /// class or target. A `.npy` is one matrix of them.
    ///
    /// *Errors*: [RunException] for the run, [org.kaon.lab.yaml.ConfigException] for columns that
    /// do not fit the experiment, [org.kaon.io.column.FormatException] for the files and for what
    /// the format does not take.
    ///
    /// @param progress told the number of events that are done
    public Outcome write(Path out, int threads, LongConsumer progress) throws IOException {
        return write(out, threads, progress, Catalog.FILES);
    }

    Outcome write(Path out, int threads, LongConsumer progress, Catalog catalog)
            throws IOException {
        RunDirectory directory = RunDirectory.open(run);
        if (!directory.has("model.zip")) {
            throw new RunException(
                    run
                            + ": holds no trained network yet. Go on with kaon train --resume "
                            + run
                            + ".");
        }
        Experiment experiment = directory.experiment();
        Network network = Network.of(experiment);
        ScoreColumns scores =
                ScoreColumns.of(columns(experiment, network.outputs()), Sinks.endingOf(out));
        Schema beside = beside(catalog);
        Schema schema = scores.after(beside, run);
        Transforms transforms =
                Transforms.of(
                        directory.json("transforms.json"),
                        experiment,
                        directory.file("transforms.json").toString());
        Model model = Model.load(directory.file("model.zip"));
        long[] done = new long[2];
        try (CpuEngine engine = CpuEngine.open(threads > 0 ? threads : CpuEngine.defaultThreads());
                Trainer trainer = model.compile(engine, network.compilation())) {
            Sinks.write(
                    out,
                    schema,
                    sink ->
                            EventStream.read(
                                    experiment,
                                    transforms,
                                    catalog,
                                    location,
                                    beside.names(),
                                    BATCH,
                                    (events, inputs, usable) -> {
                                        Tensor outputs = first(trainer.predict(inputs, BATCH));
                                        append(events, scores, outputs, usable, schema, sink);
                                        done[0] += events.rows();
                                        done[1] += without(usable);
                                        progress.accept(done[0]);
                                    }));
        }
        return new Outcome(done[0], done[1]);
    }

    private static long without(boolean[] usable) {
        return IntStream.range(0, usable.length).filter(i -> !usable[i]).count();
    }

    private Schema beside(Catalog catalog) throws IOException {
        String table = catalog.expand(location).getFirst();
        try (Source source = catalog.open(table)) {
            Set<String> names = new LinkedHashSet<>();
            for (String pattern : kept) {
                new NamePattern(pattern)
                        .of(source.schema(), table)
                        .forEach(field -> names.add(field.name()));
            }
            return source.schema().select(new Projection(List.copyOf(names)), table, "");
        }
    }

    private static Tensor first(Map<String, Tensor> outputs) {
        return outputs.values().iterator().next();
    }

    private void append(
            Chunk events,
            ScoreColumns scores,
            Tensor outputs,
            boolean[] usable,
            Schema schema,
            Sink sink)
            throws IOException {
        List<Column> columns = new ArrayList<>();
        for (Schema.Field field : schema.fields().subList(0, kept(schema, scores))) {
            Column column = events.column(field.name());
            if (!column.type().equals(field.type())) {
                throw new RunException(
                        "%s: the column \"%s\" holds %s in one file and %s in another. Score them one by one, or leave it out of --keep."
                                .formatted(location, field.name(), field.type(), column.type()));
            }
            columns.add(column);
        }
        try (Arena arena = Arena.ofConfined()) {
            columns.addAll(scores.columns(outputs.floats(), usable, arena));
            sink.write(new Chunk(schema, events.firstRow(), events.rows(), columns, arena));
        }
    }

    private static int kept(Schema schema, ScoreColumns scores) {
        return schema.fields().size() - scores.fields().size();
    }

    private static List<String> columns(Experiment experiment, int outputs) {
        List<String> classes = experiment.events().classes();
        if (classes.isEmpty()) {
            return experiment.events().targets().stream().map(Object::toString).toList();
        }
        return outputs == classes.size() ? classes : List.of(classes.getLast());
    }
}
