package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.ChainKernel;
import org.kaon.engine.cpu.kernel.IntegerFunction;
import org.kaon.engine.cpu.kernel.IntegerLoops;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.op.Abs;
import org.kaon.op.Add;
import org.kaon.op.Equal;
import org.kaon.op.Greater;
import org.kaon.op.GreaterEqual;
import org.kaon.op.Less;
import org.kaon.op.LessEqual;
import org.kaon.op.Maximum;
import org.kaon.op.Minimum;
import org.kaon.op.Multiply;
import org.kaon.op.Negate;
import org.kaon.op.NotEqual;
import org.kaon.op.Select;
import org.kaon.op.Sign;
import org.kaon.op.Subtract;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Element-wise arithmetic and comparisons on integers: one step each, on the team.
final class IntegerLowering {

    private IntegerLowering() {}

    private static Optional<IntegerFunction> function(Op op) {
        return switch (op) {
            case Add _ -> Optional.of(IntegerFunction.ADD);
            case Subtract _ -> Optional.of(IntegerFunction.SUBTRACT);
            case Multiply _ -> Optional.of(IntegerFunction.MULTIPLY);
            case Maximum _ -> Optional.of(IntegerFunction.MAXIMUM);
            case Minimum _ -> Optional.of(IntegerFunction.MINIMUM);
            case Equal _ -> Optional.of(IntegerFunction.EQUAL);
            case NotEqual _ -> Optional.of(IntegerFunction.NOT_EQUAL);
            case Less _ -> Optional.of(IntegerFunction.LESS);
            case LessEqual _ -> Optional.of(IntegerFunction.LESS_EQUAL);
            case Greater _ -> Optional.of(IntegerFunction.GREATER);
            case GreaterEqual _ -> Optional.of(IntegerFunction.GREATER_EQUAL);
            case Negate _ -> Optional.of(IntegerFunction.NEGATE);
            case Abs _ -> Optional.of(IntegerFunction.ABS);
            case Sign _ -> Optional.of(IntegerFunction.SIGN);
            case Select _ -> Optional.of(IntegerFunction.SELECT);
            default -> Optional.empty();
        };
    }

    /// *Errors*: a function that integers do not have, by name.
    static void lower(Op op, Node call, PlanBuilder plan) {
        Shape space = call.types().getFirst().shape();
        List<DataType> types =
                new ArrayList<>(call.inputs().stream().map(Value::dataType).toList());
        IntegerFunction function =
                function(op)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        op.name()
                                                + ": expected float32, found "
                                                + types
                                                + ". Cast the inputs first."));
        types.add(call.types().getFirst().dataType());
        boolean flat =
                call.inputs().stream()
                        .allMatch(v -> v.shape().size() == 1 || v.shape().size() == space.size());
        // Without rows to stretch along, the space is one long row.
        Shape over = flat ? Shape.of(space.size()) : space;
        List<long[]> strides =
                call.inputs().stream()
                        .map(v -> flat ? flat(v.shape()) : strides(v.shape(), space))
                        .toList();
        IntegerLoops loops = new IntegerLoops(function, types, over.extents(), strides);
        List<Slot> sources = call.inputs().stream().map(plan::plain).toList();
        Slot target = plan.make(call.output(0), Layout.plain(call.types().getFirst()));
        plan.kernel(
                op.name() + " " + call.inputs().getLast().dataType().numpyName(),
                sources,
                List.of(target),
                (reads, writes) ->
                        Split.over(
                                space.size(),
                                ChainKernel.GRAIN,
                                1,
                                (from, to) -> loops.run(reads, writes[0], from, to)));
    }

    private static long[] flat(Shape shape) {
        return new long[] {shape.size() == 1 ? 0 : 1};
    }

    private static long[] strides(Shape shape, Shape space) {
        long[] dense = Layout.rowMajor(shape.extents());
        long[] strides = new long[space.rank()];
        int missing = space.rank() - shape.rank();
        for (int i = missing; i < strides.length; i++) {
            strides[i] = shape.extent(i - missing) == 1 ? 0 : dense[i - missing];
        }
        return strides;
    }
}
