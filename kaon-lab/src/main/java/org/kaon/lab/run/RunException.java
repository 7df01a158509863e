package org.kaon.lab.run;

import java.io.Serial;

/// A run that cannot begin or go on, for a reason outside the experiment: its directory, the disk,
/// another process. The message is one paragraph that says what to do.
public final class RunException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    public RunException(String message) {
        super(message);
    }

    /// With the fault that caused it.
    public RunException(String message, Throwable cause) {
        super(message, cause);
    }
}
