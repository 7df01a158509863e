package org.kaon.io.inspect;

import org.kaon.io.histogram.Plottable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an object of a file holds.
public sealed interface Content {

    /// Columns.
    ///
    /// @param word what the format calls them: `branches`, `fields`, `columns`
    /// @param rows of the table; where columns differ, of the longest
    /// @param facts what the format says of the table
    record Table(String word, long rows, Map<String, Object> facts, List<Part> parts)
            implements Content {
        public Table {
            facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
            parts = List.copyOf(parts);
        }
    }

    /// A histogram or graph.
    ///
    /// @param facts its figures, as JSON has them
    record Plot(Plottable plot, Map<String, Object> facts) implements Content {
        public Plot {
            facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        }
    }

    /// Nothing that is looked into.
    record Closed() implements Content {}
}
