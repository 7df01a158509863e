package org.kaon.engine.cpu;

import org.kaon.engine.NotFiniteException;
import org.kaon.graph.Node;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Read;
import org.kaon.graph.Value;
import org.kaon.op.Blank;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Looks at what a step has just made, and ends the run where it is not finite.
final class FiniteCheck {

    private final Node node;
    private final List<Value> seen;

    private FiniteCheck(Node node, List<Value> seen) {
        this.node = node;
        this.seen = seen;
    }

    /// Adds a check after the steps of a node, if it has made floats. Its inputs are kept until
    /// then, so that the message can say which of them were finite.
    static void after(Node node, PlanBuilder plan) {
        List<Value> outputs = new ArrayList<>();
        for (int i = 0; i < node.types().size(); i++) {
            Value output = node.output(i);
            if (isFloating(output)) {
                outputs.add(output);
            }
        }
        if (outputs.isEmpty() || node.op() instanceof Blank) {
            return;
        }
        List<Slot> slots = new ArrayList<>();
        outputs.forEach(output -> slots.add(plan.plain(output)));
        List<Value> seen = new ArrayList<>(outputs);
        for (Value input : node.inputs()) {
            boolean read = isFloating(input) && !(input.source().op() instanceof Blank);
            if (read && slots.stream().noneMatch(s -> s.buffer() == plan.slot(input).buffer())) {
                seen.add(input);
                slots.add(plan.plain(input));
            }
        }
        FiniteCheck check = new FiniteCheck(node, seen);
        plan.kernel(
                "check " + name(node),
                slots,
                List.of(),
                (reads, _) -> check.on(reads, outputs.size()));
    }

    private static boolean isFloating(Value value) {
        return value.dataType().isFloating() && value.shape().size() > 0;
    }

    private Runnable on(MemorySegment[] reads, int outputs) {
        Tensor[] tensors = new Tensor[reads.length];
        Arrays.setAll(
                tensors,
                i ->
                        new Tensor(
                                seen.get(i).type(),
                                reads[i].asSlice(0, seen.get(i).type().bytes())));
        long[] runs = new long[1];
        return () -> {
            runs[0]++;
            for (int i = 0; i < outputs; i++) {
                long position = first(tensors[i]);
                if (position >= 0) {
                    throw failure(tensors[i], position, runs[0], inputs(tensors, outputs));
                }
            }
        };
    }

    private static long first(Tensor tensor) {
        long size = tensor.size();
        for (long i = 0; i < size; i++) {
            if (!Double.isFinite(tensor.at(i))) {
                return i;
            }
        }
        return -1;
    }

    private List<String> inputs(Tensor[] tensors, int outputs) {
        List<String> lines = new ArrayList<>();
        for (int i = outputs; i < tensors.length; i++) {
            lines.add(described(seen.get(i), tensors[i]));
        }
        return lines;
    }

    private static String described(Value value, Tensor tensor) {
        long position = first(tensor);
        String name = name(value.source()) + " " + value.type();
        if (position >= 0) {
            return name + " was not (" + tensor.at(position) + ")";
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (long i = 0; i < tensor.size(); i++) {
            low = Math.min(low, tensor.at(i));
            high = Math.max(high, tensor.at(i));
        }
        return String.format(Locale.ROOT, "%s was finite (%.4g to %.4g)", name, low, high);
    }

    private NotFiniteException failure(Tensor found, long position, long run, List<String> inputs) {
        return new NotFiniteException(
                name(node)
                        + ": expected finite values, found "
                        + found.at(position)
                        + " at "
                        + Arrays.toString(index(found.shape(), position))
                        + " of "
                        + found.type()
                        + " in run "
                        + run
                        + " of the plan."
                        + (inputs.isEmpty()
                                ? ""
                                : inputs.stream()
                                        .collect(Collectors.joining("; ", " Of its inputs ", ".")))
                        + " Clean the data, lower the learning rate, bound the gradients, or guard"
                        + " the op's argument.");
    }

    private static long[] index(Shape shape, long position) {
        long[] index = new long[shape.rank()];
        long rest = position;
        for (int i = shape.rank() - 1; i >= 0; i--) {
            index[i] = rest % shape.extent(i);
            rest /= shape.extent(i);
        }
        return index;
    }

    /// `Log of dense_1`.
    private static String name(Node node) {
        String of = node.origin().isEmpty() ? "" : " of " + node.origin();
        return switch (node.op()) {
            case Read read -> read.variable().name();
            case Placeholder input -> "Input \"" + input.label() + "\"";
            case Fused fused -> String.join(" ", fused.members()) + of;
            case FusedReduction op ->
                    String.join(" ", op.fused().members()) + " " + op.consumer() + of;
            default -> node.op().name() + of;
        };
    }
}
