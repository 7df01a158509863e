package org.kaon.physics.generator.particle;

import org.kaon.physics.generator.Draws;

import java.util.ArrayDeque;
import java.util.Queue;

/// A parton shower ordered in angle: gluons come off with the density
///
///     dP = 2 C α_s(k_T)/π · (1 + (1−z)²)/2 · dz/z · dθ/θ,    k_T = z θ p_T > Q₀
///
/// where z is the emitted part of the transverse momentum p_T and θ the distance in (η, φ), below
/// that of the emission before; C is 4/3 for quarks and 3 for gluons. Emitter and gluon go apart by θ
/// around the direction that both had, and both go on. `α_s(k) = 12π/(23 ln(k²/Λ²))`, Λ = 0.2 GeV, held
/// below its value at 1 GeV. What is left is massless and stands for the hadrons (local parton–hadron
/// duality).
///
/// *Source*: Yu. L. Dokshitzer, V. A. Khoze, A. H. Mueller, S. I. Troyan, "Basics of perturbative QCD",
/// chapters 4 and 7. *Limits*: no splitting of gluons to quarks, no hadronisation, recoil along the
/// branch only.
///
/// @param cutoff Q₀ in GeV
record PartonShower(double cutoff) {

    static final double QUARK = 4 / 3.0;
    static final double GLUON = 3;

    private static final double FROZEN = 1;
    private static final int MOST = 2000;

    /// α_s at a scale in GeV.
    static double coupling(double scale) {
        double k = Math.max(scale, FROZEN);
        return 12 * Math.PI / (23 * Math.log(k * k / 0.04));
    }

    /// Something that becomes one particle, or two.
    private record Parton(double pt, double eta, double phi, double angle, double charge) {}

    /// Where the particles go.
    @FunctionalInterface
    interface Sink {
        void add(double pt, double eta, double phi);
    }

    /// Showers a parton whose emissions begin below `angle`.
    void shower(Momentum parton, double charge, double angle, Sink sink, Draws draws) {
        Queue<Parton> open = new ArrayDeque<>();
        open.add(new Parton(parton.pt(), parton.eta(), parton.phi(), angle, charge));
        int made = 0;
        while (!open.isEmpty()) {
            Parton next = open.remove();
            if (made++ > MOST || !branch(next, open, draws)) {
                sink.add(next.pt, next.eta, next.phi);
            }
        }
    }

    // The veto algorithm: the rate in ln θ is held above the true one by the largest coupling, the
    // splitting function 1, and z from its least at the largest angle.
    private boolean branch(Parton parton, Queue<Parton> open, Draws draws) {
        double angle = parton.angle;
        while (parton.pt * angle > cutoff) {
            double logs = Math.log(parton.pt * angle / cutoff);
            double rate = 2 * parton.charge * coupling(cutoff) / Math.PI * logs;
            angle *= Math.exp(-draws.exponential() / rate);
            double z = Math.exp(-logs * draws.uniform());
            double kt = z * angle * parton.pt;
            double rest = 1 - z;
            double accept = coupling(kt) / coupling(cutoff) * (1 + rest * rest) / 2;
            if (kt > cutoff && draws.chance(accept)) {
                double phi = draws.uniform(-Math.PI, Math.PI);
                double dEta = angle * Math.cos(phi), dPhi = angle * Math.sin(phi);
                open.add(moved(parton, rest, -z * dEta, -z * dPhi, angle, parton.charge));
                open.add(moved(parton, z, rest * dEta, rest * dPhi, angle, GLUON));
                return true;
            }
        }
        return false;
    }

    private static Parton moved(
            Parton parton, double part, double dEta, double dPhi, double angle, double charge) {
        return new Parton(part * parton.pt, parton.eta + dEta, parton.phi + dPhi, angle, charge);
    }
}
