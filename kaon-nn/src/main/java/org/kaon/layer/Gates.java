package org.kaon.layer;

import org.kaon.activation.Activation;
import org.kaon.config.Config;

/// The functions of a gated recurrent cell: of what enters and leaves its memory, and of its gates.
/// Keras: `activation` and `recurrent_activation`.
public record Gates(Activation activation, Activation recurrent) {

    public static final Gates STANDARD = new Gates(Activation.TANH, Activation.SIGMOID);

    static Gates read(Config in) {
        return new Gates(
                Activation.named(in.text("activation", "tanh")),
                Activation.named(in.text("recurrent_activation", "sigmoid")));
    }

    void write(Config.Writer out) {
        out.put("activation", activation.kerasName())
                .put("recurrent_activation", recurrent.kerasName());
    }
}
