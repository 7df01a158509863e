package org.kaon.loss;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.NotEqual.notEqual;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Select.select;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.Optional;
import java.util.OptionalInt;

/// `−ln p[t]` for class numbers t. Keras: `SparseCategoricalCrossentropy`.
///
/// Places of an ignored class give 0 and do not count for the mean.
///
/// *Shape*: targets `[batch, …]` or `[batch, …, 1]`, of any number type.
public record SparseCategoricalCrossentropy(boolean fromLogits, OptionalInt ignored)
        implements Loss {

    public static SparseCategoricalCrossentropy sparseCategoricalCrossentropy() {
        return new SparseCategoricalCrossentropy(false, OptionalInt.empty());
    }

    @Override
    public Value of(Value target, Value prediction) {
        if (ignored.isEmpty()) {
            Value truth = Target.oneHotLike(target, prediction, className());
            return Probability.crossEntropy(truth, prediction, fromLogits);
        }
        Value valid = valid(target);
        Value known = select(valid, target, cast(constant(0f), target.dataType()));
        Value truth = Target.oneHotLike(known, prediction, className());
        Value each = Probability.crossEntropy(truth, prediction, fromLogits);
        return select(reshape(valid, each.shape()), each, constant(0f));
    }

    @Override
    public Optional<Value> mask(Value target, Value losses) {
        return ignored.isEmpty()
                ? Optional.empty()
                : Optional.of(reshape(valid(target), losses.shape()));
    }

    private Value valid(Value target) {
        Value number = cast(constant((float) ignored.orElseThrow()), target.dataType());
        return notEqual(target, number);
    }

    static SparseCategoricalCrossentropy read(Config in) {
        in.neutral("axis", -1);
        return new SparseCategoricalCrossentropy(
                in.flag("from_logits", false),
                in.raw("ignore_class").isPresent()
                        ? OptionalInt.of(in.integer("ignore_class"))
                        : OptionalInt.empty());
    }

    @Override
    public void write(Config.Writer out) {
        out.put("from_logits", fromLogits)
                .put("ignore_class", ignored.isPresent() ? (Integer) ignored.getAsInt() : null);
    }
}
