package org.kaon.callback;

/// Ends training, without an error, at a loss that is not finite. Keras: `TerminateOnNaN`.
///
/// Without it such a loss ends training with an error that says where it may come from.
public record TerminateOnNan() implements Callback {

    /// What the history says.
    public static String reason(int epoch, long batch, double loss) {
        return "the loss became " + loss + " in epoch " + (epoch + 1) + " at batch " + (batch + 1);
    }
}
