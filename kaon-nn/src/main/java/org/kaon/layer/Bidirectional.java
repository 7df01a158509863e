package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Concat.concat;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.StridedSlice.flip;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Two recurrent layers, one from each end of a sequence, and their outputs joined. Keras:
/// `Bidirectional`.
///
/// *Shape*: that of the layers, joined as the merge says; without one, both outputs. Their last
/// states follow, those of the forward layer first. Masked steps of sequences give zeros.
public record Bidirectional(Inner forward, Inner backward, Merge merge) implements Layer {

    /// How both outputs become one.
    public enum Merge {
        CONCAT,
        SUM,
        MUL,
        AVE,
        NONE
    }

    public Bidirectional {
        forward = silenced(forward);
        backward = silenced(backward);
        Traversal there = recurrent(forward).traversal();
        Traversal back = recurrent(backward).traversal();
        boolean alike = there.sequences() == back.sequences() && there.states() == back.states();
        if (!alike || there.backwards() == back.backwards()) {
            throw new ConfigException(
                    "Bidirectional: expects two layers that differ in \"go_backwards\" and agree in"
                            + " \"return_sequences\" and \"return_state\", found "
                            + there
                            + " and "
                            + back
                            + ".");
        }
    }

    public static Bidirectional bidirectional(Recurrent layer) {
        return bidirectional(layer, Merge.CONCAT);
    }

    public static Bidirectional bidirectional(Recurrent layer, Merge merge) {
        Inner inner = Inner.of(layer);
        return new Bidirectional(prefixed("forward_", inner), reversed(inner), merge);
    }

    private static Inner reversed(Inner inner) {
        Recurrent layer = recurrent(inner);
        Traversal way = layer.traversal();
        Recurrent back = way.backwards() ? layer : layer.traversal(way.reversed());
        return prefixed("backward_", inner.layer(back));
    }

    private static Inner prefixed(String prefix, Inner inner) {
        return inner.name().startsWith(prefix) ? inner : inner.named(prefix + inner.name());
    }

    private static Inner silenced(Inner inner) {
        Recurrent layer = recurrent(inner);
        Traversal way = layer.traversal();
        return inner.layer(layer.traversal(way.zeroMasked(way.sequences())));
    }

    private static Recurrent recurrent(Inner inner) {
        if (inner.layer() instanceof Recurrent layer) {
            return layer;
        }
        throw new ConfigException(
                "Bidirectional: \"layer\" expects a recurrent layer, found "
                        + inner.layer().className()
                        + ".");
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return call(scope, Call.of(inputs)).output();
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className(), "initial_state");
        List<Value> initial = new ArrayList<>(call.inputs().subList(1, call.inputs().size()));
        initial.addAll(call.several("initial_state"));
        int half = initial.size() / 2;
        Outcome there = called(scope, forward, call, initial.subList(0, half));
        Outcome back = called(scope, backward, call, initial.subList(half, initial.size()));
        boolean sequences = recurrent(forward).traversal().sequences();
        Value turned = sequences ? flip(back.output(), 1) : back.output();
        List<Value> outputs = new ArrayList<>(merged(there.output(), turned));
        int joined = outputs.size();
        outputs.addAll(there.outputs().subList(1, there.outputs().size()));
        outputs.addAll(back.outputs().subList(1, back.outputs().size()));
        List<Optional<Value>> masks =
                new ArrayList<>(Collections.nCopies(outputs.size(), Optional.empty()));
        Collections.fill(masks.subList(0, joined), there.mask());
        return new Outcome(outputs, masks);
    }

    private static Outcome called(Scope scope, Inner inner, Call call, List<Value> initial) {
        Map<String, Value> named = new LinkedHashMap<>();
        for (int i = 0; i < initial.size(); i++) {
            named.put(Call.element("initial_state", i), initial.get(i));
        }
        return inner.layer()
                .call(
                        inner.within(scope),
                        new Call(List.of(call.input()), List.of(call.mask()), named));
    }

    private List<Value> merged(Value a, Value b) {
        return switch (merge) {
            case CONCAT -> List.of(concat(-1, a, b));
            case SUM -> List.of(add(a, b));
            case MUL -> List.of(multiply(a, b));
            case AVE -> List.of(multiply(add(a, b), constant(0.5f)));
            case NONE -> List.of(a, b);
        };
    }

    static Bidirectional read(Config in) {
        Inner layer = Inner.read(in.required("layer"));
        Optional<Object> other = in.raw("backward_layer");
        in.neutral("weights", List.of());
        Merge merge = in.isNull("merge_mode") ? Merge.NONE : in.choice("merge_mode", Merge.CONCAT);
        Inner backward = other.isPresent() ? Inner.read(other.get()) : reversed(layer);
        return new Bidirectional(prefixed("forward_", layer), backward, merge);
    }

    @Override
    public void write(Config.Writer out) {
        out.put("merge_mode", merge == Merge.NONE ? null : Settings.lower(merge))
                .put("layer", forward.write())
                .put("backward_layer", backward.write());
    }
}
