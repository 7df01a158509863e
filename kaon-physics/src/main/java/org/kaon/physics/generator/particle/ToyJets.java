package org.kaon.physics.generator.particle;

import org.kaon.physics.generator.Draws;
import org.kaon.physics.generator.Field;
import org.kaon.physics.generator.Generator;
import org.kaon.physics.generator.Interval;
import org.kaon.physics.generator.Kind;
import org.kaon.physics.generator.Setting;
import org.kaon.physics.generator.particle.PartonShower.Sink;

import java.util.Arrays;
import java.util.List;

/// Jets of a toy [PartonShower]: top quarks that decay to three quarks, and light quarks and
/// gluons.
///
/// A top (172.5 GeV) decays to b and W, the W (80.4 GeV) to two quarks, both isotropically; each
/// quark showers below its distance to the next one, as angular ordering wants it. Other jets
/// shower below `radius`. Poisson many soft particles of the underlying event (p_T with the density
/// `e^(−p_T/0.8 GeV)`) are spread over the disc. Constituents within `radius` of the sum of all are
/// the jet, ordered by p_T; what does not fit into the array is left out of that, not of the jet's
/// quantities.
///
/// *Left out*: hadronisation, detector, initial-state radiation, polarisation of the W, widths of
/// top and W.
public record ToyJets(Hard hard, double radius, double cutoff, double underlying, int most)
        implements Generator {

    /// What a jet begins with; the label is 1 for tops.
    public enum Origin {
        QUARK(1),
        GLUON(21),
        TOP(6);

        private final int pdg;

        Origin(int pdg) {
            this.pdg = pdg;
        }
    }

    /// Origins in equal parts, transverse momenta of the partons (flat) and their pseudorapidities.
    public record Hard(List<Origin> origins, Interval pt, Interval eta) {

        public Hard {
            origins = ORIGINS.check(origins);
            PT.check(pt);
            ETA.check(eta);
        }
    }

    static final Setting.Several<Origin> ORIGINS =
            new Setting.Several<>(
                    "origin",
                    List.of(Origin.TOP, Origin.QUARK, Origin.GLUON),
                    "what jets begin with, drawn in equal parts");
    static final Setting.Span PT =
            Setting.span(
                    "pt",
                    new Interval(550, 650),
                    new Interval(20, 5000),
                    "GeV",
                    "transverse momentum of the first parton");
    static final Setting.Span ETA =
            Setting.span("eta", new Interval(-2, 2), new Interval(-4, 4), "", "its pseudorapidity");
    static final Setting.Real RADIUS =
            Setting.number("radius", 0.8, new Interval(0.1, 2), "", "radius of the jet");
    static final Setting.Real CUTOFF =
            Setting.number(
                    "cutoff", 0.15, new Interval(0.05, 100), "GeV", "least k_T of an emission");
    static final Setting.Real UNDERLYING =
            Setting.number(
                    "underlying",
                    10,
                    new Interval(0, 1000),
                    "",
                    "mean number of particles of the underlying event");
    static final Setting.Whole MOST =
            Setting.whole("constituents", 200, 1, 2000, "places for constituents");

    private static final double TOP = 172.5;
    private static final double W = 80.4;

    public ToyJets {
        RADIUS.check(radius);
        CUTOFF.check(cutoff);
        UNDERLYING.check(underlying);
        MOST.check(most);
    }

    static Kind kind() {
        return new Kind(
                "toy-jets",
                "jets of tops, quarks and gluons by a toy parton shower",
                List.of(ORIGINS, PT, ETA, RADIUS, CUTOFF, UNDERLYING, MOST),
                given ->
                        new ToyJets(
                                new Hard(given.of(ORIGINS), given.of(PT), given.of(ETA)),
                                given.of(RADIUS),
                                given.of(CUTOFF),
                                given.of(UNDERLYING),
                                given.of(MOST)));
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.array(
                        "constituents", "GeV", "E, px, py, pz by falling p_T, then zeros", most, 4),
                Field.whole("count", "constituents of the jet"),
                Field.number("jet_pt", "GeV", "transverse momentum of the jet"),
                Field.number("jet_eta", "", "pseudorapidity of the jet"),
                Field.number("jet_phi", "rad", "azimuth of the jet"),
                Field.number("jet_mass", "GeV", "mass of the jet"),
                Field.whole("origin", "what it began with: 1 quark, 21 gluon, 6 top"),
                Field.whole("label", "1 for tops, else 0"));
    }

    @Override
    public Maker maker() {
        PartonShower shower = new PartonShower(cutoff);
        return (draws, out, row) -> {
            Origin origin = hard.origins.get(draws.below(hard.origins.size()));
            Momentum first =
                    Momentum.of(
                            hard.pt.draw(draws),
                            hard.eta.draw(draws),
                            draws.uniform(-Math.PI, Math.PI),
                            origin == Origin.TOP ? TOP : 0);
            Collected all = new Collected();
            switch (origin) {
                case QUARK -> shower.shower(first, PartonShower.QUARK, radius, all, draws);
                case GLUON -> shower.shower(first, PartonShower.GLUON, radius, all, draws);
                case TOP -> top(first, shower, all, draws);
            }
            soft(first, all, draws);
            write(all, origin, out, row);
        };
    }

    private void top(Momentum top, PartonShower shower, Collected all, Draws draws) {
        Momentum[] bottomAndW = top.decay(TOP, 0, W, draws);
        Momentum[] quarks = bottomAndW[1].decay(W, 0, 0, draws);
        double apart = quarks[0].distance(quarks[1]);
        double fromW = bottomAndW[0].distance(bottomAndW[1]);
        shower.shower(bottomAndW[0], PartonShower.QUARK, fromW, all, draws);
        shower.shower(quarks[0], PartonShower.QUARK, apart, all, draws);
        shower.shower(quarks[1], PartonShower.QUARK, apart, all, draws);
    }

    private void soft(Momentum first, Collected all, Draws draws) {
        int count = draws.poisson(underlying);
        for (int i = 0; i < count; i++) {
            double r = radius * Math.sqrt(draws.uniform());
            double phi = draws.uniform(-Math.PI, Math.PI);
            all.add(
                    0.8 * draws.exponential(),
                    first.eta() + r * Math.cos(phi),
                    first.phi() + r * Math.sin(phi));
        }
    }

    private void write(Collected all, Origin origin, float[][] out, int row) {
        Momentum axis = all.sum();
        Momentum[] jet =
                Arrays.stream(all.particles, 0, all.count)
                        .filter(it -> it.distance(axis) < radius)
                        .sorted((a, b) -> Double.compare(b.pt(), a.pt()))
                        .toArray(Momentum[]::new);
        Arrays.fill(out[0], row * 4 * most, (row + 1) * 4 * most, 0);
        Momentum sum = Momentum.atRest(0);
        for (int i = 0; i < jet.length; i++) {
            sum = sum.plus(jet[i]);
            if (i < most) {
                int at = 4 * (row * most + i);
                out[0][at] = (float) jet[i].energy();
                out[0][at + 1] = (float) jet[i].x();
                out[0][at + 2] = (float) jet[i].y();
                out[0][at + 3] = (float) jet[i].z();
            }
        }
        out[1][row] = jet.length;
        out[2][row] = (float) sum.pt();
        out[3][row] = jet.length == 0 ? 0 : (float) sum.eta();
        out[4][row] = (float) sum.phi();
        out[5][row] = (float) sum.mass();
        out[6][row] = origin.pdg;
        out[7][row] = origin == Origin.TOP ? 1 : 0;
    }

    /// The particles of one jet.
    private static final class Collected implements Sink {

        private Momentum[] particles = new Momentum[256];
        private int count;

        @Override
        public void add(double pt, double eta, double phi) {
            if (count == particles.length) {
                particles = Arrays.copyOf(particles, 2 * count);
            }
            particles[count++] = Momentum.of(pt, eta, phi, 0);
        }

        Momentum sum() {
            Momentum sum = Momentum.atRest(0);
            for (int i = 0; i < count; i++) {
                sum = sum.plus(particles[i]);
            }
            return sum;
        }
    }
}
