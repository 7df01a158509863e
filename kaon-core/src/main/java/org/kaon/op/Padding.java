package org.kaon.op;

import org.kaon.tensor.ShapeException;

import java.util.List;
import java.util.stream.Stream;

/// How far a window may reach beyond the edge.
public record Padding(Kind kind, List<Integer> before, List<Integer> after) {

    /// `SAME`: so far that ⌈extent / stride⌉ windows fit, the odd element at the end, as in
    /// TensorFlow and Keras. `VALID`: not at all. `EXPLICIT`: as given for each axis.
    public enum Kind {
        SAME,
        VALID,
        EXPLICIT
    }

    public static final Padding SAME = new Padding(Kind.SAME, List.of(), List.of());
    public static final Padding VALID = new Padding(Kind.VALID, List.of(), List.of());

    public Padding {
        before = List.copyOf(before);
        after = List.copyOf(after);
        boolean given = kind == Kind.EXPLICIT;
        if (before.size() != after.size()
                || !given && !before.isEmpty()
                || Stream.concat(before.stream(), after.stream()).anyMatch(n -> n < 0)) {
            throw new ShapeException(
                    "Padding: expected as many extents >= 0 before as after, found "
                            + before
                            + " and "
                            + after
                            + ". Give one of each for every axis.");
        }
    }

    /// Elements before and after, one for each spatial axis.
    public static Padding explicit(List<Integer> before, List<Integer> after) {
        return new Padding(Kind.EXPLICIT, before, after);
    }

    /// `same`, `valid`, or the elements before and after: `[1, 1] to [2, 2]`.
    @Override
    public String toString() {
        return switch (kind) {
            case SAME -> "same";
            case VALID -> "valid";
            case EXPLICIT -> before + " to " + after;
        };
    }

    /// One axis, such that no window sees an element after its own place: what Keras calls causal.
    /// `reach` is the extent from the first to the last element under the window.
    public static Padding causal(int reach) {
        return explicit(List.of(reach - 1), List.of(0));
    }
}
