package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.regularizer.L1L2;

import java.util.List;
import java.util.Optional;

/// The input as it is, with a penalty on it: `l1·Σ|x| + l2·Σx²`. Keras: `ActivityRegularization`.
///
/// *Shape*: any → same.
public record ActivityRegularization(double l1, double l2) implements Layer {

    public ActivityRegularization {
        Settings.requireNotNegative("ActivityRegularization", "l1", l1);
        Settings.requireNotNegative("ActivityRegularization", "l2", l2);
    }

    public static ActivityRegularization activityRegularization(double l1, double l2) {
        return new ActivityRegularization(l1, l2);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return new Activity(Optional.of(new L1L2(l1, l2))).of(scope, inputs.getFirst());
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static ActivityRegularization read(Config in) {
        return new ActivityRegularization(in.number("l1", 0), in.number("l2", 0));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("l1", l1).put("l2", l2);
    }
}
