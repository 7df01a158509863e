package org.kaon.lab.yaml;

/// Where a value was written: a file's line and column (both from 1), or a command-line option,
/// which has neither.
///
/// @param source the file's name, or the option as it was given
public record Location(String source, int line, int column) {

    /// A command-line option.
    public static Location option(String text) {
        return new Location(text, 0, 0);
    }

    /// `experiment.yaml:12:5`, or the option.
    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
