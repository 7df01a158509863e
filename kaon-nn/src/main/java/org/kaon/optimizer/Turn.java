package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Expm1.expm1;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Subtract.subtract;

import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.tensor.Shape;

import java.util.Map;

/// One weight in one step of an optimizer.
///
/// @param variable the weight, whose value before decay is {@link Variable#read}
/// @param weight its value after weight decay
/// @param gradient after clipping
/// @param rate the learning rate of this weight, a scalar
/// @param step the number of this step from 1, a float32 scalar
/// @param updates where next values of slots are kept
public record Turn(
        Variable variable,
        Value weight,
        Value gradient,
        Value rate,
        Value step,
        Optimizer.Slots slots,
        Map<Variable, Value> updates) {

    /// The same turn at a multiple of the rate.
    Turn rated(double factor) {
        return factor == 1
                ? this
                : new Turn(
                        variable,
                        weight,
                        gradient,
                        multiply(rate, constant((float) factor)),
                        step,
                        slots,
                        updates);
    }

    /// A slot of the weight's shape that starts at 0.
    public Variable slot(String name) {
        return slot(name, 0);
    }

    /// A slot of the weight's shape that starts at a value.
    public Variable slot(String name, float initial) {
        return slot(name, variable.type().shape(), initial);
    }

    public Variable slot(String name, Shape shape, float initial) {
        return slots.slot(variable.name() + "/" + name, shape, initial);
    }

    /// Says what a slot becomes, and hands it back.
    public Value keep(Variable slot, Value next) {
        updates.put(slot, next);
        return next;
    }

    /// `s ← s + (x − s)(1 − β)` in a slot: Adam's way to a running mean.
    public Value towards(String name, Value x, double beta) {
        return approach(name, x, (float) (1 - beta));
    }

    /// `s ← s + (x − s)·share` in a slot.
    public Value approach(String name, Value x, float share) {
        Variable slot = slot(name);
        Value s = slot.read();
        return keep(slot, add(s, multiply(subtract(x, s), constant(share))));
    }

    /// `s ← ρ·s + (1 − ρ)·x` in a slot.
    public Value average(String name, Value x, double rho) {
        Variable slot = slot(name);
        return keep(
                slot,
                add(
                        multiply(constant((float) rho), slot.read()),
                        multiply(constant((float) (1 - rho)), x)));
    }

    /// `1 − βᵗ`, formed as `−expm1(t·ln β)`.
    public Value oneMinusPower(double beta) {
        return beta == 0
                ? constant(1f)
                : negate(expm1(multiply(step, constant((float) Math.log(beta)))));
    }
}
