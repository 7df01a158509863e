package org.kaon.lab.run;

import org.kaon.data.Batch;
import org.kaon.data.Schema;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.engine.cpu.CpuOptions;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.prepare.Preparation;
import org.kaon.model.Step;
import org.kaon.model.Trainer;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/// The compiled training step of an experiment as text. No file of events is opened.
public final class TrainingPlan {

    private TrainingPlan() {}

    /// The plan for full batches of the experiment in a YAML file.
    ///
    /// *Errors*: [org.kaon.lab.yaml.ConfigException] for the experiment.
    ///
    /// @param overrides `path=value` for the experiment
    /// @param threads 0 for the default
    public static String describe(Path yaml, List<String> overrides, int threads) {
        return compiled(yaml, overrides, threads, (step, _) -> step.dump());
    }

    /// The same with the milliseconds of each step, measured on batches of random numbers.
    ///
    /// @param runs how often the training step is timed
    public static String profile(Path yaml, List<String> overrides, int threads, int runs) {
        return compiled(yaml, overrides, threads, (step, batch) -> step.profile(batch, runs));
    }

    private static String compiled(
            Path yaml,
            List<String> overrides,
            int threads,
            BiFunction<Step, Batch, String> describing) {
        Experiment experiment = Experiment.read(yaml, overrides);
        Network network = Network.of(experiment);
        int count = threads > 0 ? threads : CpuEngine.defaultThreads();
        int rows = experiment.training().loop().batchSize();
        Schema schema = Preparation.schema(experiment, network.encoding());
        CpuOptions options =
                CpuOptions.of(count)
                        .withBfloat16Math(experiment.training().precision().bfloat16Math());
        try (CpuEngine engine = CpuEngine.open(options);
                Arena arena = Arena.ofShared();
                Trainer trainer = network.model().compile(engine, network.compilation());
                Step step = trainer.step(schema, rows)) {
            return describing.apply(step, random(schema, rows, arena));
        }
    }

    // Targets stay zero, which is a class, a probability and a number.
    private static Batch random(Schema schema, int rows, Arena arena) {
        Batch batch = Batch.allocate(schema, rows, arena);
        SplittableRandom random = new SplittableRandom(1);
        for (Tensor column : batch.features().values()) {
            for (long i = 0;
                    column.type().dataType() == DataType.FLOAT32 && i < column.size();
                    i++) {
                column.data().setAtIndex(ValueLayout.JAVA_FLOAT, i, random.nextFloat());
            }
        }
        batch.weights().ifPresent(TrainingPlan::fillOnes);
        return batch;
    }

    private static void fillOnes(Tensor weights) {
        for (long i = 0; i < weights.size(); i++) {
            weights.data().setAtIndex(ValueLayout.JAVA_FLOAT, i, 1f);
        }
    }
}
