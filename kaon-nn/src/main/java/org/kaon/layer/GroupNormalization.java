package org.kaon.layer;

import static org.kaon.op.Cast.cast;
import static org.kaon.op.GroupNormalisation.groupNormalisation;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;

import java.util.List;

/// `y = γ·(x − μ) / √(σ² + ε) + β` with the moments of each row over places and the channels of a
/// group. Keras: `GroupNormalization`; −1 groups: one for each channel.
///
/// *Shape*: any → same. *Type*: float32 inside. *Source*: Wu, He 2018, equation 7.
public record GroupNormalization(int groups, int axis, double epsilon, GainAndShift affine)
        implements Layer {

    public GroupNormalization {
        if (groups != -1) {
            Settings.requirePositive("GroupNormalization", "groups", groups);
        }
    }

    public static GroupNormalization groupNormalization(int groups) {
        return new GroupNormalization(groups, -1, 1e-3, GainAndShift.standard());
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Site site = new Site(this, scope);
        Value x = inputs.getFirst();
        site.knownRow(x);
        int channel = site.axis(x, axis);
        long channels = site.known(x, channel);
        int count = groups == -1 ? Math.toIntExact(channels) : groups;
        if (channels % count != 0) {
            throw site.failure("channels that " + count + " groups divide", x);
        }
        Shape shape = Shape.of(channels);
        Value gain = affine.gain(scope, shape);
        Value shift = affine.shift(scope, shape);
        Value floats = cast(x, DataType.FLOAT32);
        return cast(
                groupNormalisation(floats, gain, shift, count, (float) epsilon, channel),
                x.dataType());
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static GroupNormalization read(Config in) {
        return new GroupNormalization(
                in.integer("groups", 32),
                in.integer("axis", -1),
                in.number("epsilon", 1e-3),
                GainAndShift.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("groups", groups).put("axis", axis).put("epsilon", epsilon);
        affine.write(out);
    }
}
