package org.kaon.graph;

import java.util.function.Supplier;

/// Where nodes come from, for messages and dumps: the layer, or the gradient of a layer, in whose
/// scope they are made. Empty outside of every scope.
///
/// An origin is no part of what a node computes: nodes that differ in it alone are merged.
public final class Origin {

    private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

    private Origin() {}

    /// What makes nodes in a scope of this name; a scope within another replaces its name.
    public static <T> T within(String name, Supplier<T> work) {
        return name.equals(current())
                ? work.get()
                : ScopedValue.where(CURRENT, name).call(work::get);
    }

    /// The same for the gradient of what has this origin: `gradient of dense_1`.
    public static void withinGradient(String name, Runnable work) {
        ScopedValue.where(CURRENT, name.isEmpty() ? "" : "gradient of " + name).run(work);
    }

    /// The name of the innermost scope; empty where there is none.
    public static String current() {
        return CURRENT.orElse("");
    }
}
