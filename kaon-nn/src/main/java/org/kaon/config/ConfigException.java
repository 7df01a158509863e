package org.kaon.config;

/// Settings that do not make sense: the message says where, what was expected, what was found and
/// what to do, in one paragraph fit for the user.
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConfigException(String message) {
        super(message);
    }
}
