package org.kaon.lab.expression;

import org.kaon.physics.vector.Component;
import org.kaon.physics.vector.FourVectors;
import org.kaon.physics.vector.InvariantMass;
import org.kaon.physics.vector.MissingEnergy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The functions that make one value of the particles of each row, given by lists side by side; a
/// number stands for all particles of its row.
///
/// *Units*: GeV, rad.
enum ParticleList {
    /// pT, φ: the size of minus the sum of the transverse momenta; 0 for no particles.
    MISSING_PT(2),
    /// pT, φ: its azimuth; 0 for no particles.
    MISSING_PHI(2),
    /// pT, η, φ, m: the invariant mass of all together; 0 for no particles.
    SYSTEM_MASS(4);

    private final int arguments;

    ParticleList(int arguments) {
        this.arguments = arguments;
    }

    int arguments() {
        return arguments;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(ParticleList::word).toList();
    }

    static Optional<ParticleList> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The value for each row of lists that are equally long.
    Values of(List<Values> aligned) {
        FourVectors particles = particles(aligned);
        int[] offsets = aligned.getFirst().offsets();
        double[] result = new double[offsets.length - 1];
        for (int row = 0; row < result.length; row++) {
            result[row] = value(particles, offsets[row], offsets[row + 1]);
        }
        return Values.flat(false, result);
    }

    private double value(FourVectors particles, int from, int to) {
        return switch (this) {
            case MISSING_PT -> MissingEnergy.of(particles, from, to).pt();
            case MISSING_PHI -> MissingEnergy.of(particles, from, to).phi();
            case SYSTEM_MASS -> InvariantMass.of(particles, from, to);
        };
    }

    private FourVectors particles(List<Values> aligned) {
        Component first = Component.of(aligned.getFirst().numbers());
        Component second = Component.of(aligned.get(1).numbers());
        if (arguments == 2) {
            Component none = Component.of(new double[aligned.getFirst().numbers().length]);
            return FourVectors.cylindrical(first, none, second, none);
        }
        Component third = Component.of(aligned.get(2).numbers());
        return FourVectors.cylindrical(
                first, second, third, Component.of(aligned.get(3).numbers()));
    }
}
