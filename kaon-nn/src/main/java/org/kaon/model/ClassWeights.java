package org.kaon.model;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Sum.sum;

import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.loss.Target;
import org.kaon.op.Add;
import org.kaon.tensor.Shape;

import java.util.Map;

/// Weights by class: each row's weight is multiplied by that of its class; a class that is not
/// named has 1. Keras: `class_weight`.
record ClassWeights(Map<Integer, Double> byClass) {

    ClassWeights {
        byClass = Map.copyOf(byClass);
    }

    /// *Shape*: weights `[batch]` → same; the prediction is `[batch, classes]` or `[batch, 1]`.
    Value times(Value weights, Value target, Value prediction) {
        if (byClass.isEmpty()) {
            return weights;
        }
        int outputs = Math.toIntExact(prediction.shape().extent(-1));
        if (prediction.shape().rank() != 2) {
            throw new ConfigException(
                    "class_weight: expects predictions [batch, classes], found "
                            + prediction.shape()
                            + ".");
        }
        int classes = Math.max(2, outputs);
        float[] factors = new float[classes];
        for (int i = 0; i < classes; i++) {
            factors[i] = byClass.getOrDefault(i, 1.0).floatValue();
        }
        byClass.keySet().stream()
                .filter(c -> c < 0 || c >= classes)
                .findAny()
                .ifPresent(c -> {
                    throw new ConfigException(
                            "class_weight: expects classes 0 to "
                                    + (classes - 1)
                                    + ", found "
                                    + c
                                    + ".");
                });
        return multiply(weights, factor(factors, target, prediction));
    }

    private static Value factor(float[] factors, Value target, Value prediction) {
        if (prediction.shape().extent(-1) == 1) {
            Value truth = Target.like(target, prediction, "class_weight");
            Value rows = reshape(truth, Shape.of(truth.shape().size()));
            return Add.add(constant(factors[0]), multiply(rows, constant(factors[1] - factors[0])));
        }
        Value hot =
                Target.isSparse(target, prediction)
                        ? Target.oneHotLike(target, prediction, "class_weight")
                        : Target.like(target, prediction, "class_weight");
        return sum(multiply(hot, constant(Shape.of(factors.length), factors)), false, -1);
    }
}
