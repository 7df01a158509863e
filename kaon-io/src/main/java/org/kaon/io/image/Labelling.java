package org.kaon.io.image;

import java.util.List;

/// One way in which pictures are put into classes.
///
/// @param number name of the column with the class's number
/// @param name name of the column with the class's name
/// @param classes the names by number, empty where they are not known
record Labelling(String number, String name, List<String> classes) {

    Labelling {
        classes = List.copyOf(classes);
    }

    /// The columns `label` and `class`.
    static Labelling of(List<String> classes) {
        return new Labelling("label", "class", classes);
    }
}
