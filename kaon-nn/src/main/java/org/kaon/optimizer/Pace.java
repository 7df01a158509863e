package org.kaon.optimizer;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.schedule.Fixed;
import org.kaon.schedule.Schedule;
import org.kaon.schedule.Schedules;

/// What all optimizers share.
///
/// @param accumulation how many batches' gradients are averaged for one step. Keras:
///   `gradient_accumulation_steps`
public record Pace(
        Schedule rate,
        Decay decay,
        Clipping clipping,
        Averaging averaging,
        int accumulation,
        Multipliers multipliers) {

    public Pace {
        if (accumulation < 1) {
            throw new ConfigException(
                    "Optimizer: \"gradient_accumulation_steps\" expects 2 or more, found "
                            + accumulation
                            + ".");
        }
    }

    /// A rate alone.
    public static Pace of(double learningRate) {
        return of(new Fixed(learningRate));
    }

    public static Pace of(Schedule rate) {
        return new Pace(rate, Decay.NONE, new Clipping.None(), Averaging.NONE, 1, Multipliers.NONE);
    }

    public Pace decay(Decay other) {
        return new Pace(rate, other, clipping, averaging, accumulation, multipliers);
    }

    public Pace clipping(Clipping other) {
        return new Pace(rate, decay, other, averaging, accumulation, multipliers);
    }

    public Pace averaging(Averaging other) {
        return new Pace(rate, decay, clipping, other, accumulation, multipliers);
    }

    public Pace accumulation(int other) {
        return new Pace(rate, decay, clipping, averaging, other, multipliers);
    }

    public Pace multipliers(Multipliers other) {
        return new Pace(rate, decay, clipping, averaging, accumulation, other);
    }

    static Pace read(Config in, double learningRate) {
        return read(in, learningRate, 0);
    }

    static Pace read(Config in, double learningRate, double weightDecay) {
        in.text("name", "");
        in.raw("loss_scale_factor")
                .ifPresent(value -> {
                    throw in.wrong(
                            "loss_scale_factor",
                            "null (bfloat16 has the exponents of float32, so that losses need no"
                                    + " scale)",
                            value);
                });
        return new Pace(
                Schedules.read(in, "learning_rate", learningRate),
                Decay.read(in, weightDecay),
                Clipping.read(in),
                Averaging.read(in),
                in.integer("gradient_accumulation_steps", 1),
                Multipliers.read(in));
    }

    void write(Config.Writer out) {
        out.put("learning_rate", Schedules.write(rate));
        decay.write(out);
        clipping.write(out);
        averaging.write(out);
        out.put("loss_scale_factor", null)
                .put("gradient_accumulation_steps", accumulation == 1 ? null : accumulation);
        multipliers.writeIfSet(out);
    }
}
