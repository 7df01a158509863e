package org.kaon.model;

import org.kaon.config.ConfigException;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Weights that go from one model to another, by their paths.
final class Transfer {

    private Transfer() {}

    /// The model with those weights of the other that have the same path and, where patterns are
    /// given, fit one of them.
    ///
    /// *Errors*: a weight of the same path and another shape, or none to take over.
    static Model transfer(Model to, Model from, List<String> patterns) {
        Map<String, Tensor> changed = new LinkedHashMap<>(to.weights().tensors());
        int taken = 0;
        for (Map.Entry<String, Tensor> weight : from.weights().tensors().entrySet()) {
            String path = weight.getKey();
            Tensor own = to.weights().tensors().get(path);
            boolean meant =
                    patterns.isEmpty()
                            || patterns.stream().anyMatch(pattern -> Patterns.fits(pattern, path));
            if (own == null || !meant) {
                continue;
            }
            if (!own.shape().equals(weight.getValue().shape())) {
                throw new ConfigException(
                        "Weight \""
                                + path
                                + "\": expected "
                                + own.shape()
                                + ", found "
                                + weight.getValue().shape()
                                + ". Name the weights to take over by patterns that leave it out.");
            }
            changed.put(path, weight.getValue());
            taken++;
        }
        if (taken == 0) {
            throw new ConfigException(
                    "No weight to take over: \""
                            + from.architecture().name()
                            + "\" has "
                            + from.weights().tensors().keySet()
                            + ", \""
                            + to.architecture().name()
                            + "\" has "
                            + to.weights().tensors().keySet()
                            + (patterns.isEmpty() ? "." : ", the patterns are " + patterns + "."));
        }
        return new Model(to.architecture(), new Weights(changed), to.seed());
    }

    /// The model that is a layer of another one.
    ///
    /// *Errors*: no such layer, or one that is no model.
    static Model part(Model whole, String name) {
        Architecture inner = inner(whole, name);
        Map<String, Tensor> weights = new LinkedHashMap<>();
        String prefix = name + "/";
        whole.weights()
                .tensors()
                .forEach((path, value) -> {
                    if (path.startsWith(prefix)) {
                        weights.put(path.substring(prefix.length()), value);
                    }
                });
        return new Model(inner, new Weights(weights), whole.seed());
    }

    /// The model whose layer of this name has the weights of another model.
    static Model withPart(Model whole, String name, Model part) {
        Architecture inner = inner(whole, name);
        Map<String, Tensor> changed = new LinkedHashMap<>(whole.weights().tensors());
        Weights fitting = part(whole, name).weights().with(part.weights().tensors());
        fitting.tensors().forEach((path, value) -> changed.put(name + "/" + path, value));
        assert inner.parts().size() > 0;
        return new Model(whole.architecture(), new Weights(changed), whole.seed());
    }

    private static Architecture inner(Model whole, String name) {
        List<String> models = new ArrayList<>();
        for (Part part : whole.architecture().parts()) {
            if (part.layer() instanceof Architecture architecture) {
                if (part.name().equals(name)) {
                    return architecture;
                }
                models.add(part.name());
            }
        }
        throw new ConfigException(
                "Model \""
                        + whole.architecture().name()
                        + "\": no layer \""
                        + name
                        + "\" is a model; these are: "
                        + models
                        + ".");
    }
}
