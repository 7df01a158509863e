package org.kaon.layer;

import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Slice.slice;
import static org.kaon.op.Stack.stack;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One layer for every step of a sequence. Keras: `TimeDistributed`.
///
/// *Shape*: `[batch, time, …]` with a known time → `[batch, time, …]` of the layer's results; the
/// mask stays. As in Keras the layer is called for one step after the other, so that statistics of
/// a batch are those of a step.
public record TimeDistributed(Inner layer) implements Layer {

    public static TimeDistributed timeDistributed(Layer layer) {
        return new TimeDistributed(Inner.of(layer));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Value x = inputs.getFirst();
        Shape shape = x.shape();
        if (shape.rank() < 3 || shape.extent(1) == Shape.ANY) {
            throw new Site(this, scope).failure("[batch, time, …] with a known time", x);
        }
        Scope inner = layer.within(scope);
        if (layer.layer() instanceof Dense dense) {
            return dense.apply(inner, List.of(x));
        }
        List<Value> steps = new ArrayList<>();
        for (long t = 0; t < shape.extent(1); t++) {
            Value step = reshape(slice(x, 1, t, t + 1), shape.without(1));
            steps.add(layer.layer().apply(inner, List.of(step)));
        }
        return stack(1, steps.toArray(Value[]::new));
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        return Outcome.of(apply(scope, call.inputs()), masked(scope, call));
    }

    private Optional<Value> masked(Scope scope, Call call) {
        call.mask()
                .filter(mask -> mask.shape().rank() != 2)
                .ifPresent(mask -> {
                    throw new Site(this, scope).failure("a mask [batch, time]", mask);
                });
        return call.mask();
    }

    static TimeDistributed read(Config in) {
        return new TimeDistributed(Inner.read(in.required("layer")));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("layer", layer.write());
    }
}
