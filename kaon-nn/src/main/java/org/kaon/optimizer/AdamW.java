package org.kaon.optimizer;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// {@link Adam} with weight decay by default. Keras: `AdamW`.
///
/// *Source*: Loshchilov and Hutter, 2019, algorithm 2.
public record AdamW(Adam adam) implements Optimizer {

    private static final double WEIGHT_DECAY = 0.004;

    /// Decay 0.004, rate 0.001.
    public static AdamW adamW() {
        return adamW(0.001, WEIGHT_DECAY);
    }

    public static AdamW adamW(double learningRate, double weightDecay) {
        return new AdamW(Adam.adam(Pace.of(learningRate).decay(new Decay(weightDecay, List.of()))));
    }

    @Override
    public Pace pace() {
        return adam.pace();
    }

    @Override
    public Value next(Turn turn) {
        return adam.next(turn);
    }

    static AdamW read(Config in) {
        return new AdamW(Adam.read(in, WEIGHT_DECAY));
    }

    @Override
    public void write(Config.Writer out) {
        adam.write(out);
    }
}
