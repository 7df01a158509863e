package org.kaon.physics.substructure;

import org.kaon.physics.cluster.Azimuth;
import org.kaon.physics.cluster.Constituent;
import org.kaon.physics.cluster.Rapidity;
import org.kaon.physics.vector.FourVector;
import org.kaon.physics.vector.FourVectors;

/// pT, rapidity and azimuth of the particles of one jet, side by side.
record Directions(double[] pt, double[] rapidity, double[] phi) {

    static Directions of(FourVectors particles, long from, long to) {
        int n = Math.toIntExact(to - from);
        Directions result = new Directions(new double[n], new double[n], new double[n]);
        for (int i = 0; i < n; i++) {
            FourVector p = Constituent.at(particles, from, i);
            result.pt[i] = p.pt();
            result.rapidity[i] = Rapidity.of(p);
            result.phi[i] = Azimuth.of(p);
        }
        return result;
    }

    int size() {
        return pt.length;
    }

    /// `Δy² + Δφ²` of a particle to a direction.
    double separationSquared(int i, double y, double azimuth) {
        double dy = rapidity[i] - y;
        double dphi = Math.abs(phi[i] - azimuth);
        dphi = Math.min(dphi, 2 * Math.PI - dphi);
        return dy * dy + dphi * dphi;
    }

    double separationSquared(int i, int j) {
        return separationSquared(i, rapidity[j], phi[j]);
    }

    double totalPt() {
        double sum = 0;
        for (double value : pt) {
            sum += value;
        }
        return sum;
    }
}
