package org.kaon.model;

/// Training cannot go on: the message says in which epoch and batch, and the likely cause.
public final class TrainingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TrainingException(String message) {
        super(message);
    }
}
