package org.kaon.layer;

import static org.kaon.op.Or.or;
import static org.kaon.op.Select.select;
import static org.kaon.op.Stack.expandDims;

import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/// Several inputs made one, element by element.
final class Merging {

    private Merging() {}

    /// All inputs by one operation, from the first on.
    static Value reduce(Site site, List<Value> inputs, BinaryOperator<Value> operation) {
        return aligned(site, inputs).stream().reduce(operation).orElseThrow();
    }

    /// The result with the mask of what any input has; none where an input has none.
    static Outcome outcome(Value result, List<Optional<Value>> masks) {
        return Outcome.of(result, union(masks));
    }

    /// Only what masks leave in enters; an element that no mask leaves in is the first input's.
    static Outcome masked(Site site, Call call, BinaryOperator<Value> operation) {
        Optional<Value> union = union(call.masks());
        if (union.isEmpty()) {
            return Outcome.of(reduce(site, call.inputs(), operation));
        }
        List<Value> inputs = aligned(site, call.inputs());
        Value result = inputs.getFirst();
        Value seen = expandDims(call.masks().getFirst().orElseThrow(), -1);
        for (int i = 1; i < inputs.size(); i++) {
            Value mask = expandDims(call.masks().get(i).orElseThrow(), -1);
            Value next = select(mask, inputs.get(i), result);
            result = operation.apply(select(seen, result, next), next);
            seen = or(seen, mask);
        }
        return Outcome.of(result, union);
    }

    private static Optional<Value> union(List<Optional<Value>> masks) {
        return masks.isEmpty() || masks.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : masks.stream().map(Optional::orElseThrow).reduce((a, b) -> or(a, b));
    }

    private static List<Value> aligned(Site site, List<Value> inputs) {
        if (inputs.isEmpty()) {
            throw site.failure("one input or more", "none");
        }
        int rank = inputs.stream().mapToInt(x -> x.shape().rank()).max().orElseThrow();
        List<Value> aligned = new ArrayList<>();
        for (Value input : inputs) {
            Value x = input;
            while (x.shape().rank() < rank) {
                x = expandDims(x, 1);
            }
            aligned.add(x);
        }
        for (Value x : aligned) {
            if (!stretch(x.shape(), aligned.getFirst().shape())) {
                throw site.failure(
                        "inputs that stretch to one shape",
                        inputs.stream().map(Value::shape).toList().toString());
            }
        }
        return aligned;
    }

    private static boolean stretch(Shape a, Shape b) {
        for (int i = 0; i < a.rank(); i++) {
            long x = a.extent(i);
            long y = b.extent(i);
            if (x > 1 && y > 1 && x != y) {
                return false;
            }
        }
        return true;
    }
}
