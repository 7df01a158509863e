package org.kaon.lab.run;

import org.kaon.config.ConfigException;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Input;
import org.kaon.lab.experiment.Setting;
import org.kaon.lab.prepare.Encoding;
import org.kaon.loss.Loss;
import org.kaon.loss.Losses;
import org.kaon.loss.SparseCategoricalCrossentropy;
import org.kaon.metric.Metric;
import org.kaon.metric.Metrics;
import org.kaon.model.Architecture;
import org.kaon.model.Compilation;
import org.kaon.model.Model;
import org.kaon.model.WrittenModel;
import org.kaon.optimizer.Optimizer;
import org.kaon.optimizer.Optimizers;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The network that an experiment describes, with loss, optimizer and metrics.
///
/// @param outputs numbers in one prediction
/// @param encoding how the loss wants the truth
public record Network(Model model, Compilation compilation, int outputs, Encoding encoding) {

    /// Builds it with fresh weights.
    ///
    /// *Errors*: [org.kaon.lab.yaml.ConfigException] where layers, loss or classes do not fit
    /// together.
    public static Network of(Experiment experiment) {
        Map<String, Shape> inputs = new LinkedHashMap<>();
        experiment.inputs().forEach((name, input) -> inputs.put(name, shape(input)));
        List<Object> layers = new ArrayList<>();
        experiment.model().forEach(layer -> layers.add(layer.plain()));
        Seeds seeds = new Seeds(experiment.training().seed());
        try {
            Architecture architecture =
                    WrittenModel.read(plainName(experiment.name()), inputs, layers);
            Model model = architecture.initialise(seeds.model());
            int outputs = outputs(architecture);
            Loss loss = Losses.TABLE.read(experiment.training().loss().plain());
            Optimizer optimizer = Optimizers.TABLE.read(experiment.training().optimizer().plain());
            List<Metric> metrics = metrics(experiment.training().metrics());
            boolean weighted = experiment.events().weighted();
            return new Network(
                    model,
                    new Compilation(
                            loss,
                            optimizer,
                            weighted ? List.of() : metrics,
                            weighted ? metrics : List.of(),
                            List.of(),
                            experiment.training().precision().policy()),
                    outputs,
                    encoding(experiment, loss, outputs));
        } catch (ConfigException | ShapeException e) {
            throw new org.kaon.lab.yaml.ConfigException(
                    "model: %s With %s."
                            .formatted(
                                    e.getMessage(),
                                    inputs.size() == 1
                                            ? "the input of shape "
                                                    + inputs.values().iterator().next()
                                            : "inputs of the shapes " + inputs));
        }
    }

    private static String plainName(String name) {
        return name.replaceAll("[^A-Za-z0-9_]+", "_");
    }

    private static List<Metric> metrics(List<Setting> settings) {
        return settings.stream().map(s -> Metrics.TABLE.read(s.plain())).toList();
    }

    private static Shape shape(Input input) {
        return Shape.of(input.shape().stream().mapToLong(Integer::longValue).toArray());
    }

    private static int outputs(Architecture architecture) {
        Map<String, Shape> shapes = architecture.outputShapes();
        if (shapes.size() != 1) {
            throw new ConfigException(
                    "An experiment has one output, found "
                            + shapes.keySet()
                            + ". Put them together with `concatenate`.");
        }
        Shape shape = shapes.values().iterator().next();
        if (shape.rank() != 1) {
            throw new ConfigException(
                    "The last layer gives rows of shape "
                            + shape
                            + ", expected a row of numbers. Add `flatten` and a `dense` layer.");
        }
        return Math.toIntExact(shape.extent(0));
    }

    private static Encoding encoding(Experiment experiment, Loss loss, int outputs) {
        int classes = experiment.events().classes().size();
        int targets = experiment.events().targets().size();
        if (!experiment.events().classifies()) {
            if (outputs != targets) {
                throw new ConfigException(
                        "The last layer gives %d numbers, but there are %d targets."
                                .formatted(outputs, targets));
            }
            return Encoding.NUMBERS;
        }
        if (outputs == 1 && classes == 2) {
            return Encoding.NUMBERS;
        }
        if (outputs != classes) {
            throw new ConfigException(
                    "The last layer gives %d numbers, but there are %d classes. Change its units to %d%s."
                            .formatted(
                                    outputs,
                                    classes,
                                    classes,
                                    classes == 2 ? " (or to 1, with binary_crossentropy)" : ""));
        }
        return loss instanceof SparseCategoricalCrossentropy ? Encoding.INDEX : Encoding.ONE_HOT;
    }
}
