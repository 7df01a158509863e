package org.kaon.op;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.graph.Placeholder.placeholder;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.TensorType;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Mistakes in shapes and types: the message names the op, what it wants and what it got.
class ShapeErrorsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void refusesAndSaysWhatItExpected(String words, Supplier<Object> mistake) {
        String[] parts = words.split("; ");
        assertThatThrownBy(mistake::get)
                .isInstanceOf(ShapeException.class)
                .hasMessageContainingAll(parts)
                .hasMessageContaining("found");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(elementwise(), reductions(), indices(), windows(), shapes())
                .flatMap(it -> it);
    }

    private static Stream<Arguments> elementwise() {
        return Stream.of(
                mistake("Add; shapes that broadcast; [5, 7] and [5]", () -> Add.add(x(5, 7), x(5))),
                mistake("Add; shapes that broadcast; [5, 7] and [0]", () -> Add.add(x(5, 7), x(0))),
                mistake("Equal; shapes that broadcast; [0] and [7]", () -> Equal.equal(i(0), i(7))),
                mistake("Add; of one type; int32[7]", () -> Add.add(x(7), i(7))),
                mistake(
                        "Multiply; float32, bfloat16, int32 or int64; bool[7]",
                        () -> Multiply.multiply(b(7), b(7))),
                mistake("Divide; float32; int32[7]", () -> Divide.divide(i(7), i(7))),
                mistake("Exp; float32; int32[3]; Cast", () -> Exp.exp(i(3))),
                mistake("Sin; float32; int32[3]; Cast", () -> Sin.sin(i(3))),
                mistake("Pow; shapes that broadcast; [5] and [7]", () -> Pow.pow(x(5), x(7))),
                mistake("Pow; float32; int32[7]", () -> Pow.pow(i(7), i(7))),
                mistake("Or; bool; float32[3]", () -> Xor.xor(x(3), x(3))),
                mistake("Negate; bool[3]", () -> Negate.negate(b(3))),
                mistake("Not; bool; float32[3]", () -> Not.not(x(3))),
                mistake("And; bool; int32[3]", () -> And.and(i(3), b(3))),
                mistake("Less; of one type", () -> Less.less(i(3), x(3))),
                mistake("Select; bool; float32[3]", () -> Select.select(x(3), x(3), x(3))),
                mistake("Select; of one type", () -> Select.select(b(3), x(3), i(3))),
                mistake("Select; broadcast", () -> Select.select(b(4), x(3), x(3))),
                mistake("Add; 2 inputs; 1", () -> Node.apply(new Add(), x(3))));
    }

    private static Stream<Arguments> reductions() {
        return Stream.of(
                mistake(
                        "Sum; an axis in [-2, 2) of [5, 7]; found 2",
                        () -> Sum.sum(x(5, 7), false, 2)),
                mistake("Sum; each axis once", () -> Sum.sum(x(5, 7), false, 1, -1)),
                mistake(
                        "Sum; ascending axes",
                        () -> Node.apply(new Sum(List.of(1, 0), false), x(5, 7))),
                mistake("Max; numbers; bool[3]; any or all", () -> Max.max(b(3), false)),
                mistake("Min; an element to choose; int32[0, 3]", () -> Min.min(i(0, 3))),
                mistake("Prod; an axis in [-1, 1) of [5]", () -> Prod.prod(x(5), true, 1)),
                mistake(
                        "Prod.Others; float32; int32[3]",
                        () -> Node.apply(new Prod.Others(List.of(0)), i(3))),
                mistake(
                        "Prod.Backward; a gradient of type float32[3]",
                        () -> Node.apply(new Prod.Backward(List.of(0)), x(3), x(4))),
                mistake("Variance; floating; int32[3]", () -> Variance.variance(i(3))),
                mistake("ArgMin; an element to choose", () -> ArgMin.argMin(x(0, 7), 0)),
                mistake("ArgMax; an element to choose", () -> ArgMax.argMax(x(5, 0), 1)),
                mistake(
                        "Softmax; an axis in [-1, 1) of [5]; found 1",
                        () -> Softmax.softmax(x(5), 1)),
                mistake(
                        "MatMul; inner extents; [5, 7] and [5, 7]",
                        () -> MatMul.matmul(x(5, 7), x(5, 7))),
                mistake(
                        "MatMul; inner extents",
                        () -> MatMul.matmul(x(5, 7), true, x(7, 5), false)),
                mistake("MatMul; at least 2 axes; [7]", () -> MatMul.matmul(x(7), x(7, 3))),
                mistake(
                        "MatMul; shapes that broadcast; [2] and [4]",
                        () -> MatMul.matmul(x(2, 5, 7), x(4, 7, 3))),
                mistake(
                        "SegmentSum; an index for each",
                        () -> SegmentSum.segmentSum(x(5), i(4), 3)),
                mistake(
                        "SegmentSum; integer indices; float32[5]",
                        () -> SegmentSum.segmentSum(x(5), x(5), 3)),
                mistake("SegmentSum; segments >= 1", () -> new SegmentSum(0)));
    }

    private static Stream<Arguments> indices() {
        return Stream.of(
                mistake("Gather; integer indices; float32[3]", () -> Gather.gather(x(5), x(3), 0)),
                mistake("Gather; an axis in [-1, 1) of [5]", () -> Gather.gather(x(5), i(3), 1)),
                mistake(
                        "Gather; indices for each place before axis 1 of [5, 7]; [4, 2]",
                        () -> Gather.gatherBatched(x(5, 7), i(4, 2), 1)),
                mistake(
                        "ScatterAdd; updates of shape [3, 7]; [3, 6]",
                        () -> ScatterAdd.scatterAdd(x(3, 6), i(3), x(5, 7), 0)),
                mistake(
                        "ScatterAdd; float32; int32[3]",
                        () -> ScatterAdd.scatterAdd(i(3), i(3), x(5), 0)),
                mistake(
                        "TakeAlongAxis; indices of 2 axes; int32[3]",
                        () -> TakeAlongAxis.takeAlongAxis(x(5, 7), i(3), 1)),
                mistake("Embedding; a table of 2 axes; [5]", () -> Embedding.embedding(x(5), i(3))),
                mistake("OneHot; an axis in [-2, 2) of [3, 4]", () -> OneHot.oneHot(i(3), 4, 2)),
                mistake("ArgSort; float32, int32 or uint8; bool[3]", () -> ArgSort.argSort(b(3))),
                mistake("ArgSort; an axis in [0, 0)", () -> ArgSort.argSort(x())),
                mistake("TopK; at least 4 elements; float32[5, 3]", () -> TopK.topK(x(5, 3), 4)),
                mistake("TopK; k >= 1", () -> new TopK(0)),
                mistake("SegmentMax; segments >= 1", () -> new SegmentMax(0)),
                mistake(
                        "SegmentMax; an index for each",
                        () -> SegmentMax.segmentMax(x(5, 2), i(4), 3)),
                mistake(
                        "NearestNeighbours; more than 5 points; [2, 5, 3]",
                        () -> NearestNeighbours.nearestNeighbours(x(2, 5, 3), 5)),
                mistake(
                        "NearestNeighbours; a mask for [2, 5, 3]; bool[2, 4]",
                        () -> NearestNeighbours.nearestNeighbours(x(2, 5, 3), b(2, 4), 2)),
                mistake(
                        "NearestNeighbours; points; [5]",
                        () -> NearestNeighbours.nearestNeighbours(x(5), 2)),
                mistake("NearestNeighbours; k >= 1", () -> new NearestNeighbours(0, true)),
                mistake(
                        "PairwiseSquaredDistances; [..., n, d]; int32[5, 3]",
                        () -> PairwiseSquaredDistances.pairwiseSquaredDistances(i(5, 3))),
                mistake("CumSum; float32, int32 or int64; bool[3]", () -> CumSum.cumSum(b(3), 0)),
                mistake("CumSum; an axis in [-1, 1) of [3]", () -> CumSum.cumSum(x(3), 1)),
                mistake("RandomInteger; low < high; [4, 4)", () -> new RandomInteger(4, 4, 1L)),
                mistake("RandomInteger; within int32", () -> new RandomInteger(0, 1L << 32, 1L)),
                mistake(
                        "RandomInteger; int64; int32",
                        () -> RandomInteger.randomInteger(x(3), i(), 0, 4, 1L)),
                mistake(
                        "Shuffle; a known extent of axis 0",
                        () -> Permutation.shuffle(x(Shape.ANY, 3), 0, of(DataType.INT64), 1L)),
                mistake(
                        "Dropout; a rate in [0, 1]; 1.5",
                        () -> Dropout.dropout(x(3), 1.5, of(DataType.INT64), 1L)),
                mistake(
                        "GaussianDropout; a rate below 1",
                        () -> GaussianDropout.gaussianDropout(x(3), 1, of(DataType.INT64), 1L)),
                mistake(
                        "GaussianNoise; >= 0; NaN",
                        () ->
                                GaussianNoise.gaussianNoise(
                                        x(3), Double.NaN, of(DataType.INT64), 1L)),
                mistake(
                        "Concat.Part; values joined to float32[5, 7]; [4, 7]",
                        () -> Node.apply(new Concat.Part(0, 1), x(4, 7), x(2, 7), x(3, 7))));
    }

    private static Stream<Arguments> windows() {
        Window valid = Window.window(2, Padding.VALID);
        List<Integer> two = List.of(2, 2);
        return Stream.of(
                mistake(
                        "Convolution; channels / groups; [2, 8, 7, 4]; [3, 3, 5, 6]",
                        () -> Convolution.convolution(x(2, 8, 7, 4), x(3, 3, 5, 6), valid)),
                mistake(
                        "Convolution; a multiple of 2",
                        () ->
                                Convolution.convolution(
                                        x(2, 8, 7, 4), x(3, 3, 2, 5), valid.withGroups(2))),
                mistake(
                        "Convolution; a kernel that fits",
                        () -> Convolution.convolution(x(2, 8, 2, 4), x(3, 3, 4, 6), valid)),
                mistake(
                        "Convolution; 4 axes; [8, 7, 4]",
                        () -> Convolution.convolution(x(8, 7, 4), x(3, 3, 4, 6), valid)),
                mistake(
                        "Convolution.BackwardInput; a gradient of shape [2, 6, 5, 6]",
                        () ->
                                Convolution.BackwardInput.of(
                                        x(2, 8, 7, 6), x(3, 3, 4, 6), x(2, 8, 7, 4), valid)),
                mistake(
                        "Convolution; channels, multiplier; [2, 8, 7, 4]; [3, 3, 5, 2]",
                        () ->
                                Convolution.convolution(
                                        x(2, 8, 7, 4), x(3, 3, 5, 2), valid.depthwise())),
                mistake(
                        "TransposedConvolution; filters, channels; [3, 3, 5, 2]",
                        () ->
                                TransposedConvolution.transposedConvolution(
                                        x(2, 8, 7, 4), x(3, 3, 5, 2), valid)),
                mistake(
                        "TransposedConvolution; less output padding than a step",
                        () ->
                                TransposedConvolution.transposedConvolution(
                                        x(2, 8, 7, 2), x(3, 3, 5, 2), valid, two)),
                mistake(
                        "TransposedConvolution; one group",
                        () ->
                                TransposedConvolution.transposedConvolution(
                                        x(2, 8, 7, 2), x(3, 3, 5, 2), valid.withGroups(2))),
                mistake("Window; for each axis", () -> valid.withStrides(List.of(1))),
                mistake("Window; groups >= 1", () -> valid.withGroups(0)),
                mistake("Padding; before as after", () -> Padding.explicit(two, List.of(1))),
                mistake("Padding; extents >= 0", () -> Padding.explicit(two, List.of(1, -1))),
                mistake(
                        "MaxPooling; a window that fits",
                        () -> MaxPooling.maxPooling(x(3, 1, 5, 2), two, two, Padding.VALID)),
                mistake(
                        "MaxPooling; 4 axes",
                        () -> MaxPooling.maxPooling(x(3, 5), two, two, Padding.VALID)),
                mistake(
                        "MaxPooling; a stride for each axis",
                        () -> new MaxPooling(two, List.of(1), Padding.SAME)),
                mistake(
                        "AveragePooling; padding below the window's size",
                        () -> new AveragePooling(two, two, Padding.explicit(List.of(0, 2), two))),
                mistake(
                        "MaxPooling.Pick; an element for each",
                        () ->
                                Node.apply(
                                        new MaxPooling.Pick(
                                                new MaxPooling(two, two, Padding.VALID)),
                                        x(3, 5, 8, 7),
                                        x(3, 5, 4, 7))),
                mistake(
                        "GlobalPooling; [n, spatial…, channels]",
                        () -> GlobalPooling.globalMaxPooling(x(3, 5), false)),
                mistake(
                        "MaxPooling.Backward; a gradient of shape [3, 2, 4, 7]",
                        () ->
                                Node.apply(
                                        new MaxPooling.Backward(
                                                new MaxPooling(two, two, Padding.VALID)),
                                        x(3, 5, 8, 7),
                                        x(3, 5, 4, 7))));
    }

    private static Stream<Arguments> shapes() {
        return Stream.of(
                mistake(
                        "Remap; that Padded; fits; [5, 3]",
                        () -> Pad.pad(x(5, 3), List.of(0, 3), List.of(0, 0), Pad.Mode.REFLECT)),
                mistake(
                        "Remap; a fill that is a number of its type; int32[5]",
                        () -> Pad.pad(i(5), List.of(1), List.of(1), 0.5f)),
                mistake(
                        "Remap; a fill that is a number of its type; bool[5]",
                        () -> Pad.pad(b(5), List.of(1), List.of(1), 2f)),
                mistake("Pad; for each axis", () -> Pad.pad(x(5, 3), List.of(1), List.of(1))),
                mistake(
                        "Remap; that Range; fits; [5, 3]",
                        () -> StridedSlice.stridedSlice(x(5, 3), StridedSlice.range(2, 7))),
                mistake("Split; divides axis 0", () -> Stack.split(x(5, 3), 2, 0)),
                mistake("Squeeze; one element", () -> Stack.squeeze(x(5, 3), 1)),
                mistake("Tile; for each axis", () -> Repeat.tile(x(5, 3), 2)),
                mistake("UpSampling; [n, spatial", () -> UpSampling.nearest(x(5, 3), List.of(2))),
                mistake(
                        "Reshape; 35 elements; [5, 8]",
                        () -> Reshape.reshape(x(5, 7), Shape.of(5, 8))),
                mistake(
                        "Reshape; a multiple of 8; [5, 7]",
                        () -> Reshape.reshape(x(5, 7), Shape.of(Shape.ANY, 8))),
                mistake(
                        "Reshape; at most one unknown",
                        () -> Reshape.reshape(x(5, 7), Shape.of(Shape.ANY, Shape.ANY))),
                mistake(
                        "ReshapeLike; 35 elements",
                        () -> Node.apply(new ReshapeLike(), x(5, 7), x(5))),
                mistake("Transpose; each of 2 axes once", () -> Transpose.transpose(x(5, 7), 0, 0)),
                mistake("Transpose; each of 2 axes once", () -> Transpose.transpose(x(5, 7), 0)),
                mistake(
                        "BroadcastLike; stretches to [5, 7]",
                        () -> BroadcastLike.broadcastLike(x(5), x(5, 7))),
                mistake(
                        "BroadcastLike; stretches to [5, 7, 3]",
                        () -> BroadcastLike.broadcastLike(x(5), x(5, 7, 3), List.of(1))),
                mistake("SumLike; stretches to [5, 7]", () -> SumLike.sumLike(x(5, 7), x(3))),
                mistake("OneHot; integer indices; float32[3]", () -> OneHot.oneHot(x(3), 4)),
                mistake("OneHot; a depth >= 1", () -> OneHot.oneHot(i(3), 0)),
                mistake(
                        "Concat; values like float32[5, 7]; [4, 7]",
                        () -> Concat.concat(1, x(5, 7), x(4, 7))),
                mistake("Concat; at least one", () -> Concat.concat(0)),
                mistake("Slice; from <= to <= extent; [5, 7]", () -> Slice.slice(x(5, 7), 0, 2, 6)),
                mistake("Slice; from <= to", () -> Slice.slice(x(5, 7), 0, 3, 2)),
                mistake(
                        "RandomUniform; int64; int32",
                        () -> RandomUniform.randomUniform(x(3), i(), 1L)),
                mistake(
                        "RandomNormal; 0 axes",
                        () -> RandomNormal.randomNormal(x(3), of(DataType.INT64, 2), 1L)));
    }

    private static Arguments mistake(String words, Supplier<Object> mistake) {
        return Arguments.of(words, mistake);
    }

    private static Value x(long... extents) {
        return of(DataType.FLOAT32, extents);
    }

    private static Value i(long... extents) {
        return of(DataType.INT32, extents);
    }

    private static Value b(long... extents) {
        return of(DataType.BOOL, extents);
    }

    private static Value of(DataType type, long... extents) {
        return placeholder("x", new TensorType(type, Shape.of(extents)));
    }
}
