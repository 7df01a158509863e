package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.op.Concat;
import org.kaon.op.Slice;
import org.kaon.op.Stack;
import org.kaon.op.Transpose;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Functions of Keras's `ops` that change shapes. The batch axis stays where it is.
final class OperationShapes {

    private OperationShapes() {}

    /// One axis or several.
    ///
    /// *Errors*: none, which would go over the batch.
    static List<Integer> axes(Config in) {
        if (in.raw("axis").orElse(List.of()) instanceof Integer axis) {
            return List.of(axis);
        }
        if (in.isNull("axis")) {
            throw new ConfigException(
                    in.owner()
                            + ": \"axis\" expects axes beside that of the batch, found none: the"
                            + " result would have no rows.");
        }
        return Settings.integers(in, "axis");
    }

    /// The axes counted from 0.
    ///
    /// *Errors*: an axis that x has not, the axis of the batch.
    static int[] beside(Site site, Value x, List<Integer> axes) {
        int[] places = axes.stream().mapToInt(axis -> site.axis(x, axis)).toArray();
        if (IntStream.of(places).anyMatch(axis -> axis == 0)) {
            throw site.failure("axes beside that of the batch", axes.toString());
        }
        return places;
    }

    static Operations.Rule concatenate(Config in) {
        int axis = in.integer("axis", -1);
        return (site, v) -> Concat.concat(beside(site, v.getFirst(), List.of(axis))[0], array(v));
    }

    static Operations.Rule stack(Config in) {
        int axis = in.integer("axis", 0);
        return (site, v) -> {
            int rank = v.getFirst().shape().rank();
            if (axis == 0 || axis > rank || axis < -rank) {
                throw site.failure("a new axis after that of the batch", "axis " + axis);
            }
            return Stack.stack(axis, array(v));
        };
    }

    private static Value[] array(List<Value> values) {
        return values.toArray(Value[]::new);
    }

    /// The first extent is the batch's, which Keras writes as −1.
    static Operations.Rule reshape(Config in) {
        List<Integer> target = Settings.integers(in, "newshape");
        if (target.isEmpty() || target.getFirst() != -1 && target.contains(-1)) {
            throw in.wrong("newshape", "−1 for the batch in front", target);
        }
        return (site, v) -> {
            Value x = v.getFirst();
            List<Integer> row = target.subList(1, target.size());
            long given = row.stream().mapToLong(e -> e).reduce(1, (a, b) -> a * b);
            if (site.knownRow(x).size() != given) {
                throw site.failure("rows of " + given + " elements for " + row, x);
            }
            return new Reshape(row).apply(site.scope(), v);
        };
    }

    static Operations.Rule transpose(Config in) {
        List<Integer> axes = in.isNull("axes") ? List.of() : Settings.integers(in, "axes");
        if (axes.isEmpty() || axes.getFirst() != 0) {
            throw in.wrong("axes", "a permutation that leaves axis 0 in front", axes);
        }
        return (_, v) -> Transpose.transpose(v.getFirst(), ints(axes));
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(i -> i).toArray();
    }

    static Operations.Rule expandDims(Config in) {
        List<Integer> axes = axes(in);
        if (axes.size() != 1 || axes.getFirst() == 0) {
            throw in.wrong("axis", "one axis after that of the batch", axes);
        }
        return (_, v) -> Stack.expandDims(v.getFirst(), axes.getFirst());
    }

    static Operations.Rule squeeze(Config in) {
        List<Integer> axes = axes(in);
        return (site, v) -> {
            Value x = v.getFirst();
            List<Integer> places =
                    IntStream.of(beside(site, x, axes))
                            .boxed()
                            .sorted(Comparator.reverseOrder())
                            .toList();
            for (int place : places) {
                if (site.known(x, place) != 1) {
                    throw site.failure("an extent of 1 on axis " + place, x);
                }
                x = Stack.squeeze(x, place);
            }
            return x;
        };
    }

    /// `x[:, 1:3, 0]`.
    static Operations.Rule item(List<Operation.Operand> operands) {
        if (!(operands.getLast() instanceof Operation.Operand.Item(List<Operation.Part> parts))
                || parts.isEmpty()
                || !parts.getFirst().equals(Operation.Part.WHOLE)) {
            throw new ConfigException(
                    "GetItem: expects [:, …] with the whole batch in front and parts without steps,"
                            + " found "
                            + operands.getLast()
                            + ".");
        }
        return (site, v) -> taken(site, v.getFirst(), parts);
    }

    private static Value taken(Site site, Value x, List<Operation.Part> parts) {
        if (parts.size() > x.shape().rank()) {
            throw site.failure("an input with " + parts.size() + " axes", x);
        }
        Value taken = x;
        List<Integer> alone = new ArrayList<>();
        for (int axis = 1; axis < parts.size(); axis++) {
            Operation.Part part = parts.get(axis);
            long extent = part.equals(Operation.Part.WHOLE) ? Shape.ANY : site.known(x, axis);
            if (extent != Shape.ANY) {
                long from = within(part.from(), extent);
                long to = part.to() == Slice.END ? extent : within(part.to(), extent);
                long last = part.alone() ? from + 1 : to;
                if (from >= last || last > extent) {
                    throw site.failure("indices " + part.from() + " on axis " + axis, x);
                }
                taken = Slice.slice(taken, axis, from, last);
            }
            if (part.alone()) {
                alone.add(axis);
            }
        }
        for (int axis : alone.reversed()) {
            taken = Stack.squeeze(taken, axis);
        }
        return taken;
    }

    private static long within(long index, long extent) {
        return Math.min(index < 0 ? index + extent : index, extent);
    }
}
