package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Clip.clip;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Sum.sum;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// A bound on gradients before they are used.
public sealed interface Clipping {

    record None() implements Clipping {}

    /// Each gradient tensor is shortened to this norm: Keras's `clipnorm`.
    record Norm(double norm) implements Clipping {}

    /// All gradients together are shortened to this norm: Keras's `global_clipnorm`.
    record Global(double norm) implements Clipping {}

    /// Each element is brought into `[−value, value]`: Keras's `clipvalue`.
    record Range(double value) implements Clipping {}

    /// *Errors*: more than one kind at once.
    static Clipping read(Config in) {
        double norm = in.number("clipnorm", 0);
        double global = in.number("global_clipnorm", 0);
        double value = in.number("clipvalue", 0);
        if ((norm > 0 ? 1 : 0) + (global > 0 ? 1 : 0) + (value > 0 ? 1 : 0) > 1) {
            throw in.wrong("clipnorm", "only one of clipnorm, global_clipnorm, clipvalue", "more");
        }
        return norm > 0
                ? new Norm(norm)
                : global > 0 ? new Global(global) : value > 0 ? new Range(value) : new None();
    }

    default void write(Config.Writer out) {
        out.put("clipnorm", this instanceof Norm(double n) ? n : Decay.none())
                .put("global_clipnorm", this instanceof Global(double n) ? n : Decay.none())
                .put("clipvalue", this instanceof Range(double n) ? n : Decay.none());
    }

    /// The bounded gradients.
    default List<Value> apply(List<Value> gradients) {
        return switch (this) {
            case None() -> gradients;
            case Range(double value) ->
                    gradients.stream().map(g -> clip(g, (float) -value, (float) value)).toList();
            case Norm(double norm) -> gradients.stream().map(g -> shortened(g, norm)).toList();
            case Global(double norm) -> {
                Value total = constant(0f);
                for (Value gradient : gradients) {
                    total = add(total, sum(square(gradient)));
                }
                Value factor = factor(norm, total);
                yield gradients.stream().map(g -> multiply(g, factor)).toList();
            }
        };
    }

    // In Keras's order: FTRL's differences of powers feel the last bit.
    private static Value shortened(Value gradient, double norm) {
        Value limit = constant((float) norm);
        Value length = sqrt(sum(square(gradient)));
        return divide(multiply(gradient, limit), maximum(length, limit));
    }

    private static Value factor(double norm, Value squaredNorm) {
        Value limit = constant((float) norm);
        return divide(limit, maximum(sqrt(squaredNorm), limit));
    }
}
