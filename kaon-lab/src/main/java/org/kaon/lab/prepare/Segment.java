package org.kaon.lab.prepare;

import java.util.List;

/// The rows that one file gave to the training part: they stand one after the other.
///
/// @param sample the number of the file's sample
/// @param classes how many rows are of each class; empty for a regression
record Segment(int sample, long first, long rows, List<Long> classes) {

    Segment {
        classes = List.copyOf(classes);
    }
}
