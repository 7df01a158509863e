package org.kaon.loss;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `−ln p[t]` for class numbers t. Keras: `SparseCategoricalCrossentropy`.
///
/// *Shape*: targets `[batch, …]` or `[batch, …, 1]`, of any number type.
public record SparseCategoricalCrossentropy(boolean fromLogits) implements Loss {

    public static SparseCategoricalCrossentropy sparseCategoricalCrossentropy() {
        return new SparseCategoricalCrossentropy(false);
    }

    @Override
    public Value of(Value target, Value prediction) {
        Value truth = Target.oneHotLike(target, prediction, className());
        return Probability.crossEntropy(truth, prediction, fromLogits);
    }

    static SparseCategoricalCrossentropy read(Config in) {
        in.raw("ignore_class")
                .ifPresent(value -> {
                    throw in.wrong("ignore_class", "null (it is not supported yet)", value);
                });
        return new SparseCategoricalCrossentropy(in.flag("from_logits", false));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("from_logits", fromLogits).put("ignore_class", null);
    }
}
