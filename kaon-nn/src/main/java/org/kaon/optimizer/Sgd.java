package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;

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
    public Value next(Turn turn) {
        Value step = multiply(turn.gradient(), turn.rate());
        if (momentum == 0) {
            return subtract(turn.weight(), step);
        }
        Variable slot = turn.slot("momentum");
        Value beta = constant((float) momentum);
        Value m = turn.keep(slot, subtract(multiply(slot.read(), beta), step));
        return add(turn.weight(), nesterov ? subtract(multiply(m, beta), step) : m);
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
