package org.kaon.physics.cluster;

import org.kaon.physics.vector.FourVector;

import java.util.Arrays;
import java.util.Optional;

/// One node of a clustering: a jet, a part of one, or a particle.
///
/// Units: GeV, rad.
public record Jet(ClusterSequence sequence, int node) {

    /// Where the jet came from: the harder of the two that were joined first.
    public record Parents(Jet harder, Jet softer) {}

    private History history() {
        return sequence.history();
    }

    /// Energy and momentum.
    public FourVector momentum() {
        History h = history();
        return new FourVector(h.e[node], h.px[node], h.py[node], h.pz[node]);
    }

    public double pt() {
        return Math.sqrt(ptSquared());
    }

    double ptSquared() {
        return history().ptSquared[node];
    }

    public double rapidity() {
        return history().rapidity[node];
    }

    /// Azimuth, in [−π, π].
    public double phi() {
        return history().phi[node];
    }

    /// Invariant mass, negative where rounding leaves `m² < 0`.
    public double mass() {
        return momentum().mass();
    }

    /// `Δy² + Δφ²`.
    public double separationSquared(Jet other) {
        double dy = rapidity() - other.rapidity();
        double dphi = Math.abs(phi() - other.phi());
        dphi = Math.min(dphi, 2 * Math.PI - dphi);
        return dy * dy + dphi * dphi;
    }

    /// The two that were joined; nothing for a particle.
    public Optional<Parents> parents() {
        History h = history();
        if (h.first[node] == History.NONE) {
            return Optional.empty();
        }
        Jet a = new Jet(sequence, h.first[node]);
        Jet b = new Jet(sequence, h.second[node]);
        return Optional.of(a.ptSquared() >= b.ptSquared() ? new Parents(a, b) : new Parents(b, a));
    }

    /// The indices of its particles among those that were clustered, ascending.
    public int[] constituents() {
        History h = history();
        int[] stack = new int[h.particles + 1];
        int[] found = new int[h.particles];
        int depth = 0;
        int count = 0;
        stack[depth++] = node;
        while (depth > 0) {
            int n = stack[--depth];
            if (n < h.particles) {
                found[count++] = n;
            } else {
                stack[depth++] = h.first[n];
                stack[depth++] = h.second[n];
            }
        }
        int[] result = Arrays.copyOf(found, count);
        Arrays.sort(result);
        return result;
    }
}
