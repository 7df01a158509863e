package org.kaon.lab.prepare;

import org.kaon.lab.experiment.Missing;
import org.kaon.lab.yaml.ConfigException;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Counts numbers that are not finite, by the formula they come from. Mutable; for one thread.
public final class Faults {

    private final Map<String, Long> counts = new LinkedHashMap<>();
    private long events;

    void add(String formula) {
        counts.merge(formula, 1L, Long::sum);
    }

    /// Adds what another has counted.
    void add(Faults other) {
        other.counts.forEach((formula, count) -> counts.merge(formula, count, Long::sum));
        events += other.events;
    }

    void addEvent() {
        events++;
    }

    /// Selected events with such a number.
    public long events() {
        return events;
    }

    /// How many such numbers each formula gave in selected events.
    public Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    /// Ends the run where the experiment does not say what to do.
    ///
    /// @param selected the number of selected events
    void check(Missing missing, long selected) {
        if (events > 0 && missing.treatment() == Missing.Treatment.ERROR) {
            throw new ConfigException(
                    ("%,d of %,d selected events hold values that are not finite numbers (NaN or"
                                    + " infinite): %s. Say what to do with them: `missing: drop`"
                                    + " leaves the events out, `missing: {fill: 0}` puts a number"
                                    + " in their place, or exclude them with `select`.")
                            .formatted(events, selected, describe()));
        }
    }

    /// `part_px 3, jet_mass 1`.
    public String describe() {
        return counts.entrySet().stream()
                .map(e -> "%s %,d".formatted(e.getKey().replace("`", ""), e.getValue()))
                .collect(Collectors.joining(", "));
    }
}
