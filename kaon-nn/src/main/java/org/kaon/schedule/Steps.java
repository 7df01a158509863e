package org.kaon.schedule;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Cos.cos;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Floor.floor;
import static org.kaon.op.Multiply.multiply;

import org.kaon.config.ConfigException;
import org.kaon.graph.Value;

/// What schedules share: checks of their settings, and pieces of their formulas.
final class Steps {

    private Steps() {}

    static void requirePositive(String owner, String key, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new ConfigException(
                    owner + ": \"" + key + "\" expects a number above 0, found " + value + ".");
        }
    }

    static void requireNotNegative(String owner, String key, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new ConfigException(
                    owner
                            + ": \""
                            + key
                            + "\" expects a number of 0 or more, found "
                            + value
                            + ".");
        }
    }

    /// Steps in units of a period, whole ones alone with `staircase`.
    static Value periods(Value step, double period, boolean staircase) {
        Value periods = divide(step, constant((float) period));
        return staircase ? floor(periods) : periods;
    }

    /// `½(1 + cos(π·share))`: from 1 to 0.
    static Value halfCosine(Value share) {
        Value wave = cos(multiply(share, constant((float) Math.PI)));
        return multiply(constant(0.5f), add(constant(1f), wave));
    }

    /// `from + (to − from)·share`.
    static Value between(double from, double to, Value share) {
        return add(constant((float) from), multiply(constant((float) (to - from)), share));
    }
}
