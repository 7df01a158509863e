package org.kaon.op;

import static org.kaon.op.OpInputs.bools;
import static org.kaon.op.OpInputs.ints;

import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// Element-wise arithmetic and comparisons on integers.
final class IntegerCases {

    private final List<OpCase> cases = new ArrayList<>();

    private IntegerCases() {}

    static List<OpCase> all() {
        IntegerCases all = new IntegerCases();
        all.two("subtract", Subtract::subtract);
        all.two("multiply", Multiply::multiply);
        all.two("maximum", Maximum::maximum);
        all.two("minimum", Minimum::minimum);
        all.two("equal", Equal::equal);
        all.two("not equal", NotEqual::notEqual);
        all.two("less", Less::less);
        all.two("less or equal", LessEqual::lessEqual);
        all.two("greater", Greater::greater);
        all.two("greater or equal", GreaterEqual::greaterEqual);
        all.one("negate", Negate::negate);
        all.one("abs", Abs::abs);
        all.one("sign", Sign::sign);
        all.select();
        all.small();
        return List.copyOf(all.cases);
    }

    private void add(String name, BinaryOperator<Value> op, Tensor a, Tensor b) {
        cases.add(new OpCase(name, 0, List.of(a, b), in -> op.apply(in.get(0), in.get(1))));
    }

    private void two(String name, BinaryOperator<Value> op) {
        add(name + " int32 stretched both ways", op, ints(9, 5, 1, 3), ints(4, 7, 1));
        add(name + " int32 with a scalar", op, ints(9, 5, 7), ints(4));
        add(name + " int64", op, longs(5, 701), longs(701));
    }

    private void one(String name, UnaryOperator<Value> op) {
        for (Tensor x : List.of(ints(9, 5, 7), longs(1201), ints(9, 0, 3))) {
            String full = name + " " + x.type();
            cases.add(new OpCase(full, 0, List.of(x), in -> op.apply(in.getFirst())));
        }
    }

    private void select() {
        cases.add(
                new OpCase(
                        "select int32",
                        0,
                        List.of(bools(5, 1), ints(9, 7), ints(4, 5, 7)),
                        in -> Select.select(in.get(0), in.get(1), in.get(2))));
    }

    private void small() {
        add("less uint8", (a, b) -> Less.less(bytes(a), bytes(b)), ints(9, 5, 7), ints(4, 7));
        add("equal uint8", (a, b) -> Equal.equal(bytes(a), bytes(b)), ints(3, 5, 7), ints(3, 7));
    }

    private static Value bytes(Value x) {
        return Cast.cast(x, DataType.UINT8);
    }

    private static Tensor longs(long... extents) {
        Tensor small = ints(9, extents);
        long[] values = new long[(int) small.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (long) small.at(i);
        }
        return Tensor.of(Shape.of(extents), values);
    }
}
