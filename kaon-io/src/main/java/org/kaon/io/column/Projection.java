package org.kaon.io.column;

import java.util.List;

/// The columns that are wanted, by name.
public record Projection(List<String> names) {

    public Projection {
        names = List.copyOf(names);
    }

    public static Projection of(String... names) {
        return new Projection(List.of(names));
    }
}
