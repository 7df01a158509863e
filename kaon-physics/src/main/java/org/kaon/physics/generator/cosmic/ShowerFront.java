package org.kaon.physics.generator.cosmic;

/// What one air shower means for a station on the ground: mean signal and arrival of its front.
///
/// The slant depth of the ground is `X_g = 870/cos θ` g/cm²; a station that lies ζ m above the plane
/// through the core at right angles to the axis sees `X = X_g − 0.1 ζ`. The electromagnetic signal
/// follows a Gaisser–Hillas profile and the age `s = 3X/(X + 2X_max)`, the muonic one the energy and
/// the number of nucleons:
///
///     S_em = 24 (E/10)   G(X)/0.53   f(r; 3.6 − s)      G(X) = (X/X_max)^(X_max/70) e^((X_max−X)/70)
///     S_μ  = 24 (E/10)^0.92 A^0.08 e^(−(X−1104)/1000) f(r; 1.8)
///     f(r; β) = (r/1000)^−β ((r + 700)/1700)^−β                 E in EeV, r ≥ 20 m from the axis
///
/// so that a proton of 10 EeV at 38° leaves about 48 VEM at 1000 m. The front is a sphere around the
/// maximum, which lies at the height `8400 m · ln(870/(X_max cos θ))`, but not below 4 km.
///
/// *Sources*: T. K. Gaisser, A. M. Hillas, ICRC 15 (1977) 8, 353; the lateral function of NKG kind and its
/// scale of 700 m, Pierre Auger Collaboration, JINST 15 (2020) P10021; the exponents of the muonic
/// signal by the Heitler–Matthews model, Astropart. Phys. 22 (2005) 387; other constants are choices
/// of this generator.
///
/// @param energy in EeV
/// @param mass number of nucleons
/// @param depth X_max in g/cm²
/// @param x direction from the core to where the shower comes from, with y and z of length 1
record ShowerFront(double energy, int mass, double depth, double x, double y, double z) {

    static final double LIGHT = 0.299792458;

    private static final double GROUND = 870;
    private static final double AIR = 0.1;
    private static final double SCALE_HEIGHT = 8400;
    private static final double LEAST_RADIUS = 20;
    private static final double LEAST_CURVATURE = 4000;

    /// Height of a station above the plane of the front through the core.
    double ahead(double dx, double dy) {
        return dx * x + dy * y;
    }

    /// Distance of a station from the axis.
    double radius(double dx, double dy) {
        double ahead = ahead(dx, dy);
        return Math.sqrt(Math.max(dx * dx + dy * dy - ahead * ahead, 0));
    }

    /// Mean signal in VEM at a place relative to the core.
    double signal(double dx, double dy) {
        double r = Math.max(radius(dx, dy), LEAST_RADIUS);
        double at = Math.max(GROUND / z - AIR * ahead(dx, dy), 50);
        double age = 3 * at / (at + 2 * depth);
        double profile = Math.exp(depth / 70 * Math.log(at / depth) + (depth - at) / 70);
        double electromagnetic = 24 * energy / 10 * profile / 0.53 * lateral(r, 3.6 - age);
        double muonic =
                24
                        * Math.pow(energy / 10, 0.92)
                        * Math.pow(mass, 0.08)
                        * Math.exp(-(at - 1104) / 1000)
                        * lateral(r, 1.8);
        return electromagnetic + muonic;
    }

    private static double lateral(double r, double slope) {
        return Math.pow(r / 1000 * (r + 700) / 1700, -slope);
    }

    /// When the front passes a place, in ns after the core.
    double front(double dx, double dy) {
        double height = SCALE_HEIGHT * Math.log(GROUND / (depth * z));
        double curvature = Math.max(height / z, LEAST_CURVATURE);
        double r = radius(dx, dy);
        return (Math.hypot(curvature, r) - curvature - ahead(dx, dy)) / LIGHT;
    }
}
