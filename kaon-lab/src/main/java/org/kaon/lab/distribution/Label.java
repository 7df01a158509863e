package org.kaon.lab.distribution;

import java.util.Comparator;

/// The name of a class of events, and its place among others.
record Label(double order, String name) implements Comparable<Label> {

    private static final Comparator<Label> ORDER =
            Comparator.comparingDouble(Label::order).thenComparing(Label::name);

    @Override
    public int compareTo(Label other) {
        return ORDER.compare(this, other);
    }
}
