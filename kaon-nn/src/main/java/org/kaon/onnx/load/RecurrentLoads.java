package org.kaon.onnx.load;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Subtract.subtract;

import org.kaon.graph.Value;
import org.kaon.op.Blank;
import org.kaon.op.BroadcastLike;
import org.kaon.op.Concat;
import org.kaon.op.MatMul;
import org.kaon.op.Relu;
import org.kaon.op.Reshape;
import org.kaon.op.Sigmoid;
import org.kaon.op.Slice;
import org.kaon.op.Tanh;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/// `RNN`, `LSTM` and `GRU`, unrolled, in one or both directions. ONNX's gates are in the orders i,
/// o, f, c and z, r, h; its weights are `[directions, gates·units, features]`.
final class RecurrentLoads {

    private RecurrentLoads() {}

    /// One step: projected input and states to new states, the first of which is the output.
    private interface Step {
        List<Value> next(Value projected, List<Value> states);
    }

    static void enter(Loads.Table table) {
        table.putAll("RNN", call -> run(call, 1, 1));
        table.putAll("LSTM", call -> run(call, 4, 2));
        table.putAll("GRU", call -> run(call, 3, 1));
    }

    private static List<Value> run(Call call, int gates, int states) {
        boolean batchFirst = call.flag("layout", false);
        call.require(!batchFirst, "layout 1 is not supported");
        call.require(!call.isSet("clip"), "clipping is not supported");
        call.require(!call.flag("input_forget", false), "joined gates are not supported");
        call.require(!call.has(7), "peepholes are not supported");
        Value x = call.input(0);
        requireWholeSequences(call, x.shape());
        String direction = call.text("direction", "forward");
        int directions = direction.equals("bidirectional") ? 2 : 1;
        int units = call.integer("hidden_size", call.input(2).shape().extent(2));
        List<List<Value>> outputs = new ArrayList<>();
        List<List<Value>> last = new ArrayList<>();
        for (int d = 0; d < directions; d++) {
            boolean reversed = d == 1 || direction.equals("reverse");
            List<Value> state = new ArrayList<>();
            for (int s = 0; s < states; s++) {
                state.add(initial(call, 5 + s, d, x.shape().extent(1), units));
            }
            Step step = step(call, d, gates, units);
            List<Value> steps = new ArrayList<>();
            for (Value projected : projected(call, x, d, gates, units, reversed)) {
                state = step.next(projected, state);
                steps.add(state.getFirst());
            }
            if (reversed) {
                Collections.reverse(steps);
            }
            outputs.add(steps);
            last.add(state);
        }
        return results(outputs, last, states);
    }

    private static void requireWholeSequences(Call call, Shape x) {
        if (call.has(4)) {
            call.require(
                    Arrays.stream(call.wholes(4)).allMatch(n -> n == x.extent(0)),
                    "sequences of different lengths are not supported");
        }
    }

    private static Value direction(Value all, int d) {
        return Reshape.reshape(Slice.slice(all, 0, d, d + 1), all.shape().without(0));
    }

    private static Value initial(Call call, int input, int d, long rows, int units) {
        return call.optional(input)
                .map(all -> direction(all, d))
                .orElseGet(() ->
                        BroadcastLike.broadcastLike(
                                constant(0f), Blank.blank(Shape.of(rows, units))));
    }

    // All steps' inputs in one product.
    private static List<Value> projected(
            Call call, Value x, int d, int gates, int units, boolean reversed) {
        Value kernel = direction(call.input(1), d);
        Value all = MatMul.matmul(x, false, kernel, true);
        if (call.has(3)) {
            Value biases = direction(call.input(3), d);
            long half = (long) gates * units;
            Value bias = Slice.slice(biases, 0, 0, half);
            boolean joins = gates != 3;
            all = add(all, joins ? add(bias, Slice.slice(biases, 0, half, 2 * half)) : bias);
        }
        List<Value> steps = new ArrayList<>();
        for (long t = 0; t < x.shape().extent(0); t++) {
            steps.add(Reshape.reshape(Slice.slice(all, 0, t, t + 1), all.shape().without(0)));
        }
        if (reversed) {
            Collections.reverse(steps);
        }
        return steps;
    }

    private static Step step(Call call, int d, int gates, int units) {
        Value kernel = direction(call.input(2), d);
        List<UnaryOperator<Value>> f = activations(call, d, gates);
        return switch (gates) {
            case 1 -> (x, h) -> List.of(f.getFirst().apply(add(x, product(h.getFirst(), kernel))));
            case 4 -> (x, h) -> lstm(add(x, product(h.getFirst(), kernel)), h, f, units);
            default -> gru(call, d, kernel, f, units);
        };
    }

    private static Value product(Value h, Value kernel) {
        return MatMul.matmul(h, false, kernel, true);
    }

    private static Value gate(Value all, int index, int units) {
        return Slice.slice(all, 1, (long) index * units, (index + 1L) * units);
    }

    private static List<Value> lstm(
            Value all, List<Value> state, List<UnaryOperator<Value>> f, int units) {
        Value input = f.get(0).apply(gate(all, 0, units));
        Value output = f.get(0).apply(gate(all, 1, units));
        Value forget = f.get(0).apply(gate(all, 2, units));
        Value candidate = f.get(1).apply(gate(all, 3, units));
        Value memory = add(multiply(forget, state.get(1)), multiply(input, candidate));
        return List.of(multiply(output, f.get(2).apply(memory)), memory);
    }

    private static Step gru(
            Call call, int d, Value kernel, List<UnaryOperator<Value>> f, int units) {
        boolean after = call.flag("linear_before_reset", false);
        Value gates = Slice.slice(kernel, 0, 0, 2L * units);
        Value candidates = Slice.slice(kernel, 0, 2L * units, 3L * units);
        Value bias =
                call.optional(3)
                        .map(all -> Slice.slice(direction(all, d), 0, 3L * units, 6L * units))
                        .orElseGet(() ->
                                BroadcastLike.broadcastLike(
                                        constant(0f), Blank.blank(Shape.of(3L * units))));
        Value gateBias = Slice.slice(bias, 0, 0, 2L * units);
        Value candidateBias = Slice.slice(bias, 0, 2L * units, 3L * units);
        return (x, states) -> {
            Value h = states.getFirst();
            Value both = add(Slice.slice(x, 1, 0, 2L * units), add(product(h, gates), gateBias));
            Value update = f.get(0).apply(gate(both, 0, units));
            Value reset = f.get(0).apply(gate(both, 1, units));
            Value inner =
                    after
                            ? multiply(reset, add(product(h, candidates), candidateBias))
                            : add(product(multiply(reset, h), candidates), candidateBias);
            Value candidate = f.get(1).apply(add(Slice.slice(x, 1, 2L * units, 3L * units), inner));
            Value kept = multiply(update, subtract(h, candidate));
            return List.of(add(kept, candidate));
        };
    }

    private static List<UnaryOperator<Value>> activations(Call call, int d, int gates) {
        List<String> otherwise =
                switch (gates) {
                    case 1 -> List.of("Tanh");
                    case 3 -> List.of("Sigmoid", "Tanh");
                    default -> List.of("Sigmoid", "Tanh", "Tanh");
                };
        int count = otherwise.size();
        List<String> listed = call.texts("activations");
        List<String> names =
                listed.size() >= (d + 1) * count
                        ? listed.subList(d * count, (d + 1) * count)
                        : otherwise;
        List<UnaryOperator<Value>> functions = new ArrayList<>();
        for (String name : names) {
            functions.add(
                    switch (name) {
                        case "Tanh" -> Tanh::tanh;
                        case "Sigmoid" -> Sigmoid::sigmoid;
                        case "Relu" -> Relu::relu;
                        case "HardSigmoid" -> x -> ActivationLoads.hardSigmoid(x, 0.2f, 0.5f);
                        default -> throw call.refused("activation " + name + " is not supported");
                    });
        }
        return functions;
    }

    // Outputs `[time, directions, batch, units]`, then the last states `[directions, batch,
    // units]`.
    private static List<Value> results(
            List<List<Value>> outputs, List<List<Value>> last, int states) {
        List<Value> ways = new ArrayList<>();
        for (List<Value> steps : outputs) {
            List<Value> rows = new ArrayList<>();
            steps.forEach(h -> rows.add(raised(raised(h))));
            ways.add(Concat.concat(0, rows.toArray(Value[]::new)));
        }
        List<Value> results = new ArrayList<>();
        results.add(Concat.concat(1, ways.toArray(Value[]::new)));
        for (int s = 0; s < states; s++) {
            int place = s;
            Value[] each =
                    last.stream().map(state -> raised(state.get(place))).toArray(Value[]::new);
            results.add(Concat.concat(0, each));
        }
        return results;
    }

    private static Value raised(Value x) {
        long[] extents = new long[x.shape().rank() + 1];
        extents[0] = 1;
        System.arraycopy(x.shape().extents(), 0, extents, 1, extents.length - 1);
        return Reshape.reshape(x, Shape.of(extents));
    }
}
