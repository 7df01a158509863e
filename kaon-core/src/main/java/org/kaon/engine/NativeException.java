package org.kaon.engine;

/// A native library is missing, or refused a call.
public final class NativeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NativeException(String message) {
        super(message);
    }

    public NativeException(String message, Throwable cause) {
        super(message, cause);
    }
}
