package org.kaon.lab.lint;

import java.util.List;
import java.util.function.Function;

/// A trap: its name, why it is one, what to do, and how it is seen.
///
/// @param places where it is, and what is there
record Rule(String name, String why, String advice, Function<Subject, List<Place>> places) {

    /// Where a trap is, and what is there.
    record Place(String where, String what) {}

    List<Finding> findings(Subject subject) {
        return places.apply(subject).stream()
                .map(place -> new Finding(name, place.where(), place.what(), why, advice))
                .toList();
    }
}
