package org.kaon.physics.generator;

/// A setting that a generator refuses: its name, what was found, what it may be.
public final class SettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    public SettingException(String message) {
        super(message);
    }
}
