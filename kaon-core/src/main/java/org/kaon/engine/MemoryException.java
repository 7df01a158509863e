package org.kaon.engine;

/// A plan needs more memory than there is; nothing of it was run.
public final class MemoryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public MemoryException(String message) {
        super(message);
    }
}
