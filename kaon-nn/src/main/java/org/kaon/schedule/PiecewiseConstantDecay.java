package org.kaon.schedule;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.LessEqual.lessEqual;
import static org.kaon.op.Select.select;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;

import java.util.ArrayList;
import java.util.List;

/// One rate up to and with each boundary, and one after the last. Keras: `PiecewiseConstantDecay`.
public record PiecewiseConstantDecay(List<Double> boundaries, List<Double> values)
        implements Schedule {

    public PiecewiseConstantDecay {
        boundaries = List.copyOf(boundaries);
        values = List.copyOf(values);
        if (values.size() != boundaries.size() + 1 || boundaries.isEmpty()) {
            throw new ConfigException(
                    "PiecewiseConstantDecay: expects boundaries and one value more, found "
                            + boundaries
                            + " and "
                            + values
                            + ".");
        }
        for (int i = 1; i < boundaries.size(); i++) {
            if (boundaries.get(i) <= boundaries.get(i - 1)) {
                throw new ConfigException(
                        "PiecewiseConstantDecay: expects rising boundaries, found "
                                + boundaries
                                + ".");
            }
        }
        values.forEach(each -> Steps.requireNotNegative("PiecewiseConstantDecay", "values", each));
    }

    @Override
    public double initial() {
        return values.getFirst();
    }

    @Override
    public Value at(Value step) {
        Value rate = constant(values.getLast().floatValue());
        for (int i = boundaries.size() - 1; i >= 0; i--) {
            Value before = lessEqual(step, constant(boundaries.get(i).floatValue()));
            rate = select(before, constant(values.get(i).floatValue()), rate);
        }
        return rate;
    }

    static PiecewiseConstantDecay read(Config in) {
        return new PiecewiseConstantDecay(numbers(in, "boundaries"), numbers(in, "values"));
    }

    private static List<Double> numbers(Config in, String key) {
        List<Double> numbers = new ArrayList<>();
        Object found = in.required(key);
        for (Object each : found instanceof List<?> list ? list : List.of("no list")) {
            if (!(each instanceof Number number)) {
                throw in.wrong(key, "a list of numbers", found);
            }
            numbers.add(number.doubleValue());
        }
        return numbers;
    }

    @Override
    public void write(Config.Writer out) {
        out.put("boundaries", boundaries).put("values", values);
    }
}
