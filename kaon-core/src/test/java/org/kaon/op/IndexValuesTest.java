package org.kaon.op;

import static org.kaon.graph.Constant.constant;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Reductions, orders, indices, segments and distances, with their gradients, against JAX and Keras
/// (`index_values.py`).
class IndexValuesTest {

    private static final FixtureFile FIXTURE = FixtureFile.read("index_values.txt");
    private static final Value IDS = constant(Tensor.of(Shape.of(8), 2, 0, 2, 1, 3, 0, 2, 1));

    private static Value x(Map<String, Value> in, String name) {
        return Objects.requireNonNull(in.get(name), name);
    }

    private static DynamicTest one(String name, UnaryOperator<Value> function) {
        return DynamicTest.dynamicTest(
                name, () -> FIXTURE.check(name, in -> List.of(function.apply(x(in, "x")))));
    }

    @TestFactory
    Stream<DynamicTest> reductions() {
        return Stream.of(
                one("prod", x -> Prod.prod(x, false, 1)),
                one("logsumexp", x -> LogSumExp.logSumExp(x, false, 0, 2)),
                one("variance", x -> Variance.variance(x, false, 1)),
                one("deviation", x -> StandardDeviation.standardDeviation(x, true, 0, 1)),
                one("max", x -> Max.max(x, false, 1)),
                one("cumsum", x -> CumSum.cumSum(x, 1)),
                one("reverse cumsum", x -> CumSum.cumSum(x, 1, false, true)));
    }

    @TestFactory
    Stream<DynamicTest> indices() {
        Value places = constant(Tensor.of(Shape.of(3, 2), 2, 0, 2, 1, 3, 3));
        Value classes = constant(Tensor.of(Shape.of(3, 2), 2, 0, 9, 1, 3, 3));
        return Stream.of(
                one("take", x -> Gather.gather(x, places, 1)),
                one("sort", x -> Sort.sort(x, 1, true)),
                one("top k", x -> TopK.topK(x, 3).values()),
                one("one hot", x -> Multiply.multiply(x, OneHot.oneHot(classes, 4, 1))));
    }

    @TestFactory
    Stream<DynamicTest> segmentsAndPoints() {
        return Stream.of(
                one("segment sum", x -> SegmentSum.segmentSum(x, IDS, 5)),
                one("segment max", x -> SegmentMax.segmentMax(x, IDS, 4)),
                one("segment mean", x -> SegmentMean.segmentMean(x, IDS, 5)),
                one("distances", PairwiseSquaredDistances::pairwiseSquaredDistances),
                DynamicTest.dynamicTest(
                        "neighbours",
                        () ->
                                FIXTURE.check(
                                        "neighbours",
                                        in ->
                                                List.of(
                                                        NearestNeighbours.neighbours(
                                                                x(in, "f"),
                                                                NearestNeighbours.nearestNeighbours(
                                                                        x(in, "x"), 3))))));
    }
}
