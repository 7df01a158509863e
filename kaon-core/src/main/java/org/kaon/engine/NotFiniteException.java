package org.kaon.engine;

/// A step of a checked plan gave a value that is not finite; the message names op, layer and place.
public final class NotFiniteException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NotFiniteException(String message) {
        super(message);
    }
}
