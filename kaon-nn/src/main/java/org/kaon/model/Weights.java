package org.kaon.model;

import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The values of a model by path, in Keras's order: `conv2d/kernel`, `conv2d/bias`, …
public record Weights(Map<String, Tensor> tensors) {

    public Weights {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /// *Errors*: no such path.
    public Tensor at(String path) {
        Tensor tensor = tensors.get(path);
        if (tensor == null) {
            throw new ShapeException(
                    "Weights: no \"" + path + "\"; there are " + tensors.keySet() + ".");
        }
        return tensor;
    }

    /// The number of single values.
    public long size() {
        return tensors.values().stream().mapToLong(Tensor::size).sum();
    }

    /// These paths with other values.
    ///
    /// *Errors*: a missing path, or a value of another shape.
    Weights with(Map<String, Tensor> values) {
        Map<String, Tensor> changed = new LinkedHashMap<>();
        tensors.forEach((path, old) -> {
            Tensor value = values.get(path);
            Shape wanted = old.shape();
            if (value == null || !value.shape().equals(wanted)) {
                throw new ShapeException(
                        "Weight \""
                                + path
                                + "\": expected "
                                + wanted
                                + ", found "
                                + (value == null ? "none" : value.shape())
                                + ". The values belong to another architecture.");
            }
            changed.put(path, value);
        });
        return new Weights(changed);
    }
}
