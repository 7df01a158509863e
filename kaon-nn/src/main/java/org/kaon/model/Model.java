package org.kaon.model;

import org.kaon.config.ConfigException;
import org.kaon.data.Schema;
import org.kaon.engine.Engine;
import org.kaon.engine.FrozenModel;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Value;
import org.kaon.loss.Loss;
import org.kaon.metric.Metric;
import org.kaon.optimizer.Optimizer;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An architecture with weights. A value: training gives a new one.
///
/// The seed fixes everything random that belongs to the model: initial weights, noise, dropout.
public record Model(Architecture architecture, Weights weights, long seed) {

    /// The name of a frozen model's input.
    public static final String FEATURE = Feeds.FEATURE;

    /// The name of a frozen model's output.
    public static final String PREDICTION = Program.PREDICTION;

    /// New weights by the layers' initialisers.
    public static Model initialise(Architecture architecture, long seed) {
        return new Model(architecture, DeclaringScope.initialise(architecture, seed), seed);
    }

    /// A trainer on an engine that the caller owns.
    public Trainer compile(Engine engine, Compilation compilation) {
        return new Trainer(this, engine, compilation, () -> {});
    }

    /// A trainer on an engine of its own, which is closed with it; as many threads as the
    /// environment says.
    public Trainer compile(Loss loss, Optimizer optimizer, Metric... metrics) {
        Engine engine = CpuEngine.open();
        return new Trainer(
                this, engine, Compilation.compilation(loss, optimizer, metrics), engine::close);
    }

    /// Predictions without training, on an engine that the caller owns.
    public Predictor predictor(Engine engine) {
        return predictor(engine, () -> {});
    }

    /// Predictions without training, on an engine of its own.
    public Predictor predictor() {
        Engine engine = CpuEngine.open();
        return predictor(engine, engine::close);
    }

    private Predictor predictor(Engine engine, Runnable closing) {
        return new Predictor(
                architecture,
                new Variables(weights, seed),
                engine,
                new Plans(engine),
                Policy.FLOAT32,
                true,
                closing);
    }

    /// The network with its weights as constants, for batches of `rows` events: the fastest way to
    /// answer on threads of one's own. Its input is {@link #FEATURE}, its output {@link
    /// #PREDICTION}; where there are several, `feature/NAME` and `prediction/NAME`. It may outlive
    /// the engine.
    public FrozenModel freeze(Engine engine, long rows) {
        Variables variables = new Variables(weights, seed);
        Feeds feeds = feeds();
        return engine.freeze(
                Predictor.graph(architecture, variables, Policy.FLOAT32, feeds, rows), Map.of());
    }

    /// What the network computes, for any number of rows: inputs and outputs under the names of
    /// their layers, weights as variables that start from their values. Other programs' formats are
    /// made of it.
    public Graph inference() {
        Feeds feeds = feeds();
        Variables variables = new Variables(weights, seed);
        Graph graph = Predictor.graph(architecture, variables, Policy.FLOAT32, feeds, Shape.ANY);
        Map<String, String> layers = new HashMap<>();
        architecture
                .inputShapes()
                .keySet()
                .forEach(input -> layers.put(feeds.feature(input), input));
        Graph named =
                graph.rewrite(node ->
                        node.op() instanceof Placeholder feature
                                ? new Node(
                                        new Placeholder(
                                                layers.getOrDefault(
                                                        feature.label(), feature.label()),
                                                feature.type()),
                                        List.of())
                                : node);
        Map<String, Value> outputs = new LinkedHashMap<>();
        architecture
                .outputNames()
                .forEach(output -> {
                    Value value = named.outputs().get(Predictor.name(architecture, output));
                    if (value != null) {
                        outputs.put(output, value);
                    }
                });
        return new Graph(outputs, Map.of());
    }

    private Feeds feeds() {
        Map<String, TensorType> rows = new LinkedHashMap<>();
        architecture
                .inputShapes()
                .forEach((name, shape) -> rows.put(name, TensorType.float32(shape.extents())));
        return Feeds.ofFeatures(new Schema(rows, Map.of(), false), architecture);
    }

    /// The same with those weights of another model that have the same paths; where patterns are
    /// given (`conv*/**`), only the paths that fit one. Keras: `load_weights(by_name=True)`.
    ///
    /// *Errors*: {@link ConfigException} for a weight of another shape, or none to take over.
    public Model withWeightsOf(Model other, String... patterns) {
        return Transfer.transfer(this, other, List.of(patterns));
    }

    /// The model that is a layer of this one, with its weights.
    ///
    /// *Errors*: {@link ConfigException} where no such layer is a model.
    public Model part(String layer) {
        return Transfer.part(this, layer);
    }

    /// The same with the weights of another model in the layer that is that model.
    public Model withPart(String layer, Model part) {
        return Transfer.withPart(this, layer, part);
    }

    /// The same with layers frozen, by patterns of their names.
    public Model freeze(String... patterns) {
        return new Model(architecture.freeze(patterns), weights, seed);
    }

    /// The same with layers trained again, by patterns of their names.
    public Model unfreeze(String... patterns) {
        return new Model(architecture.unfreeze(patterns), weights, seed);
    }

    /// A table like Keras's: layers, output shapes, numbers of parameters.
    public String summary() {
        return Summary.of(this);
    }

    /// Writes the model, atomically: `.keras` and `.h5` as Keras reads them, `.weights.h5` without
    /// the architecture, any other name as one zip of `.npy` members.
    public void save(Path file) throws IOException {
        if (KerasModels.isNamed(file)) {
            KerasModels.write(this, file);
        } else {
            ModelFile.write(this, file);
        }
    }

    /// Reads what {@link #save} wrote, and what Keras wrote: a `.keras`, or a whole model in one
    /// `.h5` of Keras 1, 2 or 3. The kind is recognised by the content.
    ///
    /// *Errors*: {@link ConfigException} for a file of another kind.
    public static Model load(Path file) throws IOException {
        if (KerasModels.isJson(file)) {
            throw new ConfigException(
                    file
                            + ": holds an architecture without weights. Name the file of its"
                            + " weights too (--weights).");
        }
        if (KerasModels.is(file)) {
            return KerasModels.read(file);
        }
        KerasModels.requireZip(file);
        return ModelFile.read(file);
    }

    /// The architecture in a `.json` that Keras wrote, or that of a file of a whole model.
    ///
    /// *Errors*: {@link ConfigException} for a file of another kind.
    public static Architecture loadArchitecture(Path file) throws IOException {
        return KerasModels.isJson(file)
                ? KerasModels.architecture(file)
                : load(file).architecture();
    }

    /// An architecture with weights of its own file, as Keras's `load_weights` does.
    ///
    /// *Errors*: {@link ConfigException} for files of other kinds and weights that do not fit.
    ///
    /// @param architecture a `.json` of Keras, or the file of a whole model
    /// @param weights a `.weights.h5`, or an `.h5` of Keras 1 or 2
    public static Model load(Path architecture, Path weights) throws IOException {
        Architecture found = loadArchitecture(architecture);
        return KerasModels.withWeights(new Model(found, new Weights(Map.of()), 0), weights);
    }

    /// The same architecture with the weights in a `.weights.h5`.
    ///
    /// *Errors*: {@link org.kaon.config.ConfigException} for weights that do not fit.
    public Model withWeights(Path file) throws IOException {
        return KerasModels.withWeights(this, file);
    }
}
