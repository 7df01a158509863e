package org.kaon.schedule;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Less.less;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Select.select;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// A straight rise from 0 to what another schedule begins with, and then that schedule. Kaon's own.
///
/// *Source*: Goyal et al., arXiv:1706.02677, section 2.2.
public record WarmUp(double steps, Schedule then) implements Schedule {

    public WarmUp {
        Steps.requirePositive("WarmUp", "steps", steps);
    }

    @Override
    public double initial() {
        return 0;
    }

    @Override
    public Value at(Value step) {
        Value length = constant((float) steps);
        Value start = then.at(constant(0f));
        Value later = then.at(maximum(subtract(step, length), constant(0f)));
        return select(less(step, length), multiply(start, divide(step, length)), later);
    }

    static WarmUp read(Config in) {
        in.required("then");
        return new WarmUp(in.number("steps"), Schedules.read(in, "then", 0));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("steps", steps).put("then", Schedules.write(then));
    }
}
