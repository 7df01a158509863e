package org.kaon.gradient;

/// A gradient that does not exist, with the op that blocks it and its reason.
public final class GradientException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    public GradientException(String message) {
        super(message);
    }
}
