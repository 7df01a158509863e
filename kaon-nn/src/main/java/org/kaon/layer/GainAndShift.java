package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.initializer.Ones.ones;
import static org.kaon.initializer.Zeros.zeros;
import static org.kaon.op.Cast.cast;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;

/// What follows a normalisation: a gain γ and a shift β for each channel, where they are wanted.
public record GainAndShift(
        boolean center, boolean scale, WeightSettings beta, WeightSettings gamma) {

    /// Both, from 0 and 1.
    public static GainAndShift standard() {
        return new GainAndShift(true, true, WeightSettings.of(zeros()), WeightSettings.of(ones()));
    }

    /// γ in float32, 1 where it is not wanted. Ask for it before {@link #shift}: Keras's order.
    Value gain(Scope scope, Shape shape) {
        return scale ? cast(scope.weight("gamma", shape, gamma), DataType.FLOAT32) : constant(1f);
    }

    /// β in float32, 0 where it is not wanted.
    Value shift(Scope scope, Shape shape) {
        return center ? cast(scope.weight("beta", shape, beta), DataType.FLOAT32) : constant(0f);
    }

    static GainAndShift read(Config in) {
        return new GainAndShift(
                in.flag("center", true),
                in.flag("scale", true),
                WeightSettings.read(in, "beta", zeros()),
                WeightSettings.read(in, "gamma", ones()));
    }

    void write(Config.Writer out) {
        out.put("center", center).put("scale", scale);
        beta.write(out, "beta");
        gamma.write(out, "gamma");
    }
}
