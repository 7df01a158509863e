package org.kaon.model;

import org.jspecify.annotations.Nullable;
import org.kaon.callback.Callback;
import org.kaon.callback.TerminateOnNan;
import org.kaon.callback.Training;
import org.kaon.config.ConfigException;
import org.kaon.data.Batch;
import org.kaon.data.Dataset;
import org.kaon.data.TensorDataset;
import org.kaon.engine.NotFiniteException;
import org.kaon.engine.Plan;
import org.kaon.graph.Variable;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// One call of `fit`, from the place where it begins or was resumed to its end; it runs on the
/// engine's thread.
final class Fitting implements Training {

    /// What is fitted and what is evaluated after each epoch.
    record Data(Dataset training, Optional<Dataset> validation) {

        /// *Errors*: a split of data that are not in memory.
        static Data split(Dataset all, FitOptions options) {
            double fraction = options.limits().validationSplit();
            if (fraction == 0) {
                return new Data(all, Optional.empty());
            }
            if (!(all instanceof TensorDataset rows)) {
                throw new ConfigException(
                        "fit: validation_split expects data in memory, found a "
                                + all.getClass().getSimpleName()
                                + ". Give the validation data on their own.");
            }
            long count = rows.rows().orElseThrow();
            long first = (long) Math.floor(count * (1 - fraction));
            if (first == 0 || first == count) {
                throw new ConfigException(
                        "fit: validation_split "
                                + fraction
                                + " of "
                                + count
                                + " rows leaves nothing to "
                                + (first == 0 ? "train on" : "validate with")
                                + ".");
            }
            return new Data(rows.rows(0, first), Optional.of(rows.rows(first, count)));
        }
    }

    private final Trainer trainer;
    private final Data data;
    private final FitOptions options;
    private final List<Callback> callbacks;
    private final Feeds feeds;
    private final ClassWeights classes;
    private final List<History.Epoch> finished = new ArrayList<>();
    private int epoch;
    private long batch;
    private LossMean loss = LossMean.EMPTY;
    private String stopReason = "";
    private boolean interrupted;
    private boolean resumed;
    private long savedAt = System.nanoTime();
    private final Walk walk;

    Fitting(Trainer trainer, Data data, FitOptions options, List<Callback> callbacks) {
        this.trainer = trainer;
        this.data = data;
        this.options = options;
        this.callbacks = callbacks;
        this.feeds =
                Feeds.of(
                        data.training.schema(),
                        trainer.initial().architecture(),
                        trainer.program().trained());
        this.classes = new ClassWeights(options.classWeights());
        this.walk = new Walk(data.training, options);
        this.epoch = options.limits().initialEpoch();
    }

    /// Takes the place, the history and the callbacks' memory of a checkpoint.
    void resume(Checkpoint checkpoint) {
        Checkpoint.Progress from = checkpoint.progress();
        Resumption.requireSame("batch_size", options.batchSize(), checkpoint.settings());
        Resumption.requireSame("order", options.order(), checkpoint.settings());
        Resumption.restore(callbacks, checkpoint.callbacks());
        epoch = from.epoch();
        batch = from.batch();
        walk.resume(from.pass(), from.passBatch());
        loss = from.loss();
        stopReason = from.stopReason();
        finished.addAll(from.history());
        resumed = true;
    }

    History run() {
        try (Walk closed = walk) {
            assert closed == walk;
            for (Callback callback : callbacks) {
                callback.onTrainBegin(this, resumed);
            }
            while (epoch < options.epochs() && stopReason.isEmpty() && !interrupted) {
                runEpoch();
            }
            if (!interrupted) {
                trainer.useAverages();
            }
            for (Callback callback : callbacks) {
                callback.onTrainEnd(this);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new History(finished, ending(), stopReason);
    }

    private History.Ending ending() {
        return interrupted
                ? History.Ending.INTERRUPTED
                : stopReason.isEmpty() ? History.Ending.COMPLETE : History.Ending.STOPPED;
    }

    private void runEpoch() throws IOException {
        if (batch == 0) {
            trainer.reset("training");
            loss = LossMean.EMPTY;
        }
        for (Callback callback : callbacks) {
            callback.onEpochBegin(this, epoch);
        }
        long start = System.nanoTime();
        long first = batch;
        long rowsBefore = loss.rows();
        trainBatches();
        long waited = walk.waited();
        if (interrupted) {
            return;
        }
        long trained = System.nanoTime();
        if (epoch + 1 < options.epochs() && stopReason.isEmpty()) {
            // The next epoch's shuffle fills its window while the validation runs.
            walk.prepare();
        }
        Map<String, Double> logs = trainer.logs("training", loss);
        if (data.validation.isPresent()) {
            validate(data.validation.get())
                    .forEach((name, value) -> logs.put("val_" + name, value));
        }
        logs.put("learning_rate", learningRate());
        Timing timing =
                new Timing(
                        seconds(trained - start),
                        seconds(waited),
                        batch - first,
                        loss.rows() - rowsBefore,
                        seconds(System.nanoTime() - trained));
        finished.add(new History.Epoch(epoch, logs, timing));
        for (Callback callback : callbacks) {
            callback.onEpochEnd(this, epoch, logs);
        }
        epoch++;
        batch = 0;
        loss = LossMean.EMPTY;
        saveCheckpoint();
    }

    private Map<String, Double> validate(Dataset rows) throws IOException {
        long steps = options.limits().validationSteps().orElse(Long.MAX_VALUE);
        for (Callback callback : callbacks) {
            callback.onValidationBegin(this);
        }
        Map<String, Double> found = trainer.evaluateHere(rows, options.batchSize(), steps);
        for (Callback callback : callbacks) {
            callback.onValidationEnd(this);
        }
        return found;
    }

    /// Trains to the end of the epoch or to a stop.
    private void trainBatches() throws IOException {
        Optional<Batch> next = walk.next(batch);
        while (next.isPresent()) {
            trainBatch(next.get());
            boolean ended = !stopReason.isEmpty() || interrupted;
            next = ended ? Optional.empty() : walk.next(batch);
        }
    }

    private void trainBatch(Batch rows) throws IOException {
        if (epoch == options.limits().initialEpoch() && batch == 0) {
            warnOfNoise(rows);
        }
        Plan plan =
                trainer.plans()
                        .plan(
                                new Plans.Key(
                                        Plans.Kind.TRAINING, rows.rows(), List.of(feeds, classes)),
                                () -> trainer.program().training(feeds, rows.rows(), classes));
        double batchLoss = Trainer.scalar(run(plan, rows), Program.LOSS);
        if (!Double.isFinite(batchLoss)) {
            if (callbacks.stream().anyMatch(TerminateOnNan.class::isInstance)) {
                stop(TerminateOnNan.reason(epoch, batch, batchLoss));
                return;
            }
            throw NotFinite.error(epoch, batch, batchLoss, loss.value(), rows, learningRate());
        }
        loss = loss.plus(batchLoss, rows.rows());
        for (Callback callback : callbacks) {
            callback.onBatchEnd(this, epoch, batch, loss.value());
        }
        batch++;
        if (options.stop().isRequested()) {
            interrupted = true;
            saveCheckpoint();
        } else if (System.nanoTime() - savedAt > limit()) {
            saveCheckpoint();
        }
    }

    private Map<String, Tensor> run(Plan plan, Batch rows) {
        try {
            return plan.run(feeds.of(rows, plan));
        } catch (NotFiniteException e) {
            throw NotFinite.found(epoch, batch, e);
        }
    }

    private long limit() {
        long longest = Long.MAX_VALUE / 2;
        return options.checkpoints().every().toSeconds() > longest / 1_000_000_000
                ? longest
                : options.checkpoints().every().toNanos();
    }

    private void warnOfNoise(Batch rows) throws IOException {
        Optional<String> warning =
                NoiseCheck.warning(trainer.initial().architecture(), rows.columns().getFirst());
        if (warning.isPresent()) {
            for (Callback callback : callbacks) {
                callback.onWarning(warning.get());
            }
        }
    }

    private void saveCheckpoint() throws IOException {
        if (options.checkpoints().file().isPresent()) {
            checkpoint(options.checkpoints().file().get());
        }
        savedAt = System.nanoTime();
    }

    @Override
    public void checkpoint(Path file) throws IOException {
        Map<String, Tensor> values =
                trainer.read(trainer.variables().named(name -> !name.startsWith("metrics/val")));
        values.forEach((name, value) -> {
            if (NotFinite.first(value) >= 0) {
                throw new TrainingException(
                        "Training stopped in epoch "
                                + (epoch + 1)
                                + " after batch "
                                + batch
                                + ": "
                                + name
                                + " holds values that are not finite, so no checkpoint was written"
                                + " over the last good one. Lower the learning rate or bound"
                                + " gradients with clipnorm.");
            }
        });
        Map<String, @Nullable Object> settings = new LinkedHashMap<>(trainer.settings());
        settings.put("batch_size", options.batchSize());
        settings.put("order", options.order().toString());
        Checkpoint.Progress progress =
                new Checkpoint.Progress(
                        epoch, batch, walk.pass(), walk.batch(), loss, finished, stopReason);
        new Checkpoint(settings, progress, values, Resumption.memories(callbacks)).write(file);
    }

    @Override
    public void save(Path file) throws IOException {
        trainer.model().save(file);
    }

    @Override
    public int epochs() {
        return options.epochs();
    }

    @Override
    public OptionalLong steps() {
        if (options.limits().steps().isPresent()) {
            return options.limits().steps();
        }
        OptionalLong rows = data.training.rows();
        return rows.isEmpty()
                ? rows
                : OptionalLong.of(Math.ceilDiv(rows.getAsLong(), (long) options.batchSize()));
    }

    @Override
    public Map<String, Double> progress() {
        return trainer.logs("training", loss);
    }

    @Override
    public double learningRate() {
        return trainer.engine().read(trainer.program().learningRate()).at(0);
    }

    @Override
    public void learningRate(double rate) {
        trainer.program().requireSettableRate();
        trainer.engine().write(trainer.program().learningRate(), Tensor.scalar((float) rate));
    }

    @Override
    public void stop(String reason) {
        stopReason = reason;
    }

    @Override
    public Map<String, Tensor> weights() {
        return trainer.read(trainer.variables().weights());
    }

    @Override
    public void weights(Map<String, Tensor> weights) {
        Map<String, Variable> variables = trainer.variables().weights();
        trainer.initial()
                .weights()
                .with(weights)
                .tensors()
                .forEach((path, value) ->
                        trainer.engine().write(trainer.variables().weight(path), value));
        assert variables.size() == weights.size();
    }

    @Override
    public Map<String, Tensor> averages() {
        return trainer.averages();
    }

    @Override
    public void averages(Map<String, Tensor> averages) {
        trainer.averages(averages);
    }

    @Override
    public List<Map<String, Double>> history() {
        return finished.stream().map(History.Epoch::logs).toList();
    }

    private static double seconds(long nanoseconds) {
        return nanoseconds * 1e-9;
    }
}
