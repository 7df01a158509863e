package org.kaon.model;

import org.jspecify.annotations.Nullable;
import org.kaon.callback.Callback;
import org.kaon.config.ConfigException;
import org.kaon.data.Batch;
import org.kaon.data.Dataset;
import org.kaon.data.Schema;
import org.kaon.engine.Engine;
import org.kaon.engine.Plan;
import org.kaon.graph.Variable;
import org.kaon.loss.Losses;
import org.kaon.metric.Metric;
import org.kaon.metric.Metrics;
import org.kaon.optimizer.Averaging;
import org.kaon.optimizer.Optimizers;
import org.kaon.tensor.Tensor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// A compiled model: it fits, evaluates and predicts. Mutable and for one thread at a time.
///
/// Its weights live in the engine; {@link #model} copies them out.
public final class Trainer implements AutoCloseable {

    private final Model initial;
    private final Engine engine;
    private final Compilation compilation;
    private final Runnable closing;
    private final Plans plans;
    private Variables variables;
    private Program program;
    private @Nullable Checkpoint restored;

    Trainer(Model initial, Engine engine, Compilation compilation, Runnable closing) {
        this.initial = initial;
        this.engine = engine;
        this.compilation = compilation;
        this.closing = closing;
        this.plans = new Plans(engine);
        this.variables = new Variables(initial.weights(), initial.seed());
        this.program = new Program(initial.architecture(), variables, compilation);
    }

    /// Fits, without validation, or with the rows that `validation_split` takes from the end.
    public History fit(Dataset training, FitOptions options, Callback... callbacks) {
        return fit(Fitting.Data.split(training, options), options, List.of(callbacks));
    }

    /// Fits, and evaluates the validation rows after each epoch.
    ///
    /// After {@link #restore} it goes on where the checkpoint was written; the data, the options
    /// but for the number of epochs, and the callbacks must be those of the first run.
    ///
    /// *Errors*: {@link TrainingException} where the loss is not finite.
    public History fit(
            Dataset training, Dataset validation, FitOptions options, Callback... callbacks) {
        return fit(
                new Fitting.Data(training, Optional.of(validation)), options, List.of(callbacks));
    }

    private History fit(Fitting.Data data, FitOptions options, List<Callback> callbacks) {
        Checkpoint from = restored;
        restored = null;
        return engine.call(() -> {
            Fitting fitting = new Fitting(this, data, options, callbacks);
            if (from != null) {
                fitting.resume(from);
            }
            return fitting.run();
        });
    }

    /// The training step for batches of `rows` rows of a schema, for loops of one's own.
    public Step step(Schema schema, long rows) {
        return engine.call(() -> {
            Feeds feeds = Feeds.of(schema, initial.architecture(), program.trained());
            ClassWeights equal = new ClassWeights(Map.of());
            return new Step(feeds, engine.compile(program.training(feeds, rows, equal)));
        });
    }

    /// Loss and metrics over a dataset, by name.
    public Map<String, Double> evaluate(Dataset dataset, int batchSize) {
        return engine.call(() -> evaluateHere(dataset, batchSize, Long.MAX_VALUE));
    }

    /// The same on the engine's thread, over the first `steps` batches at most.
    Map<String, Double> evaluateHere(Dataset dataset, int batchSize, long steps) {
        Feeds feeds = Feeds.of(dataset.schema(), initial.architecture(), program.trained());
        reset("validation");
        LossMean loss = LossMean.EMPTY;
        try (Dataset.Pass pass = dataset.batches(Dataset.Visit.stored(batchSize))) {
            for (long step = 0; step < steps && pass.hasNext(); step++) {
                Batch batch = pass.next();
                Plan plan =
                        plans.plan(
                                new Plans.Key(Plans.Kind.EVALUATION, batch.rows(), feeds),
                                () -> program.evaluation(feeds, batch.rows()));
                loss =
                        loss.plus(
                                scalar(plan.run(feeds.of(batch, plan)), Program.LOSS),
                                batch.rows());
            }
        }
        return logs("validation", loss);
    }

    /// Predictions for all rows of a tensor, `[rows, …]`; the first output where there are several.
    public Tensor predict(Tensor features, int batchSize) {
        return predictor().predict(features, batchSize);
    }

    /// Predictions by output for all rows of the tensors of all inputs.
    public Map<String, Tensor> predict(Map<String, Tensor> features, int batchSize) {
        return predictor().predict(features, batchSize);
    }

    /// Hands each batch with its predictions to `use`, in stored order; both live until it returns.
    public void predict(Dataset dataset, int batchSize, BiConsumer<Batch, Tensor> use) {
        predictor().predict(dataset, batchSize, use);
    }

    // Shares the trainer's plans and is not closed on its own.
    private Predictor predictor() {
        return new Predictor(
                initial.architecture(),
                variables,
                engine,
                plans,
                compilation.policy(),
                false,
                () -> {});
    }

    /// The architecture with the weights as they are now.
    public Model model() {
        return engine.call(() ->
                new Model(
                        initial.architecture(),
                        new Weights(read(variables.weights())),
                        initial.seed()));
    }

    /// Takes the state of a checkpoint; the next `fit` goes on from there.
    ///
    /// *Errors*: {@link ConfigException} where the checkpoint is of another architecture, loss,
    /// optimizer, metrics or seed.
    public void restore(Checkpoint checkpoint) {
        Map<String, @Nullable Object> own = Json.read(Json.write(settings()), "settings");
        own.forEach((key, value) -> {
            Object found = checkpoint.settings().get(key);
            if (!String.valueOf(value).equals(String.valueOf(found))) {
                throw new ConfigException(
                        "Checkpoint: its "
                                + key
                                + " is not this model's: expected "
                                + value
                                + ", found "
                                + found
                                + ".");
            }
        });
        engine.call(() -> {
            plans.close();
            variables = Variables.restored(initial, checkpoint.variables());
            program = new Program(initial.architecture(), variables, compilation);
            return variables;
        });
        restored = checkpoint;
    }

    /// What must be equal for a checkpoint to fit.
    Map<String, @Nullable Object> settings() {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        settings.put("architecture", ArchitectureJson.write(initial.architecture()));
        settings.put("seed", initial.seed());
        settings.put("optimizer", Optimizers.write(compilation.optimizer()));
        compilation
                .objectives()
                .forEach((output, objective) -> {
                    String at = output.equals(Compilation.EVERY) ? "" : output + "_";
                    settings.put(at + "loss", Losses.write(objective.loss()));
                    settings.put(at + "loss_weight", objective.weight());
                    settings.put(at + "metrics", written(objective.metrics()));
                    settings.put(at + "weighted_metrics", written(objective.weightedMetrics()));
                });
        settings.put("frozen", compilation.frozen());
        settings.put("policy", compilation.policy().kerasName());
        return settings;
    }

    private static List<Map<String, @Nullable Object>> written(List<Metric> metrics) {
        return metrics.stream().map(Metrics::write).toList();
    }

    /// Sets the sums of a group of metrics to zero.
    void reset(String group) {
        variables
                .named(name -> name.startsWith(Variables.METRICS + group + "/"))
                .values()
                .forEach(sum -> engine.write(sum, Variables.zeros(sum.type())));
    }

    /// Loss and metrics of a group by name.
    Map<String, Double> logs(String group, LossMean loss) {
        Map<String, Double> logs = new LinkedHashMap<>();
        logs.put(Program.LOSS, loss.value());
        for (Watched named : program.metrics()) {
            String prefix = Program.prefix(group, named.name());
            Map<String, Tensor> sums = new LinkedHashMap<>();
            variables
                    .named(name -> name.startsWith(prefix))
                    .forEach((name, sum) ->
                            sums.put(name.substring(prefix.length()), engine.read(sum)));
            if (!sums.isEmpty()) {
                logs.put(named.name(), named.metric().result(sums));
            }
        }
        return logs;
    }

    /// The weights become their running means, where the optimizer keeps these.
    void useAverages() {
        averages().forEach((path, mean) -> engine.write(variables.weight(path), mean));
    }

    /// The running means by the paths of their weights; none where the optimizer keeps none.
    Map<String, Tensor> averages() {
        String end = "/" + Averaging.SLOT;
        Map<String, Tensor> averages = new LinkedHashMap<>();
        if (compilation.optimizer().pace().averaging().used()) {
            variables.weights().keySet().stream()
                    .filter(path -> variables.has(Variables.OPTIMIZER + path + end))
                    .forEach(path -> averages.put(path, engine.read(average(path))));
        }
        return averages;
    }

    void averages(Map<String, Tensor> others) {
        others.forEach((path, mean) -> engine.write(average(path), mean));
    }

    private Variable average(String path) {
        return variables.slot(
                path + "/" + Averaging.SLOT, variables.weight(path).type().shape(), 0);
    }

    Map<String, Tensor> read(Map<String, Variable> named) {
        Map<String, Tensor> values = new LinkedHashMap<>();
        named.forEach((name, variable) -> values.put(name, engine.read(variable)));
        return values;
    }

    static double scalar(Map<String, Tensor> outputs, String name) {
        return output(outputs, name).at(0);
    }

    static Tensor output(Map<String, Tensor> outputs, String name) {
        Tensor tensor = outputs.get(name);
        if (tensor == null) {
            throw new IllegalStateException("The plan gave no " + name);
        }
        return tensor;
    }

    Model initial() {
        return initial;
    }

    Engine engine() {
        return engine;
    }

    Plans plans() {
        return plans;
    }

    Variables variables() {
        return variables;
    }

    Program program() {
        return program;
    }

    /// Frees the plans, and the engine where `compile` opened it.
    @Override
    public void close() {
        engine.call(() -> {
            plans.close();
            return plans;
        });
        closing.run();
    }
}
