package org.kaon.physics.cluster;

import org.kaon.physics.vector.FourVector;
import org.kaon.physics.vector.FourVectors;
import org.kaon.physics.vector.Kinematics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The definition word by word, in `O(n³)`: all distances anew for each joining.
final class SlowClustering {

    private SlowClustering() {}

    static List<FourVector> jets(FourVectors event, JetDefinition definition) {
        double r = definition.radius();
        List<FourVector> rest = new ArrayList<>();
        for (long i = 0; i < event.length(); i++) {
            rest.add(event.at(i));
        }
        List<FourVector> jets = new ArrayList<>();
        while (!rest.isEmpty()) {
            double least = Double.POSITIVE_INFINITY;
            int first = 0;
            int second = -1;
            for (int i = 0; i < rest.size(); i++) {
                double si = scale(rest.get(i), definition);
                if (si < least) {
                    least = si;
                    first = i;
                    second = -1;
                }
                for (int j = 0; j < i; j++) {
                    FourVector a = rest.get(i);
                    FourVector b = rest.get(j);
                    double y = a.rapidity() - b.rapidity();
                    double phi = Kinematics.deltaPhi(a.phi(), b.phi());
                    double d = Math.min(si, scale(b, definition)) * (y * y + phi * phi) / (r * r);
                    if (d < least) {
                        least = d;
                        first = i;
                        second = j;
                    }
                }
            }
            FourVector taken = rest.remove(first);
            if (second < 0) {
                jets.add(taken);
            } else {
                rest.set(second, rest.get(second).plus(taken));
            }
        }
        jets.sort(Comparator.comparingDouble(jet -> -jet.pt()));
        return jets;
    }

    private static double scale(FourVector p, JetDefinition definition) {
        double pt = p.pt();
        return switch (definition.algorithm()) {
            case KT -> pt * pt;
            case CAMBRIDGE_AACHEN -> 1;
            case ANTI_KT -> 1 / (pt * pt);
        };
    }
}
