package org.kaon.tensor;

/// A shape, an axis or an element type that does not fit: the message says where, what was expected
/// and what was found.
public final class ShapeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    public ShapeException(String message) {
        super(message);
    }
}
