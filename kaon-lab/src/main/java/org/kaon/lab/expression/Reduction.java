package org.kaon.lab.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The functions that make one value of each row's list.
enum Reduction {
    /// The sum; 0 for an empty list.
    SUM(false),
    /// The number of items.
    COUNT(false),
    /// The mean; NaN for an empty list.
    MEAN(false),
    /// The largest item; NaN for an empty list.
    MAX(false),
    /// The smallest item; NaN for an empty list.
    MIN(false),
    /// Whether one item at least is true.
    ANY(true),
    /// Whether no item is false.
    ALL(true);

    private final boolean flags;

    Reduction(boolean flags) {
        this.flags = flags;
    }

    /// Whether it takes and gives true and false.
    boolean flags() {
        return flags;
    }

    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Reduction reduction : values()) {
            names.add(reduction.name().toLowerCase(Locale.ROOT));
        }
        return names;
    }

    /// The value of items [from, to).
    double apply(double[] items, int from, int to) {
        if (from == to) {
            return switch (this) {
                case SUM, COUNT, ANY -> 0;
                case ALL -> 1;
                case MEAN, MAX, MIN -> Double.NaN;
            };
        }
        double result = items[from];
        for (int i = from + 1; i < to; i++) {
            double item = items[i];
            result =
                    switch (this) {
                        case SUM, MEAN -> result + item;
                        case COUNT -> result;
                        case MAX, ANY -> Math.max(result, item);
                        case MIN, ALL -> Math.min(result, item);
                    };
        }
        return switch (this) {
            case MEAN -> result / (to - from);
            case COUNT -> to - from;
            case SUM, MAX, MIN, ANY, ALL -> result;
        };
    }
}
