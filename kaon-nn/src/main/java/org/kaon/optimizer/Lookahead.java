package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Equal.equal;
import static org.kaon.op.Floor.floor;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Select.select;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;

/// Slow weights that follow an optimizer: every k steps `s ← s + α(w − s); w ← s`. Keras has none;
/// TensorFlow Addons: `Lookahead`. With {@link RAdam} inside it is Ranger.
///
/// *Source*: Zhang et al., NeurIPS 2019, algorithm 1.
public record Lookahead(Optimizer inner, int period, double share) implements Optimizer {

    public Lookahead {
        Bounds.requireFraction("Lookahead", "slow_step_size", share);
        if (period < 1) {
            throw new ConfigException(
                    "Lookahead: \"sync_period\" expects 1 or more, found " + period + ".");
        }
    }

    /// Every 6 steps, half the way.
    public static Lookahead lookahead(Optimizer inner) {
        return new Lookahead(inner, 6, 0.5);
    }

    /// RAdam with β₁ = 0.95 and ε = 1e-5 inside.
    public static Lookahead ranger(double learningRate) {
        return lookahead(new RAdam(Pace.of(learningRate), 0.95, 0.999, 1e-5, 5));
    }

    @Override
    public Pace pace() {
        return inner.pace();
    }

    @Override
    public double decay(Variable weight) {
        return inner.decay(weight);
    }

    @Override
    public Value next(Turn turn) {
        Value fast = inner.next(turn);
        Variable slot = turn.slot("slow");
        // The slow weights begin as the first weights, whatever those are.
        Value first = equal(turn.step(), constant(1f));
        Value slow = select(first, turn.variable().read(), slot.read());
        Value along = add(slow, multiply(constant((float) share), subtract(fast, slow)));
        Value length = constant((float) period);
        Value whole = multiply(floor(divide(turn.step(), length)), length);
        Value due = equal(whole, turn.step());
        turn.keep(slot, select(due, along, slow));
        return select(due, along, fast);
    }

    static Lookahead read(Config in) {
        return of(Optimizers.TABLE.read(in.required("optimizer")), in);
    }

    static Lookahead readRanger(Config in) {
        return of(RAdam.read(in, 0.95, 1e-5), in);
    }

    private static Lookahead of(Optimizer inner, Config in) {
        in.text("name", "");
        return new Lookahead(inner, in.integer("sync_period", 6), in.number("slow_step_size", 0.5));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("optimizer", Optimizers.write(inner))
                .put("sync_period", period)
                .put("slow_step_size", share);
    }
}
