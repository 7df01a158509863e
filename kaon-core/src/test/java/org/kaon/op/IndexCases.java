package org.kaon.op;

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

/// Elements picked, placed and summed by index.
final class IndexCases {

    private final List<OpCase> cases = new ArrayList<>();

    private IndexCases() {}

    static List<OpCase> all() {
        IndexCases all = new IndexCases();
        all.gathers();
        all.scatters();
        all.alongAxes();
        all.segments();
        all.parts();
        return all.cases;
    }

    private void add(String name, int order, Function<List<Value>, Value> call, Tensor... inputs) {
        cases.add(new OpCase(name, order, List.of(inputs), call));
    }

    /// Integers from 0 to `bound − 1`.
    static Tensor inside(int bound, long... extents) {
        Tensor tensor = ints(bound, extents);
        int[] values = tensor.ints();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
        return Tensor.of(tensor.shape(), values);
    }

    private void gather(String name, int axis, Tensor x, Tensor indices) {
        add("gather " + name, 2, in -> Gather.gather(in.get(0), in.get(1), axis), x, indices);
    }

    private void batched(String name, int axis, Tensor x, Tensor indices) {
        add(
                "batched gather " + name,
                2,
                in -> Gather.gatherBatched(in.get(0), in.get(1), axis),
                x,
                indices);
    }

    private void gathers() {
        gather("of rows", 0, signed(5, 7), inside(5, 19));
        gather("of elements", 0, signed(23), inside(23, 5, 7));
        gather("of columns", 1, signed(5, 7), inside(7, 4));
        gather("of a middle axis", 1, signed(5, 7, 3), inside(7, 2, 4));
        gather("by a scalar", 1, signed(5, 7, 3), inside(7));
        gather("by nothing", 0, signed(5, 7), inside(5, 0));
        gather("of no columns", 0, empty(5, 0), inside(5, 3));
        batched("of a middle axis", 1, signed(2, 7, 3), inside(7, 2, 5));
        batched("of neighbours", 1, signed(2, 7, 3), inside(7, 2, 5, 4));
        batched("of the last axis", 2, signed(2, 5, 7), inside(7, 2, 5, 3));
        batched("of one for each", 1, signed(5, 7, 3), inside(7, 5));
        batched("of the first axis", 0, signed(5, 7), inside(5, 3));
        add(
                "gather or zero",
                2,
                in -> Gather.gatherOrZero(in.get(0), in.get(1), 0),
                signed(5, 7),
                ints(7, 19));
        for (DataType type : List.of(DataType.INT64, DataType.UINT8, DataType.INT32)) {
            add(
                    "gather by and of " + type.numpyName(),
                    0,
                    in -> Gather.gather(Cast.cast(in.get(0), type), Cast.cast(in.get(1), type), 0),
                    ints(9, 5),
                    inside(5, 2, 3));
            add(
                    "gather rows of " + type.numpyName(),
                    0,
                    in -> Gather.gather(Cast.cast(in.get(0), type), in.get(1), 0),
                    ints(9, 5, 3),
                    inside(5, 7));
        }
        add(
                "embedding of repeated indices",
                2,
                in -> Embedding.embedding(in.get(0), in.get(1)),
                signed(3, 7),
                inside(3, 5, 4));
    }

    private void scatters() {
        for (int axis = 0; axis < 3; axis++) {
            Shape like = Shape.of(5, 7, 3);
            Shape updates = like.with(axis, 11);
            int along = axis;
            add(
                    "scatter add along axis " + axis,
                    2,
                    in -> ScatterAdd.scatterAdd(in.get(0), in.get(1), in.get(2), along),
                    signed(updates.extents()),
                    inside((int) like.extent(axis), 11),
                    signed(like.extents()));
        }
        ScatterAdd batched = new ScatterAdd(1, true, Gather.Outside.ZERO);
        add(
                "batched scatter add, some outside",
                2,
                in -> Node.apply(batched, in.get(0), in.get(1), in.get(2)),
                signed(2, 5, 4, 3),
                ints(9, 2, 5, 4),
                signed(2, 7, 3));
        add(
                "scatter add of nothing",
                2,
                in -> ScatterAdd.scatterAdd(in.get(0), in.get(1), in.get(2), 0),
                empty(0, 3),
                inside(5, 0),
                signed(5, 3));
    }

    private void alongAxes() {
        for (int axis = 0; axis < 3; axis++) {
            Shape x = Shape.of(5, 7, 3);
            int along = axis;
            add(
                    "take along axis " + axis,
                    2,
                    in -> TakeAlongAxis.takeAlongAxis(in.get(0), in.get(1), along),
                    signed(x.extents()),
                    inside((int) x.extent(axis), x.with(axis, 4).extents()));
        }
        add("one hot along axis 0", 0, in -> OneHot.oneHot(in.get(0), 4, 0), ints(4, 5, 7));
        add("one hot along axis 1", 0, in -> OneHot.oneHot(in.get(0), 4, 1), ints(4, 5, 7));
        add("one hot along the end", 0, in -> OneHot.oneHot(in.get(0), 4, -1), ints(4, 5, 7));
    }

    private void segments() {
        segmentSum("", signed(19), ints(5, 19));
        segmentSum(" of rows", signed(19, 3), ints(5, 19));
        segmentSum(" of matrices", signed(11, 3, 2), ints(9, 11));
        segmentSum(" of nothing", empty(0), ints(5, 0));
        segmentSum(" of no rows", empty(0, 3), ints(5, 0));
        add(
                "segment sum by int64",
                2,
                in -> SegmentSum.segmentSum(in.get(0), Cast.cast(in.get(1), DataType.INT64), 4),
                signed(19),
                ints(5, 19));
    }

    private void segmentSum(String name, Tensor values, Tensor indices) {
        add(
                "segment sum" + name,
                2,
                in -> SegmentSum.segmentSum(in.get(0), in.get(1), 4),
                values,
                indices);
    }

    private void parts() {
        for (int i = 0; i < 3; i++) {
            Concat.Part part = new Concat.Part(0, i);
            add(
                    "part " + i + " of a concat",
                    2,
                    in -> new Node(part, in).output(0),
                    signed(9, 7),
                    signed(2, 7),
                    signed(4, 7),
                    signed(3, 7));
        }
        add(
                "concat of one value and nothing",
                2,
                in -> Concat.concat(1, in.get(0), in.get(1)),
                signed(5, 3),
                empty(5, 0));
    }
}
