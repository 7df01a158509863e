package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Subtract.subtract;

import org.jspecify.annotations.Nullable;
import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;

import java.util.List;

/// What all optimizers share: the learning rate, decoupled weight decay (0: none), clipping.
public record Pace(double learningRate, double weightDecay, Clipping clipping) {

    private static final List<String> UNSUPPORTED =
            List.of("ema_overwrite_frequency", "loss_scale_factor", "gradient_accumulation_steps");

    public Pace {
        if (!(learningRate >= 0) || Double.isInfinite(learningRate) || !(weightDecay >= 0)) {
            throw new ConfigException(
                    "Optimizer: expects a learning rate and a weight decay of 0 or more, found "
                            + learningRate
                            + " and "
                            + weightDecay
                            + ".");
        }
    }

    public static Pace of(double learningRate) {
        return new Pace(learningRate, 0, new Clipping.None());
    }

    /// `w − w·decay·rate`, before the optimizer's own step, as in Keras.
    Value decayed(Value weight, Value rate) {
        return weightDecay == 0
                ? weight
                : subtract(weight, multiply(multiply(weight, constant((float) weightDecay)), rate));
    }

    static Pace read(Config in, double learningRate) {
        in.text("name", "");
        in.neutral("use_ema", false);
        in.raw("ema_momentum");
        for (String key : UNSUPPORTED) {
            in.raw(key)
                    .ifPresent(value -> {
                        throw in.wrong(key, "null (it is not supported yet)", value);
                    });
        }
        return new Pace(
                in.number("learning_rate", learningRate),
                in.number("weight_decay", 0),
                Clipping.read(in));
    }

    void write(Config.Writer out) {
        out.put("learning_rate", learningRate)
                .put("weight_decay", weightDecay == 0 ? null : weightDecay)
                .put("clipnorm", clipping instanceof Clipping.Norm(double n) ? n : none())
                .put("global_clipnorm", clipping instanceof Clipping.Global(double n) ? n : none())
                .put("clipvalue", clipping instanceof Clipping.Range(double n) ? n : none())
                .put("use_ema", false)
                .put("ema_momentum", 0.99);
        UNSUPPORTED.forEach(key -> out.put(key, null));
    }

    private static @Nullable Double none() {
        return null;
    }
}
