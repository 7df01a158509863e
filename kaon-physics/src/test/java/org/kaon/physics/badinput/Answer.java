package org.kaon.physics.badinput;

import org.kaon.physics.statistics.Estimate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a question about bad input is answered.
sealed interface Answer {

    /// Something of which all numbers are written out.
    record Value(String text) implements Answer {}

    /// An error of Kaon's own, with what it says.
    record Refusal(String message) implements Answer {}

    /// What must not be: an exception of the JDK, or one that says too little.
    record Fault(String what) implements Answer {}

    /// A question, which may be answered by a number, a text, an estimate, or several of them.
    @FunctionalInterface
    interface Question<T> {
        Object of(T input) throws Exception;
    }

    /// Asks.
    static <T> Answer of(Question<T> question, T input) {
        try {
            return new Value(text(question.of(input)));
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            StackTraceElement[] trace = e.getStackTrace();
            boolean own = trace.length > 0 && trace[0].getClassName().startsWith("org.kaon.");
            return own && message.length() > 15 && message.endsWith(".")
                    ? new Refusal(message)
                    : new Fault(e.toString());
        } catch (Exception | OutOfMemoryError | StackOverflowError e) {
            return new Fault(e + " at " + Arrays.stream(e.getStackTrace()).limit(4).toList());
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case Double number -> number(number);
            case Estimate estimate -> estimate.toString();
            case double[] numbers -> text(Arrays.stream(numbers).boxed().toList());
            case int[] numbers -> text(Arrays.stream(numbers).boxed().toList());
            case List<?> all ->
                    all.isEmpty()
                            ? "none"
                            : all.stream().map(Answer::text).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        return size >= 1e-3 && size < 1e6
                ? String.format(Locale.ROOT, "%.4f", value).replaceAll("[.]?0+$", "")
                : String.format(Locale.ROOT, "%.2e", value);
    }
}
