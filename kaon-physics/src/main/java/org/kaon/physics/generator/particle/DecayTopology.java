package org.kaon.physics.generator.particle;

import org.kaon.physics.generator.Draws;
import org.kaon.physics.generator.Field;
import org.kaon.physics.generator.Generator;
import org.kaon.physics.generator.Interval;
import org.kaon.physics.generator.Kind;
import org.kaon.physics.generator.Setting;
import org.kaon.physics.generator.SettingException;

import java.util.Arrays;
import java.util.List;

/// Pairs of heavy particles X that decay to visible massless particles and one invisible χ each, in
/// one step (A: `X → v χ`) or in two (B: `X → v Y, Y → v χ`): signals AA, AB and BB.
///
/// The pair has an invariant mass `2 m_X √(1 + x²)`, x exponential with the mean 0.5, a transverse
/// momentum with the density `p e^(−p/50 GeV)` and a rapidity that is normal with σ = 1; all decays
/// are isotropic. So in the rest frame of X the visible particle of A has the energy `(m_X² −
/// m_χ²)/(2 m_X)`, and the two of B have `m² ` flat up to `(m_X² − m_Y²)(m_Y² − m_χ²)/m_Y²`.
///
/// *Left out*: matrix elements, parton densities, detector.
public record DecayTopology(List<Signal> signals, double parent, double middle, double invisible)
        implements Generator {

    /// The decays of the two sides.
    public enum Signal {
        AA(0),
        AB(1),
        BB(2);

        private final int label;

        Signal(int label) {
            this.label = label;
        }
    }

    static final Setting.Several<Signal> SIGNALS =
            new Setting.Several<>(
                    "signal", List.of(Signal.values()), "topologies, drawn in equal parts");
    static final Setting.Real PARENT =
            Setting.number("parent", 500, new Interval(1, 20_000), "GeV", "mass of X");
    static final Setting.Real MIDDLE =
            Setting.number("middle", 300, new Interval(0.1, 20_000), "GeV", "mass of Y");
    static final Setting.Real INVISIBLE =
            Setting.number("invisible", 100, new Interval(0, 20_000), "GeV", "mass of χ");

    private static final int SIDE = 2;

    public DecayTopology {
        signals = SIGNALS.check(signals);
        PARENT.check(parent);
        MIDDLE.check(middle);
        INVISIBLE.check(invisible);
        if (!(parent > middle && middle > invisible)) {
            throw new SettingException(
                    "settings \"parent\", \"middle\", \"invisible\": expected falling masses, got %s, %s and %s GeV."
                            .formatted(parent, middle, invisible));
        }
    }

    static Kind kind() {
        return new Kind(
                "decay-topology",
                "pairs of new particles that decay in one or two steps to visible and invisible"
                        + " ones",
                List.of(SIGNALS, PARENT, MIDDLE, INVISIBLE),
                given ->
                        new DecayTopology(
                                given.of(SIGNALS),
                                given.of(PARENT),
                                given.of(MIDDLE),
                                given.of(INVISIBLE)));
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.array(
                        "visible",
                        "GeV",
                        "E, px, py, pz of the visible particles: two places for each side, zeros"
                                + " where a side has one",
                        2 * SIDE,
                        4),
                Field.array("missing", "GeV", "px, py of the invisible particles", 2),
                Field.array("parents", "GeV", "E, px, py, pz of both X, truth", 2, 4),
                Field.whole("signal", "0 AA, 1 AB, 2 BB"));
    }

    @Override
    public Maker maker() {
        return (draws, out, row) -> {
            Signal signal = signals.get(draws.below(signals.size()));
            Momentum[] parents = pair(draws);
            boolean swap = draws.chance(0.5);
            Momentum missing = Momentum.atRest(0);
            Arrays.fill(out[0], row * 8 * SIDE, (row + 1) * 8 * SIDE, 0);
            for (int side = 0; side < 2; side++) {
                boolean first = side == 0 != swap;
                boolean twoSteps =
                        switch (signal) {
                            case AA -> false;
                            case AB -> first;
                            case BB -> true;
                        };
                int at = 4 * SIDE * (2 * row + side);
                missing = missing.plus(decay(parents[side], twoSteps, out[0], at, draws));
                put(parents[side], out[2], 4 * (2 * row + side));
            }
            out[1][2 * row] = (float) missing.x();
            out[1][2 * row + 1] = (float) missing.y();
            out[3][row] = signal.label;
        };
    }

    private Momentum[] pair(Draws draws) {
        double x = 0.5 * draws.exponential();
        double mass = 2 * parent * Math.sqrt(1 + x * x);
        double pt = 50 * draws.gamma(2);
        double phi = draws.uniform(-Math.PI, Math.PI);
        double rapidity = draws.normal();
        double transverse = Math.hypot(mass, pt);
        Momentum both =
                new Momentum(
                        transverse * Math.cosh(rapidity),
                        pt * Math.cos(phi),
                        pt * Math.sin(phi),
                        transverse * Math.sinh(rapidity));
        return both.decay(mass, parent, parent, draws);
    }

    /// Decays one side, writes its visible particles, gives its invisible one.
    private Momentum decay(Momentum x, boolean twoSteps, float[] visible, int at, Draws draws) {
        if (!twoSteps) {
            Momentum[] products = x.decay(parent, 0, invisible, draws);
            put(products[0], visible, at);
            return products[1];
        }
        Momentum[] first = x.decay(parent, 0, middle, draws);
        Momentum[] second = first[1].decay(middle, 0, invisible, draws);
        put(first[0], visible, at);
        put(second[0], visible, at + 4);
        return second[1];
    }

    private static void put(Momentum p, float[] out, int at) {
        out[at] = (float) p.energy();
        out[at + 1] = (float) p.x();
        out[at + 2] = (float) p.y();
        out[at + 3] = (float) p.z();
    }
}
