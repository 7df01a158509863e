package org.kaon.lab.convert;

import java.util.List;

/// What makes columns simpler, for formats that do not take every type. Nothing is done unasked.
///
/// @param missing `[COLUMNS=]VALUE`: what takes the place of missing values
/// @param pad `[COLUMNS=]LENGTH`: lists become arrays of that length
/// @param flatten whether members of structures and items of arrays become columns
/// @param plainNames whether names keep only letters, digits and underscores
public record Fitting(List<String> missing, List<String> pad, boolean flatten, boolean plainNames) {

    /// Columns stay as they are.
    public static final Fitting NONE = new Fitting(List.of(), List.of(), false, false);

    public Fitting {
        missing = List.copyOf(missing);
        pad = List.copyOf(pad);
    }

    static List<ForColumns> settings(List<String> texts) {
        return texts.stream().map(ForColumns::parse).toList();
    }
}
