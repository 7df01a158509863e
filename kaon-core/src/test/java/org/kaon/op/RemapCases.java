package org.kaon.op;

import static org.kaon.op.AxisMap.Range.END;
import static org.kaon.op.OpInputs.bools;
import static org.kaon.op.OpInputs.empty;
import static org.kaon.op.OpInputs.ints;
import static org.kaon.op.OpInputs.signed;
import static org.kaon.op.StridedSlice.range;

import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The cases of slices with steps, padding, flips, rolls, tiles and repeats.
final class RemapCases {

    private final List<OpCase> cases = new ArrayList<>();

    private RemapCases() {}

    static List<OpCase> all() {
        RemapCases all = new RemapCases();
        all.slices();
        all.padding();
        all.repeats();
        all.backward("a range", new AxisMap.Range(1, -1, 2), signed(3, 5), signed(8, 5));
        AxisMap mirrored = new AxisMap.Padded(2, 1, Pad.Mode.REFLECT);
        all.backward("a mirrored axis", mirrored, signed(9, 5), signed(6, 5));
        all.backward("nothing", new AxisMap.Range(2, 2, 1), empty(0, 5), signed(8, 5));
        return all.cases;
    }

    private void slices() {
        add("strided slice", x -> StridedSlice.stridedSlice(x, range(1, 8, 3)), 9, 4);
        add(
                "strided slice of two axes",
                x -> StridedSlice.stridedSlice(x, range(0, END), range(-5, -1, 2), range(4, 1, -2)),
                3,
                7,
                6,
                2);
        add("strided slice of nothing", x -> StridedSlice.stridedSlice(x, range(2, 2)), 5, 3);
        add(
                "crop",
                x -> StridedSlice.crop(x, List.of(0, 2, 1, 0), List.of(0, 1, 3, 0)),
                2,
                7,
                6,
                5);
        add("flip", x -> StridedSlice.flip(x, -1), 5, 7);
        add("flip of outer axes", x -> StridedSlice.flip(x, 0, 1), 5, 7, 3);
        add("roll", x -> Repeat.roll(x, 2, 1), 5, 7, 3);
        add("roll back", x -> Repeat.roll(x, -9, -1), 5, 7);
        whole("flip of integers", x -> StridedSlice.flip(x, 0), ints(9, 5, 7));
        whole(
                "crop of truths",
                x -> StridedSlice.crop(x, List.of(1, 2), List.of(0, 1)),
                bools(5, 7));
    }

    private void padding() {
        List<Integer> before = List.of(0, 2, 1, 0);
        List<Integer> after = List.of(0, 0, 3, 0);
        for (Pad.Mode mode : Pad.Mode.values()) {
            add("pad " + mode, x -> Pad.pad(x, before, after, mode), 2, 5, 6, 3);
            add("pad rows " + mode, x -> Pad.pad(x, List.of(1, 3), List.of(2, 0), mode), 5, 7);
        }
        add("pad with a number", x -> Pad.pad(x, before, after, -1.5f), 2, 5, 6, 3);
        whole("pad of integers", x -> Pad.pad(x, List.of(1, 0), List.of(0, 2), 7f), ints(9, 5, 7));
        cases.add(
                new OpCase(
                        "pad of nothing",
                        2,
                        List.of(empty(0, 3)),
                        in -> Pad.pad(in.getFirst(), List.of(2, 0), List.of(0, 1))));
    }

    private void repeats() {
        add("tile", x -> Repeat.tile(x, 2, 1, 3), 5, 4, 7);
        add("repeat", x -> Repeat.repeat(x, 3, 1), 2, 5, 7);
        add("repeat columns", x -> Repeat.repeat(x, 3, -1), 5, 7);
        add("upsampling", x -> UpSampling.nearest(x, List.of(2, 3)), 2, 3, 5, 17);
        add("resizing to more", x -> UpSampling.nearestTo(x, List.of(7L, 4L)), 2, 5, 3, 6);
        add("resizing to less", x -> UpSampling.nearestTo(x, List.of(3L, 4L)), 2, 9, 8, 5);
        add("linear upsampling", x -> LinearResize.linear(x, List.of(2, 3)), 2, 3, 5, 17);
        add("linear resizing", x -> LinearResize.linearTo(x, List.of(7L, 4L)), 2, 5, 9, 3);
        add("linear upsampling of a sequence", x -> LinearResize.linear(x, List.of(3)), 2, 5, 4);
        add(
                "linear resizing of a volume",
                x -> LinearResize.linearTo(x, List.of(7L, 2L, 5L)),
                1,
                3,
                6,
                4,
                2);
        cases.add(
                new OpCase(
                        "linear resizing backward",
                        2,
                        List.of(signed(2, 7, 4, 3), signed(2, 5, 9, 3)),
                        in ->
                                Node.apply(
                                        new LinearResize.Backward(
                                                List.of(
                                                        new LinearResize.Target.To(7),
                                                        new LinearResize.Target.To(4))),
                                        in.get(0),
                                        in.get(1))));
        whole("tile of integers", x -> Repeat.tile(x, 1, 2), ints(9, 5, 7));
        add("stack", x -> Stack.stack(1, x, StridedSlice.flip(x, 0)), 5, 3);
        add("squeeze", x -> Stack.squeeze(x, 1), 5, 1);
    }

    private void add(String name, UnaryOperator<Value> call, long... extents) {
        cases.add(new OpCase(name, 2, List.of(signed(extents)), in -> call.apply(in.getFirst())));
    }

    private void backward(String name, AxisMap map, Tensor dy, Tensor x) {
        List<AxisMap> axes = List.of(map, new AxisMap.Whole());
        cases.add(
                new OpCase(
                        "remap backward to " + name,
                        2,
                        List.of(dy, x),
                        in -> Remap.Backward.of(axes, in.get(0), in.get(1))));
    }

    private void whole(String name, UnaryOperator<Value> call, Tensor x) {
        cases.add(new OpCase(name, 0, List.of(x), in -> call.apply(in.getFirst())));
    }
}
