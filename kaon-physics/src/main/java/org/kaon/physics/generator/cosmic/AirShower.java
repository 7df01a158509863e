package org.kaon.physics.generator.cosmic;

import org.kaon.physics.generator.Draws;
import org.kaon.physics.generator.Field;
import org.kaon.physics.generator.Generator;
import org.kaon.physics.generator.Interval;
import org.kaon.physics.generator.Kind;
import org.kaon.physics.generator.Setting;
import org.kaon.physics.generator.Settings;

import java.util.List;

/// Air showers on a square grid of stations: signal and time of arrival, after [ShowerFront].
///
/// Directions are those that a flat array sees, `dN ∝ cos θ d cos θ`; energies are flat in their
/// logarithm; cores are uniform within half a spacing around the middle. The signal of a station
/// with the mean S is a sum of Poisson many exponential deposits, so that its variance is `1.12 S`.
/// The first of n particles comes after the front by a time with the mean `2.6 ns (1 + r/30 m)^1.5
/// / n` (J. Linsley, ICRC 19 (1985) 3, 461), and clocks are off by 10 ns.
///
/// *Left out*: saturation, shower-to-shower fluctuations other than X_max, geomagnetic field.
public record AirShower(Stations stations, Primaries primaries) implements Generator {

    /// A square grid.
    ///
    /// @param edge stations along an edge
    /// @param spacing in m
    /// @param threshold stations with less, in VEM, are silent
    public record Stations(int edge, double spacing, double threshold) {

        public Stations {
            EDGE.check(edge);
            SPACING.check(spacing);
            THRESHOLD.check(threshold);
        }
    }

    /// What comes: nuclei in equal parts, energies in EeV, zenith angles in degrees.
    public record Primaries(List<Nucleus> nuclei, Interval energy, Interval zenith) {

        public Primaries {
            nuclei = NUCLEI.check(nuclei);
            ENERGY.check(energy);
            ZENITH.check(zenith);
        }
    }

    static final Setting.Whole EDGE =
            Setting.whole("stations", 14, 2, 128, "stations along an edge of the grid");
    static final Setting.Real SPACING =
            Setting.number(
                    "spacing",
                    750,
                    new Interval(50, 5000),
                    "m",
                    "distance of neighbouring stations");
    static final Setting.Real THRESHOLD =
            Setting.number(
                    "threshold", 3, new Interval(0, 1000), "VEM", "stations with less are silent");
    static final Setting.Several<Nucleus> NUCLEI =
            Setting.several("nucleus", Nucleus.PROTON, "nuclei, drawn in equal parts");
    static final Setting.Span ENERGY =
            Setting.span(
                    "energy",
                    new Interval(3, 100),
                    new Interval(0.1, 1000),
                    "EeV",
                    "energy of the primary, flat in its logarithm");
    static final Setting.Span ZENITH =
            Setting.span(
                    "zenith",
                    new Interval(0, 60),
                    new Interval(0, 70),
                    "degrees",
                    "angle of the axis to the vertical");

    private static final double DEPOSIT = 0.56;
    private static final double CLOCK = 10;

    /// The kinds of air showers: 14 × 14 stations 750 m apart, and 9 × 9 stations 1500 m apart.
    static List<Kind> kinds() {
        return List.of(
                kind(
                        "air-shower",
                        "air showers on 14 × 14 stations: signals, times, direction, energy, X_max",
                        EDGE,
                        SPACING),
                kind(
                        "air-shower-9",
                        "air showers on 9 × 9 stations, 1500 m apart",
                        Setting.whole(EDGE.name(), 9, EDGE.low(), EDGE.high(), EDGE.meaning()),
                        Setting.number(
                                SPACING.name(),
                                1500,
                                SPACING.range(),
                                SPACING.unit(),
                                SPACING.meaning())));
    }

    private static Kind kind(
            String name, String summary, Setting.Whole edge, Setting.Real spacing) {
        return new Kind(
                name,
                summary,
                List.of(NUCLEI, ENERGY, ZENITH, edge, spacing, THRESHOLD),
                given ->
                        new AirShower(
                                new Stations(
                                        given.of(edge), given.of(spacing), given.of(THRESHOLD)),
                                primaries(given)));
    }

    private static Primaries primaries(Settings given) {
        return new Primaries(given.of(NUCLEI), given.of(ENERGY), given.of(ZENITH));
    }

    @Override
    public List<Field> fields() {
        int n = stations.edge;
        return List.of(
                Field.array("signal", "VEM", "signal of the stations, 0 where silent", n, n),
                Field.array(
                        "time",
                        "ns",
                        "arrival after the core's, NaN where a station is silent",
                        n,
                        n),
                Field.array("showeraxis", "", "unit vector to where the shower comes from", 3),
                Field.array("showercore", "m", "core relative to the middle of the grid", 2),
                Field.number("energy", "EeV", "energy of the primary"),
                Field.number("logE", "", "lg(energy/eV)"),
                Field.number("Xmax", "g/cm²", "depth of the shower's maximum"),
                Field.whole("mass", "number of nucleons of the primary"));
    }

    @Override
    public Maker maker() {
        return (draws, out, row) -> {
            Nucleus nucleus = primaries.nuclei.get(draws.below(primaries.nuclei.size()));
            double energy = primaries.energy.drawLog(draws);
            double depth = nucleus.drawDepth(energy, draws);
            double low = Math.sin(Math.toRadians(primaries.zenith.low()));
            double high = Math.sin(Math.toRadians(primaries.zenith.high()));
            double sin = Math.sqrt(draws.uniform(low * low, high * high));
            double azimuth = draws.uniform(-Math.PI, Math.PI);
            ShowerFront front =
                    new ShowerFront(
                            energy,
                            nucleus.mass(),
                            depth,
                            sin * Math.cos(azimuth),
                            sin * Math.sin(azimuth),
                            Math.sqrt(1 - sin * sin));
            double half = stations.spacing / 2;
            double coreX = draws.uniform(-half, half), coreY = draws.uniform(-half, half);
            observe(front, coreX, coreY, draws, out, row);
            label(out, row, front, coreX, coreY);
        };
    }

    private static void label(
            float[][] out, int row, ShowerFront front, double coreX, double coreY) {
        out[2][3 * row] = (float) front.x();
        out[2][3 * row + 1] = (float) front.y();
        out[2][3 * row + 2] = (float) front.z();
        out[3][2 * row] = (float) coreX;
        out[3][2 * row + 1] = (float) coreY;
        out[4][row] = (float) front.energy();
        out[5][row] = (float) (18 + Math.log10(front.energy()));
        out[6][row] = (float) front.depth();
        out[7][row] = front.mass();
    }

    private void observe(
            ShowerFront front, double coreX, double coreY, Draws draws, float[][] out, int row) {
        int n = stations.edge;
        double middle = (n - 1) / 2.0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double dx = (i - middle) * stations.spacing - coreX;
                double dy = (j - middle) * stations.spacing - coreY;
                int at = (row * n + i) * n + j;
                int particles = draws.poisson(front.signal(dx, dy) / DEPOSIT);
                double signal = DEPOSIT * draws.gamma(particles);
                boolean silent = particles == 0 || signal < stations.threshold;
                out[0][at] = silent ? 0 : (float) signal;
                out[1][at] = silent ? Float.NaN : (float) time(front, dx, dy, particles, draws);
            }
        }
    }

    private static double time(
            ShowerFront front, double dx, double dy, int particles, Draws draws) {
        double thickness = 2.6 * Math.pow(1 + front.radius(dx, dy) / 30, 1.5);
        double delay = thickness / particles * draws.exponential();
        return front.front(dx, dy) + delay + CLOCK * draws.normal();
    }
}
