package org.kaon.lab.expression;

import java.io.Serial;

/// An expression that cannot be parsed, typed or evaluated.
public final class ExpressionException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    private final int position;

    /// A mistake at a character of the expression, counted from 0.
    public ExpressionException(int position, String message) {
        super(message);
        this.position = position;
    }

    /// The character at which the mistake stands, from 0.
    public int position() {
        return position;
    }

    /// The message with the expression and the character, counted from 1.
    ///
    /// *Example*: `in "ptt > 30", character 1: no column "ptt". Nearest: "pt".`
    public String describe(String expression) {
        return "in \"%s\", character %d: %s".formatted(expression, position + 1, getMessage());
    }
}
