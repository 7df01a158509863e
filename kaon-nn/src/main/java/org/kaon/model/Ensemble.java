package org.kaon.model;

import org.kaon.config.ConfigException;
import org.kaon.layer.Layer;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Several models as one, which gives the average of what they give.
///
/// The models are layers of it, named `member_0`, `member_1`, …; so it is saved, scored and trained
/// further like any other model.
public final class Ensemble {

    private Ensemble() {}

    /// *Errors*: fewer than two models, or models of different inputs or outputs.
    public static Model average(String name, List<Model> models) {
        requireAlike(models);
        Architecture first = models.getFirst().architecture();
        List<Symbol> inputs = new ArrayList<>();
        first.inputShapes()
                .forEach((input, shape) -> inputs.add(Symbol.input(input, shape.extents())));
        List<Symbol> calls = new ArrayList<>();
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (int i = 0; i < models.size(); i++) {
            String member = "member_" + i;
            SharedLayer layer = SharedLayer.shared(member, models.get(i).architecture());
            calls.add(inputs.size() == 1 ? layer.of(inputs.getFirst()) : layer.ofAll(inputs));
            models.get(i)
                    .weights()
                    .tensors()
                    .forEach((path, value) -> weights.put(member + "/" + path, value));
        }
        List<Symbol> outputs = new ArrayList<>();
        List<String> names = first.outputNames();
        for (int output = 0; output < names.size(); output++) {
            int number = output;
            outputs.add(
                    SharedLayer.shared(names.get(output), average())
                            .ofAll(calls.stream().map(call -> call.output(number)).toList()));
        }
        Functional all =
                inputs.size() == 1 && outputs.size() == 1
                        ? Functional.functional(name, inputs.getFirst(), outputs.getFirst())
                        : Functional.functional(name, inputs, outputs);
        return new Model(all, all.initialise(0).weights().with(weights), models.getFirst().seed());
    }

    private static Layer average() {
        return org.kaon.layer.Layers.TABLE.read("Average", Map.of());
    }

    private static void requireAlike(List<Model> models) {
        if (models.size() < 2) {
            throw new ConfigException(
                    "Ensemble: expects two models or more, found " + models.size() + ".");
        }
        for (Model model : models) {
            if (!alike(model.architecture()).equals(alike(models.getFirst().architecture()))) {
                throw new ConfigException(
                        "Ensemble: expects models of the same inputs and outputs, found "
                                + alike(models.getFirst().architecture())
                                + " and "
                                + alike(model.architecture())
                                + ".");
            }
        }
    }

    private static List<Shape> alike(Architecture architecture) {
        List<Shape> shapes = new ArrayList<>(architecture.inputShapes().values());
        shapes.addAll(architecture.outputShapes().values());
        return shapes;
    }
}
