package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Equal.equal;
import static org.kaon.op.Floor.floor;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Select.select;
import static org.kaon.op.Subtract.subtract;

import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.tensor.DataType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One step of an optimizer over all weights, in Keras's order: accumulate, clip, decay, step,
/// average.
record Stepping(Optimizer optimizer, Optimizer.Slots slots, List<Variable> weights) {

    Map<Variable, Value> updates(List<Value> gradients, Value rate, Value iterations) {
        int count = optimizer.pace().accumulation();
        if (count == 1) {
            Value step = cast(add(iterations, constant(1L)), DataType.FLOAT32);
            Map<Variable, Value> updates = steps(gradients, rate, step);
            average(updates, step);
            return updates;
        }
        Value raw = cast(iterations, DataType.FLOAT32);
        Value done = floor(divide(raw, constant((float) count)));
        Value last =
                equal(
                        subtract(raw, multiply(done, constant((float) count))),
                        constant((float) (count - 1)));
        Value step = add(done, constant(1f));
        return accumulated(gradients, rate, step, last);
    }

    /// What is updated with the mean of the last gradients; only the last of them updates it.
    private Map<Variable, Value> accumulated(
            List<Value> gradients, Value rate, Value step, Value last) {
        Value count = constant((float) optimizer.pace().accumulation());
        List<Value> means = new ArrayList<>();
        Map<Variable, Value> sums = new LinkedHashMap<>();
        for (int i = 0; i < weights.size(); i++) {
            Variable weight = weights.get(i);
            Variable slot =
                    slots.slot(weight.name() + "/gradient_accumulator", weight.type().shape(), 0);
            Value sum = add(gradients.get(i), slot.read());
            means.add(divide(sum, count));
            sums.put(slot, select(last, constant(0f), sum));
        }
        Map<Variable, Value> updates = steps(means, rate, step);
        updates.replaceAll((variable, next) -> select(last, next, variable.read()));
        average(updates, step);
        updates.putAll(sums);
        return updates;
    }

    private Map<Variable, Value> steps(List<Value> gradients, Value rate, Value step) {
        Pace pace = optimizer.pace();
        List<Value> bounded = pace.clipping().apply(gradients);
        Map<Variable, Value> updates = new LinkedHashMap<>();
        for (int i = 0; i < weights.size(); i++) {
            Variable variable = weights.get(i);
            Value own = pace.multipliers().times(rate, variable.name());
            Value weight = Decay.decayed(variable.read(), optimizer.decay(variable), own);
            Turn turn = new Turn(variable, weight, bounded.get(i), own, step, slots, updates);
            updates.put(variable, optimizer.next(turn));
        }
        return updates;
    }

    private void average(Map<Variable, Value> updates, Value step) {
        Averaging averaging = optimizer.pace().averaging();
        if (!averaging.used()) {
            return;
        }
        for (Variable weight : weights) {
            Variable slot =
                    slots.slot(weight.name() + "/" + Averaging.SLOT, weight.type().shape(), 0);
            Value next = updates.getOrDefault(weight, weight.read());
            Value mean = averaging.next(slot.read(), next, step);
            updates.put(slot, mean);
            updates.put(weight, averaging.overwritten(next, mean, step));
        }
    }
}
