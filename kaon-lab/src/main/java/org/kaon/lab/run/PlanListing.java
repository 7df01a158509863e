package org.kaon.lab.run;

import org.kaon.engine.cpu.CpuEngine;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.prepare.PreparedEvents;
import org.kaon.model.Step;
import org.kaon.model.Trainer;

import java.nio.file.Path;
import java.util.List;

/// The compiled training step of an experiment as text; no event is read.
public final class PlanListing {

    private PlanListing() {}

    /// The network as a table, then the plan for a full batch.
    ///
    /// *Errors*: [org.kaon.lab.yaml.ConfigException] for the experiment.
    ///
    /// @param overrides `path=value`
    /// @param threads 0 for the default
    public static String of(Path yaml, List<String> overrides, int threads) {
        Experiment experiment = Experiment.read(yaml, overrides);
        Network network = Network.of(experiment);
        int count = threads > 0 ? threads : CpuEngine.defaultThreads();
        try (CpuEngine engine = CpuEngine.open(count);
                Trainer trainer = network.model().compile(engine, network.compilation());
                Step step =
                        trainer.step(
                                PreparedEvents.schema(experiment, network.encoding()),
                                experiment.training().loop().batchSize())) {
            return network.model().summary() + "\n" + step.dump();
        }
    }
}
