package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Any.any;
import static org.kaon.op.BroadcastLike.broadcastLike;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Concat.concat;
import static org.kaon.op.Stack.expandDims;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;

import java.util.List;
import java.util.Optional;

/// The inputs side by side along an axis. Keras: `Concatenate`.
///
/// *Shape*: equal but for the axis. A mask has the steps of any input's mask; an input without mask
/// is all there.
public record Concatenate(int axis) implements Layer {

    public static Concatenate concatenate() {
        return new Concatenate(-1);
    }

    public static Concatenate concatenate(int axis) {
        return new Concatenate(axis);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Site site = new Site(this, scope);
        if (inputs.isEmpty()) {
            throw site.failure("one input or more", "none");
        }
        Value first = inputs.getFirst();
        int along = site.axis(first, axis);
        for (Value x : inputs) {
            boolean fits = x.shape().rank() == first.shape().rank();
            for (int i = 0; fits && i < first.shape().rank(); i++) {
                long a = x.shape().extent(i);
                long b = first.shape().extent(i);
                fits = i == along || a == b || a == Shape.ANY || b == Shape.ANY;
            }
            if (!fits) {
                throw site.failure(
                        "inputs that differ along axis " + axis + " alone",
                        inputs.stream().map(Value::shape).toList().toString());
            }
        }
        return concat(along, inputs.toArray(Value[]::new));
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        Value y = apply(scope, call.inputs());
        if (call.masks().stream().allMatch(Optional::isEmpty)) {
            return Outcome.of(y);
        }
        Value[] masks = new Value[call.inputs().size()];
        for (int i = 0; i < masks.length; i++) {
            Value x = call.inputs().get(i);
            Value there = cast(broadcastLike(constant(1f), x), DataType.BOOL);
            masks[i] =
                    call.masks()
                            .get(i)
                            .map(mask -> broadcastLike(stretched(mask, x), x))
                            .orElse(there);
        }
        int along = y.shape().axis(axis);
        return Outcome.of(y, Optional.of(any(concat(along, masks), false, -1)));
    }

    private static Value stretched(Value mask, Value x) {
        return mask.shape().rank() < x.shape().rank() ? expandDims(mask, -1) : mask;
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static Concatenate read(Config in) {
        return new Concatenate(in.integer("axis", -1));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("axis", axis);
    }
}
