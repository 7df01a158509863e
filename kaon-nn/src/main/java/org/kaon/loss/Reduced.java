package org.kaon.loss;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.Optional;

/// A loss under another reduction than the mean over the batch.
public record Reduced(Loss loss, Reduction reduction) implements Loss {

    static final String KEY = "reduction";

    /// The loss itself where the reduction is its own.
    static Loss read(Config in, Loss loss) {
        Reduction reduction =
                in.isNull(KEY)
                        ? Reduction.NONE
                        : in.text(KEY, "").isEmpty()
                                ? loss.reduction()
                                : in.choice(KEY, loss.reduction());
        return reduction == loss.reduction() ? loss : new Reduced(loss, reduction);
    }

    @Override
    public Value of(Value target, Value prediction) {
        return loss.of(target, prediction);
    }

    @Override
    public Optional<Value> mask(Value target, Value losses) {
        return loss.mask(target, losses);
    }

    @Override
    public void write(Config.Writer out) {
        loss.write(out);
    }

    @Override
    public String name() {
        return loss.name();
    }

    @Override
    public String className() {
        return loss.className();
    }
}
