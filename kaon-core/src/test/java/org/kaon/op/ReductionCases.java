package org.kaon.op;

import static org.kaon.op.OpInputs.bools;
import static org.kaon.op.OpInputs.empty;
import static org.kaon.op.OpInputs.ints;
import static org.kaon.op.OpInputs.positive;
import static org.kaon.op.OpInputs.signed;

import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Reductions over every kind of axes, of every type.
final class ReductionCases {

    /// A reduction over axes.
    private interface Over {
        Value of(Value x, boolean keepDims, int... axes);
    }

    private final List<OpCase> cases = new ArrayList<>();

    private ReductionCases() {}

    static List<OpCase> all() {
        ReductionCases all = new ReductionCases();
        all.overAxes("sum", Sum::sum, 2);
        all.overAxes("prod", Prod::prod, 2);
        all.overAxes("max", Max::max, 2);
        all.overAxes("min", Min::min, 2);
        all.overAxes("mean", Mean::mean, 2);
        all.overAxes("log sum exp", LogSumExp::logSumExp, 2);
        all.overAxes("variance", Variance::variance, 2);
        all.deviations();
        all.ofNothing();
        all.ofIntegers();
        all.indices();
        all.products();
        return all.cases;
    }

    private void one(String name, int order, UnaryOperator<Value> op, Tensor... x) {
        cases.add(new OpCase(name, order, List.of(x), in -> op.apply(in.getFirst())));
    }

    private void overAxes(String name, Over op, int order) {
        one(name + " of all", order, x -> op.of(x, false), signed(4, 8));
        one(name + " of all kept", order, x -> op.of(x, true), signed(5, 7));
        one(name + " of a scalar", order, x -> op.of(x, false), signed());
        one(name + " of one element", order, x -> op.of(x, false, 1), signed(5, 1, 3));
        one(name + " of rows", order, x -> op.of(x, false, 1, 2), signed(3, 5, 7));
        one(name + " of rows kept", order, x -> op.of(x, true, -1), signed(5, 7, 3));
        one(name + " of columns", order, x -> op.of(x, false, 0), signed(5, 7));
        one(name + " of columns kept", order, x -> op.of(x, true, 0), signed(19, 3));
        one(name + " of a middle axis", order, x -> op.of(x, false, 1), signed(5, 7, 3));
        one(name + " of middle axes", order, x -> op.of(x, true, 1, 2), signed(2, 5, 7, 3));
        one(name + " of split axes", order, x -> op.of(x, false, 2, 0), signed(5, 7, 3));
        one(name + " of axes split twice", order, x -> op.of(x, false, 0, 2), signed(5, 1, 7, 3));
    }

    // Of a single element it is √0, which has no gradient.
    private void deviations() {
        Over deviation = StandardDeviation::standardDeviation;
        one("standard deviation of all", 2, x -> deviation.of(x, false), signed(4, 8));
        one("standard deviation kept", 2, x -> deviation.of(x, true, 1), signed(5, 7, 3));
        one("standard deviation of ones", 0, x -> deviation.of(x, true, 1), signed(5, 1, 3));
    }

    private void ofNothing() {
        one("sum of nothing", 2, x -> Sum.sum(x, false, 0), empty(0, 3));
        one("prod of nothing", 2, x -> Prod.prod(x, false, 0), empty(0, 3));
        one("prod of no results", 2, x -> Prod.prod(x, false, 1), empty(0, 3));
        one("max of nothing", 0, x -> Max.max(x, false, 0), empty(0, 3));
        one("min of nothing", 0, x -> Min.min(x, true, 0), empty(0, 3));
        one("log sum exp of nothing", 0, x -> LogSumExp.logSumExp(x, false, 0), empty(0, 3));
        one("any of nothing", 0, x -> Any.any(x, false, 0), empty(0, 3));
        one("all of nothing", 0, x -> All.all(x, false, 0), empty(0, 3));
        one("sum of no integers", 0, x -> Sum.sum(x, false, 0), ints(4, 0, 3));
        one(
                "sum of no integers over split axes",
                0,
                x -> Sum.sum(x, false, 0, 2),
                ints(4, 0, 3, 2));
        one("prod of no integers", 0, x -> Prod.prod(x, false, 0), ints(4, 0, 3));
    }

    private void ofIntegers() {
        for (DataType type : List.of(DataType.INT32, DataType.INT64, DataType.UINT8)) {
            String of = " of " + type.numpyName();
            one("sum" + of, 0, x -> Sum.sum(Cast.cast(x, type), false, 0, 2), ints(9, 5, 7, 3));
            one("prod" + of, 0, x -> Prod.prod(Cast.cast(x, type), true, 1), ints(2, 5, 3));
            one("max" + of, 0, x -> Max.max(Cast.cast(x, type), false, 1), ints(9, 5, 7, 3));
            one("min" + of, 0, x -> Min.min(Cast.cast(x, type), false), ints(9, 5, 7));
            one("mean" + of, 0, x -> Mean.mean(Cast.cast(x, type), false, 1), ints(9, 5, 7));
            one("arg max" + of, 0, x -> ArgMax.argMax(Cast.cast(x, type), 1), ints(9, 5, 7, 3));
            one("arg min" + of, 0, x -> ArgMin.argMin(Cast.cast(x, type), 0), ints(9, 5, 7));
        }
        one("sum of bool", 0, x -> Sum.sum(x, false, 1), bools(5, 7, 3));
        one("sum of int32 over no axes", 0, Sum::sum, ints(9));
        one("mean of bool", 0, x -> Mean.mean(x, false, 0), bools(5, 7));
        one("any", 0, x -> Any.any(x, false, 1), bools(5, 7, 3));
        one("any of numbers kept", 0, x -> Any.any(x, true), ints(1, 5, 7));
        one("all", 0, x -> All.all(x, true, 0), bools(2, 7));
        one("all of numbers", 0, x -> All.all(x), signed(5, 7));
    }

    private void indices() {
        one("count", 1, x -> Node.apply(new Count(List.of(0, 2)), x), signed(5, 7, 3));
        one("arg max of rows", 0, x -> ArgMax.argMax(x, -1), signed(5, 7));
        one("arg max of columns", 0, x -> ArgMax.argMax(x, 0), signed(5, 7, 3));
        one("arg max of ties", 0, x -> ArgMax.argMax(Sign.sign(x), 1), signed(5, 7, 3));
        one("arg min of rows", 0, x -> ArgMin.argMin(x, -1), signed(5, 7));
        one("arg min of a middle axis", 0, x -> ArgMin.argMin(x, 1), signed(5, 7, 3));
    }

    private void products() {
        Tensor zero = Tensor.of(Shape.of(3, 4), 2, 0, 3, -1, 0, 4, 0, 5, 1.5f, 2.5f, -3, 4);
        one("prod with zeros in rows", 2, x -> Prod.prod(x, false, 1), zero);
        one("prod with zeros in columns", 2, x -> Prod.prod(x, false, 0), zero);
        one("prod with zeros", 2, Prod::prod, Tensor.of(Shape.of(2, 3), 2f, 0, 3, -1, 0, 4));
        for (List<Integer> axes : List.of(List.of(1), List.of(0, 2))) {
            String over = " over " + axes;
            one(
                    "other factors" + over,
                    1,
                    x -> Node.apply(new Prod.Others(axes), x),
                    positive(2, 4, 3));
            cases.add(
                    new OpCase(
                            "gradient of other factors" + over,
                            0,
                            List.of(positive(2, 4, 3), signed(2, 4, 3)),
                            in -> Node.apply(new Prod.Backward(axes), in.get(0), in.get(1))));
        }
    }
}
