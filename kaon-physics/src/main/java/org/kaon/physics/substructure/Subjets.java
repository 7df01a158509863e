package org.kaon.physics.substructure;

import org.kaon.physics.cluster.Jet;
import org.kaon.physics.vector.FourVector;

import java.util.Arrays;
import java.util.List;

/// The subjets that grooming kept, hardest first.
public record Subjets(List<Jet> kept) {

    public Subjets {
        kept = List.copyOf(kept);
    }

    /// The sum of what was kept; nothing kept gives zero.
    public FourVector momentum() {
        FourVector sum = FourVector.ZERO;
        for (Jet jet : kept) {
            sum = sum.plus(jet.momentum());
        }
        return sum;
    }

    /// The indices of the particles that were kept, ascending.
    public int[] constituents() {
        return kept.stream()
                .flatMapToInt(jet -> Arrays.stream(jet.constituents()))
                .sorted()
                .toArray();
    }
}
