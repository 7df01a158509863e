package org.kaon.lab.jets;

import org.kaon.physics.cluster.Algorithm;
import org.kaon.physics.cluster.JetDefinition;
import org.kaon.physics.cluster.Recombination;
import org.kaon.physics.substructure.Grooming;
import org.kaon.physics.substructure.JetFeature;

import java.util.List;
import java.util.Optional;

/// What to make of each event.
///
/// @param minimum least pT of a jet (GeV)
/// @param jets how many of the hardest jets are kept; empty for all, as lists. One jet gives plain
///   columns, several give columns `mass_1`, `mass_2`, …
/// @param grooming of each jet before anything is measured
/// @param columns what is measured
public record JetTask(
        Algorithm algorithm,
        double radius,
        Recombination recombination,
        double minimum,
        Optional<Integer> jets,
        Optional<String> grooming,
        List<JetFeature> columns) {

    /// *Errors*: [IllegalArgumentException] for a setting out of its range, and for a feature asked
    /// for twice.
    public JetTask {
        columns = List.copyOf(columns);
        JetDefinition checked = new JetDefinition(algorithm, radius, recombination);
        if (!(minimum >= 0 && Double.isFinite(minimum))) {
            throw new IllegalArgumentException(
                    "jets: the least pT must be 0 or more, got " + minimum + ".");
        }
        if (jets.isPresent() && jets.get() < 1) {
            throw new IllegalArgumentException(
                    "jets: expected one jet an event or more, got " + jets.get() + ".");
        }
        grooming.ifPresent(text -> Grooming.parse(text, checked.radius()));
        if (columns.isEmpty()
                || columns.stream().map(JetFeature::name).distinct().count() < columns.size()) {
            throw new IllegalArgumentException(
                    "jets: expected different features, got "
                            + columns.stream().map(JetFeature::name).toList()
                            + ".");
        }
    }

    JetDefinition definition() {
        return new JetDefinition(algorithm, radius, recombination);
    }
}
