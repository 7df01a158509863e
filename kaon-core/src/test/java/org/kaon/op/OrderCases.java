package org.kaon.op;

import static org.kaon.op.OpInputs.bools;
import static org.kaon.op.OpInputs.empty;
import static org.kaon.op.OpInputs.ints;
import static org.kaon.op.OpInputs.signed;

import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Orders, the largest, neighbours and distances.
final class OrderCases {

    private static final float NAN = Float.NaN;
    private static final float INF = Float.POSITIVE_INFINITY;

    private final List<OpCase> cases = new ArrayList<>();

    private OrderCases() {}

    static List<OpCase> all() {
        OrderCases all = new OrderCases();
        all.sorts();
        all.largest();
        all.neighbours();
        all.edgeConvolution();
        all.segments();
        return all.cases;
    }

    private void add(String name, int order, Function<List<Value>, Value> call, Tensor... inputs) {
        cases.add(new OpCase(name, order, List.of(inputs), call));
    }

    private void sorts() {
        Tensor special = Tensor.of(Shape.of(2, 5), NAN, -0f, INF, 0f, -INF, 3f, NAN, -1f, NAN, 3f);
        for (boolean descending : new boolean[] {false, true}) {
            String way = descending ? "descending" : "ascending";
            for (int axis = 0; axis < 3; axis++) {
                int along = axis;
                add(
                        "sort " + way + " along axis " + axis,
                        2,
                        in -> Sort.sort(in.getFirst(), along, descending),
                        signed(5, 7, 3));
            }
            add("arg sort " + way, 0, in -> argSort(in, descending), signed(5, 79));
            add("arg sort of ties " + way, 0, in -> argSort(in, descending), ints(3, 5, 19));
            add("arg sort of special numbers " + way, 0, in -> argSort(in, descending), special);
            add(
                    "arg sort of uint8 " + way,
                    0,
                    in ->
                            Node.apply(
                                    new ArgSort(descending),
                                    Cast.cast(in.getFirst(), DataType.UINT8)),
                    ints(9, 5, 7));
        }
        add("arg sort of nothing", 0, in -> argSort(in, false), empty(5, 0));
    }

    private static Value argSort(List<Value> in, boolean descending) {
        return Node.apply(new ArgSort(descending), in.getFirst());
    }

    private void largest() {
        add("the three largest", 2, in -> TopK.topK(in.getFirst(), 3).values(), signed(5, 7));
        add("the largest of a vector", 2, in -> TopK.topK(in.getFirst(), 1).values(), signed(7));
        add("all in order", 2, in -> TopK.topK(in.getFirst(), 7).values(), signed(5, 3, 7));
        add("where the largest are", 0, in -> Node.apply(new TopK(4), in.getFirst()), signed(5, 7));
        add("where ties are", 0, in -> Node.apply(new TopK(5), in.getFirst()), ints(2, 5, 19));
        add("where many are", 0, in -> Node.apply(new TopK(70), in.getFirst()), signed(2, 90));
    }

    private void neighbours() {
        add("neighbours", 0, in -> nearest(3, false, in), signed(2, 7, 5));
        add("neighbours and itself", 0, in -> nearest(7, true, in), signed(2, 7, 5));
        add(
                "neighbours under a mask",
                0,
                in -> nearest(5, false, in),
                signed(4, 7, 3),
                bools(4, 7));
        add("neighbours in one set", 0, in -> nearest(2, false, in), signed(19, 2));
        add(
                "neighbours among equals",
                0,
                in -> nearest(4, false, List.of(Floor.floor(in.get(0)), in.get(1))),
                signed(2, 7, 1),
                bools(2, 7));
        add(
                "features of neighbours",
                2,
                in ->
                        NearestNeighbours.neighbours(
                                in.get(1), NearestNeighbours.nearestNeighbours(in.get(0), 3)),
                signed(2, 7, 5),
                signed(2, 7, 4));
        add(
                "pairwise squared distances",
                2,
                in -> PairwiseSquaredDistances.pairwiseSquaredDistances(in.getFirst()),
                signed(2, 7, 3));
        add(
                "pairwise squared distances under a mask",
                0,
                in -> PairwiseSquaredDistances.pairwiseSquaredDistances(in.get(0), in.get(1)),
                signed(2, 7, 3),
                bools(2, 7));
        add(
                "nearness under a mask",
                2,
                in ->
                        Exp.exp(
                                Negate.negate(
                                        PairwiseSquaredDistances.pairwiseSquaredDistances(
                                                in.get(0), in.get(1)))),
                signed(2, 7, 3),
                bools(2, 7));
    }

    /// A block of ParticleNet: each point with its neighbours' differences through one layer.
    private void edgeConvolution() {
        add(
                "edge convolution",
                2,
                in -> {
                    Value x = in.getFirst();
                    Value nearest = NearestNeighbours.nearestNeighbours(x, 4);
                    Value there = NearestNeighbours.neighbours(x, nearest);
                    Value here = BroadcastLike.broadcastLike(x, there, List.of(2));
                    Value edges = Concat.concat(-1, here, Subtract.subtract(there, here));
                    return Mean.mean(Tanh.tanh(MatMul.matmul(edges, in.getLast())), false, 2);
                },
                signed(2, 7, 3),
                signed(6, 5));
    }

    private static Value nearest(int k, boolean includeSelf, List<Value> in) {
        return new Node(new NearestNeighbours(k, includeSelf), in).output(0);
    }

    private void segments() {
        segments(" of numbers", signed(19), ints(4, 19));
        segments(" of rows", signed(19, 3), ints(4, 19));
        segments(" of matrices", signed(11, 3, 2), ints(9, 11));
        segments(" of nothing", empty(0, 3), ints(4, 0));
        add(
                "segment max by uint8",
                2,
                in -> SegmentMax.segmentMax(in.get(0), Cast.cast(in.get(1), DataType.UINT8), 5),
                signed(19, 3),
                ints(9, 19));
    }

    private void segments(String name, Tensor values, Tensor indices) {
        add(
                "segment max" + name,
                2,
                in -> SegmentMax.segmentMax(in.get(0), in.get(1), 5),
                values,
                indices);
        add(
                "segment mean" + name,
                2,
                in -> SegmentMean.segmentMean(in.get(0), in.get(1), 5),
                values,
                indices);
    }
}
