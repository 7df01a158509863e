package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `m ← momentum·m − rate·g; w ← w + m`, with Nesterov's `w ← w + momentum·m − rate·g`. Keras:
/// `SGD`.
public record Sgd(Pace pace, double momentum, boolean nesterov) implements Optimizer {

    public Sgd {
        if (!(momentum >= 0 && momentum <= 1)) {
            throw new ConfigException(
                    "SGD: \"momentum\" expects a number in [0, 1], found " + momentum + ".");
        }
    }

    public static Sgd sgd() {
        return sgd(0.01);
    }

    public static Sgd sgd(double learningRate) {
        return new Sgd(Pace.of(learningRate), 0, false);
    }

    public Sgd momentum(double other) {
        return new Sgd(pace, other, nesterov);
    }

    @Override
    public String className() {
        return "SGD";
    }

    @Override
    public Map<Variable, Value> updates(
            Slots slots,
            List<Variable> weights,
            List<Value> gradients,
            Value rate,
            Value iterations) {
        List<Value> bounded = pace.clipping().apply(gradients);
        Map<Variable, Value> updates = new LinkedHashMap<>();
        for (int i = 0; i < weights.size(); i++) {
            Variable weight = weights.get(i);
            Value w = pace.decayed(weight.read(), rate);
            Value step = multiply(bounded.get(i), rate);
            if (momentum == 0) {
                updates.put(weight, subtract(w, step));
                continue;
            }
            Variable slot = slots.slot(weight, "momentum");
            Value beta = constant((float) momentum);
            Value m = subtract(multiply(slot.read(), beta), step);
            updates.put(slot, m);
            updates.put(weight, add(w, nesterov ? subtract(multiply(m, beta), step) : m));
        }
        return updates;
    }

    static Sgd read(Config in) {
        return new Sgd(Pace.read(in, 0.01), in.number("momentum", 0), in.flag("nesterov", false));
    }

    @Override
    public void write(Config.Writer out) {
        pace.write(out);
        out.put("momentum", momentum).put("nesterov", nesterov);
    }
}
