package org.kaon.benchmark;

import org.kaon.data.Batch;
import org.kaon.data.Schema;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.model.Compilation;
import org.kaon.model.Sequential;
import org.kaon.model.Step;
import org.kaon.model.Trainer;
import org.kaon.tensor.Tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;

/// The training step of a network as `fit` runs it, on one batch of random numbers.
final class FittedWorkload implements Workload {

    private final Arena arena = Arena.ofShared();
    private final Trainer trainer;
    private final Step step;
    private final Batch batch;

    FittedWorkload(
            Sequential architecture,
            Compilation compilation,
            Schema schema,
            int rows,
            CpuEngine engine) {
        trainer = architecture.initialise(1).compile(engine, compilation);
        step = trainer.step(schema, rows);
        batch = random(schema, rows, arena);
    }

    // Features in -1/2..1/2 and labels in turn.
    private static Batch random(Schema schema, int rows, Arena arena) {
        Batch batch = Batch.allocate(schema, rows, arena);
        Tensor x = batch.columns().getFirst();
        SplittableRandom random = new SplittableRandom(7);
        for (long i = 0; i < x.size(); i++) {
            x.data().setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) (random.nextDouble() - 0.5));
        }
        Tensor y = batch.columns().get(1);
        int outputs = Math.toIntExact(y.size() / rows);
        for (int row = 0; row < rows; row++) {
            int label = row % Math.max(2, outputs);
            long place = outputs == 1 ? row : (long) row * outputs + label;
            y.data().setAtIndex(ValueLayout.JAVA_FLOAT, place, outputs == 1 ? label : 1f);
        }
        return batch;
    }

    @Override
    public void step() {
        step.run(batch);
    }

    @Override
    public String profile(int runs) {
        return step.profile(batch, runs);
    }

    @Override
    public void close() {
        step.close();
        trainer.close();
        arena.close();
    }
}
