package org.kaon.physics.generator.particle;

import org.kaon.physics.generator.Draws;

/// A four-momentum on its way through a decay chain, in GeV.
record Momentum(double energy, double x, double y, double z) {

    static Momentum atRest(double mass) {
        return new Momentum(mass, 0, 0, 0);
    }

    /// From transverse momentum, pseudorapidity, azimuth and mass.
    static Momentum of(double pt, double eta, double phi, double mass) {
        double z = pt * Math.sinh(eta);
        return new Momentum(
                Math.sqrt(pt * pt + z * z + mass * mass),
                pt * Math.cos(phi),
                pt * Math.sin(phi),
                z);
    }

    double pt() {
        return Math.hypot(x, y);
    }

    double eta() {
        double pt = pt();
        return pt > 0 ? Math.log((z + Math.hypot(pt, z)) / pt) : Math.signum(z) * 1e3;
    }

    double phi() {
        return Math.atan2(y, x);
    }

    double mass() {
        return Math.sqrt(Math.max(energy * energy - x * x - y * y - z * z, 0));
    }

    Momentum plus(Momentum other) {
        return new Momentum(energy + other.energy, x + other.x, y + other.y, z + other.z);
    }

    /// Boosted from the rest frame of `parent` to where that has its momentum.
    Momentum boosted(Momentum parent, double mass) {
        double dot = x * parent.x + y * parent.y + z * parent.z;
        double e = (energy * parent.energy + dot) / mass;
        double scale = (energy + e) / (parent.energy + mass);
        return new Momentum(e, x + scale * parent.x, y + scale * parent.y, z + scale * parent.z);
    }

    /// The two products of an isotropic decay of this particle, whose mass is given.
    Momentum[] decay(double mass, double first, double second, Draws draws) {
        double energy = (mass * mass + first * first - second * second) / (2 * mass);
        double p = Math.sqrt(Math.max(energy * energy - first * first, 0));
        double cos = draws.uniform(-1, 1), phi = draws.uniform(-Math.PI, Math.PI);
        double sin = Math.sqrt(1 - cos * cos);
        double px = p * sin * Math.cos(phi), py = p * sin * Math.sin(phi), pz = p * cos;
        return new Momentum[] {
            new Momentum(energy, px, py, pz).boosted(this, mass),
            new Momentum(mass - energy, -px, -py, -pz).boosted(this, mass)
        };
    }

    /// Distance `√(Δη² + Δφ²)` to another.
    double distance(Momentum other) {
        double turn = Math.IEEEremainder(phi() - other.phi(), 2 * Math.PI);
        return Math.hypot(eta() - other.eta(), turn);
    }
}
