package org.kaon.lab.yaml;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/// A configuration that cannot be carried out, with all its mistakes: the message holds one line
/// each.
public final class ConfigException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /// All mistakes, sorted by where they stand.
    public ConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /// One mistake that has no place in a file.
    public ConfigException(String message) {
        super(message);
        this.problems = List.of();
    }

    /// The mistakes that have a place, in the order of the file.
    public List<Problem> problems() {
        return problems;
    }
}
