package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Einsum.einsum;
import static org.kaon.op.OpInputs.bools;
import static org.kaon.op.OpInputs.positive;
import static org.kaon.op.OpInputs.signed;

import org.kaon.graph.Value;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Functions of several ops: normalisations, attention, recurrences, sums by equation.
final class FunctionCases {

    private final List<OpCase> cases = new ArrayList<>();

    private FunctionCases() {}

    static List<OpCase> all() {
        FunctionCases all = new FunctionCases();
        all.equations();
        all.normalisations();
        all.attention();
        all.recurrences();
        return List.copyOf(all.cases);
    }

    private void add(String name, Function<List<Value>, Value> call, Tensor... inputs) {
        cases.add(new OpCase(name, 2, List.of(inputs), call));
    }

    private void equations() {
        add("einsum of heads", in -> einsum("thd,shd->hts", in.get(0), in.get(0)), signed(4, 5, 7));
        add(
                "einsum of a stack",
                in -> einsum("bhtd,bhsd->bths", in.get(0), in.get(1)),
                signed(2, 3, 4, 17),
                signed(2, 3, 5, 17));
        add(
                "einsum of an outer product",
                in -> einsum("i,j", in.get(0), in.get(1)),
                signed(5),
                signed(7));
        add(
                "einsum of three",
                in -> einsum("bi,bj,ijk->bk", in.get(0), in.get(1), in.get(2)),
                signed(5, 2),
                signed(5, 3),
                signed(2, 3, 7));
    }

    private void normalisations() {
        add(
                "layer normalisation",
                FunctionCases::layer,
                signed(2, 5, 19),
                positive(19),
                signed(19));
        add(
                "layer normalisation of nothing",
                FunctionCases::layer,
                OpInputs.empty(0, 5, 7),
                positive(7),
                signed(7));
        add("batch normalisation", in -> batch(in, -1), signed(5, 3, 7), positive(7), signed(7));
        add(
                "batch normalisation of channels first",
                in -> batch(in, 1),
                signed(5, 3, 7),
                positive(3),
                signed(3));
        add(
                "batch normalisation afterwards",
                in ->
                        BatchNormalisation.inference(
                                in.get(0), in.get(1), in.get(2), in.get(3), in.get(4), 0.1f, -1),
                signed(5, 3, 7),
                positive(7),
                signed(7),
                signed(7),
                positive(7));
        add(
                "group normalisation",
                in ->
                        GroupNormalisation.groupNormalisation(
                                in.get(0), in.get(1), in.get(2), 3, 0.1f, -1),
                signed(2, 5, 12),
                positive(12),
                signed(12));
        add(
                "instance normalisation",
                in ->
                        GroupNormalisation.instanceNormalisation(
                                in.get(0), in.get(1), in.get(2), 0.1f, -1),
                signed(2, 5, 3, 7),
                positive(7),
                signed(7));
        add(
                "root mean square normalisation",
                in -> RmsNormalisation.rmsNormalisation(in.get(0), in.get(1), 0.1f),
                signed(5, 7),
                positive(7));
        add(
                "unit normalisation",
                in -> UnitNormalisation.unitNormalisation(in.get(0)),
                signed(5, 7));
    }

    private static Value layer(List<Value> in) {
        return LayerNormalisation.layerNormalisation(in.get(0), in.get(1), in.get(2), 0.1f);
    }

    private static Value batch(List<Value> in, int axis) {
        return BatchNormalisation.training(in.get(0), in.get(1), in.get(2), 0.1f, axis).y();
    }

    private void attention() {
        Attention attention = Attention.ofDepth(7);
        Tensor q = signed(2, 3, 5, 7);
        Tensor k = signed(2, 3, 4, 7);
        Tensor v = signed(2, 3, 4, 6);
        add("attention", in -> attention.apply(in.get(0), in.get(1), in.get(2)), q, k, v);
        add(
                "attention with mask and bias",
                in ->
                        attention
                                .masked(in.get(3))
                                .biased(in.get(4))
                                .apply(in.get(0), in.get(1), in.get(2)),
                q,
                k,
                v,
                bools(2, 1, 1, 4),
                signed(3, 5, 4));
        add(
                "attention looking back",
                in -> attention.lookingBack().apply(in.get(0), in.get(1), in.get(2)),
                q,
                k,
                v);
        add(
                "masked softmax",
                in -> MaskedSoftmax.softmax(in.get(0), in.get(1), -1),
                signed(19, 3),
                bools(19, 3));
        add("lower triangle", in -> Triangle.lowerPart(in.get(0)), signed(2, 5, 7));
    }

    private void recurrences() {
        Tensor x = signed(2, 5, 3);
        add(
                "simple recurrence without bias",
                in ->
                        Recurrence.forward()
                                .apply(
                                        new SimpleCell(
                                                in.get(1), in.get(2), constant(0f), Tanh::tanh),
                                        in.get(0))
                                .sequence(),
                x,
                signed(3, 1),
                signed(1, 1));
        add(
                "long short-term memory",
                in ->
                        Recurrence.forward()
                                .masked(in.get(4), false)
                                .apply(LstmCell.of(in.get(1), in.get(2), in.get(3)), in.get(0))
                                .sequence(),
                x,
                signed(3, 16),
                signed(4, 16),
                signed(16),
                bools(2, 5));
        add(
                "gated recurrent unit",
                in ->
                        Recurrence.backward()
                                .masked(in.get(4), true)
                                .apply(GruCell.of(in.get(1), in.get(2), in.get(3)), in.get(0))
                                .sequence(),
                x,
                signed(3, 12),
                signed(4, 12),
                signed(2, 12),
                bools(2, 5));
        add(
                "gated recurrent unit with its reset before",
                in ->
                        Recurrence.forward()
                                .from(in.get(4))
                                .apply(
                                        GruResetBeforeCell.of(in.get(1), in.get(2), in.get(3)),
                                        in.get(0))
                                .last(),
                x,
                signed(3, 12),
                signed(4, 12),
                signed(12),
                signed(2, 4));
    }
}
