package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.BroadcastLike.broadcastLike;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Select.select;
import static org.kaon.op.Slice.slice;

import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How a {@link RecurrentCell} goes along a sequence: from which end, from which states, and which
/// steps a mask leaves out.
///
/// A masked step keeps all states and repeats the output before it (zeros before the first), or
/// gives zeros with `zeroMasked`. This is how Keras does it; so is the order of the outputs, which
/// is that in which they are made: a reversed recurrence gives the last time first.
///
/// Every step is unrolled into the graph, so the number of time steps must be known.
public record Recurrence(
        boolean reversed, boolean zeroMasked, List<Value> initial, List<Value> masks) {

    /// More nodes than this many steps make would not compile in reasonable time.
    private static final long LONGEST = 1 << 16;

    public Recurrence {
        initial = List.copyOf(initial);
        masks = List.copyOf(masks);
    }

    /// From the first step to the last, starting with zeros.
    public static Recurrence forward() {
        return new Recurrence(false, false, List.of(), List.of());
    }

    /// From the last step to the first, starting with zeros.
    public static Recurrence backward() {
        return new Recurrence(true, false, List.of(), List.of());
    }

    /// Starts with given states, `[batch, units]` each.
    public Recurrence from(Value... states) {
        return new Recurrence(reversed, zeroMasked, List.of(states), masks);
    }

    /// Goes only through steps where a mask `[batch, time]` of truth values holds.
    public Recurrence masked(Value mask, boolean zeros) {
        return new Recurrence(reversed, zeros, initial, List.of(mask));
    }

    /// What a recurrence gives: the output of each step, `[batch, units]`, and the last states.
    public record Unrolled(List<Value> outputs, List<Value> states) {

        public Value last() {
            return outputs.getLast();
        }

        /// All outputs as `[batch, time, units]`.
        public Value sequence() {
            Value[] steps =
                    outputs.stream()
                            .map(y ->
                                    reshape(
                                            y,
                                            Shape.of(y.shape().extent(0), 1, y.shape().extent(1))))
                            .toArray(Value[]::new);
            return Concat.concat(1, steps);
        }
    }

    /// *Shape*: x `[batch, time, features]`.
    ///
    /// *Errors*: another rank, an unknown number of steps or none, another number of states.
    public Unrolled apply(RecurrentCell cell, Value x) {
        requireSequence(x.shape());
        int time = Math.toIntExact(x.shape().extent(1));
        Value projected = cell.project(x);
        List<Value> states = start(cell, step(projected, 0));
        List<Value> outputs = new ArrayList<>();
        for (int i = 0; i < time; i++) {
            int t = reversed ? time - 1 - i : i;
            List<Value> next = cell.step(step(projected, t), states);
            Value output = next.getFirst();
            for (Value mask : masks) {
                Value holds = slice(mask, 1, t, t + 1L);
                Value zeros = broadcastLike(constant(0f), output);
                Value otherwise = zeroMasked || i == 0 ? zeros : outputs.getLast();
                output = select(holds, output, otherwise);
                next = chosen(holds, next, states);
            }
            outputs.add(output);
            states = next;
        }
        return new Unrolled(List.copyOf(outputs), states);
    }

    private static List<Value> chosen(Value holds, List<Value> next, List<Value> before) {
        List<Value> chosen = new ArrayList<>();
        for (int i = 0; i < next.size(); i++) {
            chosen.add(select(holds, next.get(i), before.get(i)));
        }
        return List.copyOf(chosen);
    }

    private static Value step(Value sequence, int t) {
        Shape shape = sequence.shape();
        return reshape(slice(sequence, 1, t, t + 1L), Shape.of(shape.extent(0), shape.extent(2)));
    }

    private List<Value> start(RecurrentCell cell, Value step) {
        if (initial.isEmpty()) {
            Value zeros = broadcastLike(constant(0f), slice(step, 1, 0, cell.units()));
            return Collections.nCopies(cell.states(), zeros);
        }
        if (initial.size() != cell.states()) {
            throw new ShapeException(
                    "Recurrence: expected "
                            + cell.states()
                            + " initial states, found "
                            + initial.size()
                            + ". Give one for each state of the cell.");
        }
        return initial;
    }

    private static void requireSequence(Shape shape) {
        if (shape.rank() == 3 && shape.extent(1) > LONGEST) {
            throw new ShapeException(
                    "Recurrence: expected at most "
                            + LONGEST
                            + " steps, found "
                            + shape
                            + ". Every step is unrolled: cut the sequence into shorter ones.");
        }
        if (shape.rank() != 3 || shape.extent(1) < 1) {
            throw new ShapeException(
                    "Recurrence: expected [batch, time, features] with a known time of at least 1,"
                            + " found "
                            + shape
                            + ". Every step is unrolled: give the input a fixed length, with a mask"
                            + " for shorter sequences.");
        }
    }
}
