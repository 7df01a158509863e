package org.kaon.lab.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects mistakes so that all can be reported at once. Mutable; for one thread.
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    /// Remembers a mistake; one that is known already (an alias read twice) counts once.
    public void add(Location location, String path, String message) {
        Problem problem = new Problem(location, path, message);
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    /// Remembers a mistake about a value.
    public void add(Value value, String path, String message) {
        add(value.location(), path, message);
    }

    /// Whether nothing was found so far.
    public boolean none() {
        return found.isEmpty();
    }

    /// How many mistakes were found so far.
    public int count() {
        return found.size();
    }

    /// Throws everything found, in the order of the file; returns where nothing was.
    public void throwAny() {
        if (!found.isEmpty()) {
            throw new ConfigException(
                    found.stream()
                            .sorted(
                                    Comparator.comparing((Problem p) -> p.location().source())
                                            .thenComparingInt(p -> p.location().line())
                                            .thenComparingInt(p -> p.location().column()))
                            .toList());
        }
    }
}
