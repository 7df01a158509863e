package org.kaon.op;

import static org.kaon.op.OpInputs.empty;
import static org.kaon.op.OpInputs.ints;
import static org.kaon.op.OpInputs.positive;
import static org.kaon.op.OpInputs.signed;

import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// Random numbers and what is made of them; running sums.
final class RandomCases {

    private static final Tensor COUNTER = Tensor.scalar(41L);

    private final List<OpCase> cases = new ArrayList<>();

    private RandomCases() {}

    static List<OpCase> all() {
        RandomCases all = new RandomCases();
        all.numbers();
        all.layers();
        all.runningSums();
        return all.cases;
    }

    private void one(String name, int order, UnaryOperator<Value> op, Tensor x) {
        cases.add(new OpCase(name, order, List.of(x), in -> op.apply(in.getFirst())));
    }

    private void random(String name, int order, BinaryOperator<Value> op, Tensor x) {
        cases.add(
                new OpCase(name, order, List.of(x, COUNTER), in -> op.apply(in.get(0), in.get(1))));
    }

    private void numbers() {
        random("random uniform", 1, (x, c) -> RandomUniform.randomUniform(x, c, -7L), signed(5, 7));
        random(
                "random normal",
                1,
                (x, c) -> RandomNormal.randomNormal(x, c, 1L << 40),
                signed(5, 7));
        random(
                "random truncated normal",
                1,
                (x, c) -> RandomTruncatedNormal.randomTruncatedNormal(x, c, 3L),
                signed(5, 79));
        random(
                "random integers",
                0,
                (x, c) -> RandomInteger.randomInteger(x, c, -3, 10, 3L),
                signed(5, 79));
        random(
                "random integers of the full range",
                0,
                (x, c) ->
                        RandomInteger.randomInteger(
                                x, c, Integer.MIN_VALUE, 1L + Integer.MAX_VALUE, -3L),
                signed(11, 79));
        random(
                "no random integers",
                0,
                (x, c) -> RandomInteger.randomInteger(x, c, 0, 2, 3L),
                empty(0, 3));
        random("bernoulli", 0, (x, c) -> Bernoulli.bernoulli(x, c, 5L), positive(5, 79));
        random("categorical", 0, (x, c) -> Categorical.categorical(x, c, 5L), signed(19, 7));
        random("permutation", 0, (_, c) -> Permutation.permutation(83, c, 5L), signed(3));
    }

    private void layers() {
        random("dropout", 2, (x, c) -> Dropout.dropout(x, 0.3, c, 5L), signed(5, 7));
        random("dropout of all", 2, (x, c) -> Dropout.dropout(x, 1, c, 5L), signed(5, 7));
        random(
                "alpha dropout",
                2,
                (x, c) -> AlphaDropout.alphaDropout(x, 0.3, c, 5L),
                signed(5, 7));
        random(
                "alpha dropout of all",
                2,
                (x, c) -> AlphaDropout.alphaDropout(x, 1, c, 5L),
                signed(5, 7));
        random(
                "gaussian noise",
                2,
                (x, c) -> GaussianNoise.gaussianNoise(x, 0.3, c, 5L),
                signed(5, 7));
        random(
                "gaussian dropout",
                2,
                (x, c) -> GaussianDropout.gaussianDropout(x, 0.3, c, 5L),
                signed(5, 7));
    }

    private void runningSums() {
        for (boolean exclusive : new boolean[] {false, true}) {
            for (boolean reverse : new boolean[] {false, true}) {
                String way = (exclusive ? " exclusive" : "") + (reverse ? " reverse" : "");
                for (int axis = 0; axis < 3; axis++) {
                    int along = axis;
                    one(
                            "cumsum" + way + " along axis " + axis,
                            2,
                            x -> CumSum.cumSum(x, along, exclusive, reverse),
                            signed(5, 7, 3));
                }
                one(
                        "cumsum" + way + " of int32",
                        0,
                        x -> CumSum.cumSum(x, 1, exclusive, reverse),
                        ints(9, 5, 7));
            }
        }
        one(
                "cumsum of int64",
                0,
                x -> CumSum.cumSum(Cast.cast(x, DataType.INT64), 0),
                ints(9, 5, 7));
        one("cumsum of nothing", 2, x -> CumSum.cumSum(x, 0), empty(0, 3));
        one("cumsum of single elements", 2, x -> CumSum.cumSum(x, 1), signed(5, 1, 3));
    }
}
