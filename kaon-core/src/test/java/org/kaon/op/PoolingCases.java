package org.kaon.op;

import static org.kaon.op.OpInputs.empty;
import static org.kaon.op.OpInputs.signed;
import static org.kaon.op.Padding.SAME;
import static org.kaon.op.Padding.VALID;

import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The cases of pooling ops.
final class PoolingCases {

    private final List<OpCase> cases = new ArrayList<>();

    private PoolingCases() {}

    static List<OpCase> all() {
        PoolingCases all = new PoolingCases();
        Tensor image = signed(7, 8, 11, 9);
        all.both("valid", List.of(3, 2), List.of(3, 2), VALID, image);
        all.both("overlapping", List.of(3, 2), List.of(2, 1), VALID, image);
        all.both("same", List.of(3, 2), List.of(3, 2), SAME, image);
        all.both("same and overlapping", List.of(4, 3), List.of(2, 2), SAME, image);
        all.both("with gaps", List.of(2, 1), List.of(3, 4), SAME, signed(7, 8, 13, 9));
        all.both("of 32 channels", List.of(2, 3), List.of(1, 2), SAME, signed(2, 5, 7, 32));
        all.both(
                "with given padding",
                List.of(3, 4),
                List.of(2, 3),
                Padding.explicit(List.of(2, 0), List.of(1, 3)),
                signed(2, 7, 9, 5));
        all.both("wider than the input", List.of(9, 8), List.of(1, 2), SAME, signed(2, 3, 9, 17));
        all.both("of one place", List.of(2, 2), List.of(2, 2), SAME, signed(3, 1, 1, 5));
        all.both("of a sequence", List.of(3), List.of(2), SAME, signed(2, 13, 5));
        all.both("of a long sequence", List.of(4), List.of(3), VALID, signed(2, 35, 17));
        all.both("of a volume", List.of(2, 3, 2), List.of(2, 1, 2), SAME, signed(2, 5, 6, 7, 9));
        all.both(
                "of a valid volume",
                List.of(2, 1, 3),
                List.of(1, 2, 3),
                VALID,
                signed(1, 5, 6, 16, 7));
        all.both("of nothing", List.of(2, 2), List.of(2, 2), SAME, empty(0, 4, 5, 7));
        all.add(
                "global average pooling",
                2,
                in -> GlobalPooling.globalAveragePooling(in.get(0), false),
                signed(3, 5, 7, 2));
        all.add(
                "global average pooling kept",
                2,
                in -> GlobalPooling.globalAveragePooling(in.get(0), true),
                signed(3, 7, 2));
        all.add(
                "global max pooling",
                2,
                in -> GlobalPooling.globalMaxPooling(in.get(0), false),
                signed(3, 5, 4, 7, 2));
        all.add(
                "global max pooling kept",
                2,
                in -> GlobalPooling.globalMaxPooling(in.get(0), true),
                signed(3, 5, 7, 2));
        return all.cases;
    }

    private void add(String name, int order, Function<List<Value>, Value> call, Tensor... inputs) {
        cases.add(new OpCase(name, order, List.of(inputs), call));
    }

    private void both(
            String name, List<Integer> size, List<Integer> strides, Padding padding, Tensor x) {
        MaxPooling max = new MaxPooling(size, strides, padding);
        Tensor dy = signed(max.infer(List.of(x.type())).getFirst().shape().extents());
        Op backward = new MaxPooling.Backward(max);
        Op pick = new MaxPooling.Pick(max);
        String full = "max pooling " + name;
        add(full, 2, in -> MaxPooling.maxPooling(in.get(0), size, strides, padding), x);
        add(full + " backward", 2, in -> Node.apply(backward, in.get(0), in.get(1)), x, dy);
        add(full + " pick", 2, in -> Node.apply(pick, in.get(0), in.get(1)), x, x);
        AveragePooling average = new AveragePooling(size, strides, padding);
        full = "average pooling " + name;
        add(full, 2, in -> AveragePooling.averagePooling(in.get(0), size, strides, padding), x);
        add(
                full + " backward",
                2,
                in -> AveragePooling.Backward.of(average, in.get(0), in.get(1)),
                dy,
                x);
    }
}
