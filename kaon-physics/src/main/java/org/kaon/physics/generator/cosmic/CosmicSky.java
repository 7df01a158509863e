package org.kaon.physics.generator.cosmic;

import org.kaon.physics.generator.Draws;
import org.kaon.physics.generator.Field;
import org.kaon.physics.generator.Generator;
import org.kaon.physics.generator.Interval;
import org.kaon.physics.generator.Kind;
import org.kaon.physics.generator.Setting;

import java.util.List;

/// The arrival directions and energies of some cosmic rays: isotropic, and in half of the skies a
/// part of them from one source.
///
/// Energies follow `dN/dE ∝ E^−index` above a least one. A ray from the source is deflected by `D
/// (100 EeV/E)` along a great circle that is the same for the whole sky (the regular field), then
/// blurred by a Fisher distribution of width `σ (100 EeV/E)`, `p(cos α) ∝ e^(cos α/σ²)` (the
/// turbulent one).
///
/// *Source*: R. Fisher, Proc. R. Soc. A 217 (1953) 295; the deflections are of the kind studied in
/// T. Bister et al., Astropart. Phys. 126 (2021) 102527.
public record CosmicSky(int rays, double fraction, Spectrum spectrum, Deflection deflection)
        implements Generator {

    /// Energies above `least` EeV.
    public record Spectrum(double least, double index) {

        public Spectrum {
            LEAST.check(least);
            INDEX.check(index);
        }
    }

    /// Deflections of a ray of 100 EeV, in degrees.
    public record Deflection(double regular, double turbulent) {

        public Deflection {
            REGULAR.check(regular);
            TURBULENT.check(turbulent);
        }
    }

    static final Setting.Whole RAYS =
            Setting.whole("rays", 500, 1, 100_000, "cosmic rays of a sky");
    static final Setting.Real FRACTION =
            Setting.number(
                    "fraction", 0.1, new Interval(0, 1), "", "part of the rays from the source");
    static final Setting.Real LEAST =
            Setting.number("least-energy", 40, new Interval(1, 1000), "EeV", "least energy");
    static final Setting.Real INDEX =
            Setting.number("index", 4, new Interval(1.1, 10), "", "index of the energy spectrum");
    static final Setting.Real REGULAR =
            Setting.number(
                    "regular", 6, new Interval(0, 60), "degrees", "regular deflection at 100 EeV");
    static final Setting.Real TURBULENT =
            Setting.number("turbulent", 2, new Interval(0.1, 60), "degrees", "blur at 100 EeV");

    public CosmicSky {
        RAYS.check(rays);
        FRACTION.check(fraction);
    }

    static Kind kind() {
        return new Kind(
                "cosmic-sky",
                "directions and energies of cosmic rays, isotropic or partly from a source",
                List.of(RAYS, FRACTION, LEAST, INDEX, REGULAR, TURBULENT),
                given ->
                        new CosmicSky(
                                given.of(RAYS),
                                given.of(FRACTION),
                                new Spectrum(given.of(LEAST), given.of(INDEX)),
                                new Deflection(given.of(REGULAR), given.of(TURBULENT))));
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.array("rays", "", "x, y, z of the direction and energy in EeV", rays, 4),
                Field.wholes("from_source", "1 for rays from the source", rays),
                Field.array("source", "", "direction of the source; 0 without one", 3),
                Field.whole("label", "1 for skies with a source"));
    }

    @Override
    public Maker maker() {
        return (draws, out, row) -> {
            boolean signal = draws.chance(0.5);
            double[] source = isotropic(draws);
            double[] towards = across(source, draws.uniform(0, 2 * Math.PI));
            for (int i = 0; i < rays; i++) {
                double energy =
                        spectrum.least * Math.pow(1 - draws.uniform(), 1 / (1 - spectrum.index));
                boolean member = signal && draws.chance(fraction);
                double[] direction =
                        member ? deflected(source, towards, energy, draws) : isotropic(draws);
                int at = 4 * (row * rays + i);
                for (int k = 0; k < 3; k++) {
                    out[0][at + k] = (float) direction[k];
                }
                out[0][at + 3] = (float) energy;
                out[1][row * rays + i] = member ? 1 : 0;
            }
            for (int k = 0; k < 3; k++) {
                out[2][3 * row + k] = signal ? (float) source[k] : 0;
            }
            out[3][row] = signal ? 1 : 0;
        };
    }

    private double[] deflected(double[] source, double[] towards, double energy, Draws draws) {
        double scale = Math.toRadians(100 / energy);
        double[] centre = rotated(source, towards, Math.min(deflection.regular * scale, Math.PI));
        double sigma = deflection.turbulent * scale;
        double kappa = 1 / (sigma * sigma);
        // The inverse of the cumulative function, written so that large κ lose no digits.
        double cos = 1 + Math.log1p(draws.uniform() * Math.expm1(-2 * kappa)) / kappa;
        double angle = Math.acos(Math.clamp(cos, -1, 1));
        return rotated(centre, across(centre, draws.uniform(0, 2 * Math.PI)), angle);
    }

    private static double[] isotropic(Draws draws) {
        double z = draws.uniform(-1, 1), azimuth = draws.uniform(-Math.PI, Math.PI);
        double r = Math.sqrt(1 - z * z);
        return new double[] {r * Math.cos(azimuth), r * Math.sin(azimuth), z};
    }

    /// `a cos angle + b sin angle`, for a and b at right angles.
    private static double[] rotated(double[] a, double[] b, double angle) {
        double cos = Math.cos(angle), sin = Math.sin(angle);
        return new double[] {
            cos * a[0] + sin * b[0], cos * a[1] + sin * b[1], cos * a[2] + sin * b[2]
        };
    }

    /// A unit vector at right angles to another, turned around it by an angle.
    private static double[] across(double[] a, double angle) {
        double[] helper = Math.abs(a[2]) < 0.9 ? new double[] {0, 0, 1} : new double[] {1, 0, 0};
        double[] first = cross(a, helper);
        double norm = Math.sqrt(first[0] * first[0] + first[1] * first[1] + first[2] * first[2]);
        for (int i = 0; i < 3; i++) {
            first[i] /= norm;
        }
        return rotated(first, cross(a, first), angle);
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {
            a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
        };
    }
}
