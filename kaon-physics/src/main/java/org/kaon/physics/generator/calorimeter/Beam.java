package org.kaon.physics.generator.calorimeter;

import org.kaon.physics.generator.Draws;
import org.kaon.physics.generator.Interval;
import org.kaon.physics.generator.Setting;

import java.util.List;

/// What comes to the calorimeter: particles in equal parts, energies (GeV), angles to the normal of
/// its face (degrees, towards +x) and how far from the middle they may hit (mm, along x and y).
public record Beam(
        List<Particle> particles,
        Interval energy,
        Spectrum spectrum,
        Interval angle,
        double impact) {

    /// How energies are distributed in their interval.
    public enum Spectrum {
        FLAT,
        LOG
    }

    static final Setting.Several<Particle> PARTICLES =
            Setting.several("particle", Particle.ELECTRON, "particles, drawn in equal parts");
    static final Setting.Span ENERGY =
            Setting.span(
                    "energy",
                    new Interval(10, 500),
                    new Interval(0.25, 5000),
                    "GeV",
                    "energy of the particles");
    static final Setting.Choice<Spectrum> SPECTRUM =
            Setting.choice("spectrum", Spectrum.FLAT, "flat in the energy or in its logarithm");
    static final Setting.Span ANGLE =
            Setting.span(
                    "angle",
                    new Interval(0, 0),
                    new Interval(-60, 60),
                    "degrees",
                    "angle to the normal of the face");
    static final Setting.Real IMPACT =
            Setting.number(
                    "impact",
                    0,
                    new Interval(0, 1000),
                    "mm",
                    "largest distance of the axis from the middle, along x and y");

    public Beam {
        particles = PARTICLES.check(particles);
        ENERGY.check(energy);
        ANGLE.check(angle);
        IMPACT.check(impact);
    }

    /// Particles of fixed kind and energy at right angles into the middle.
    public static Beam of(Particle particle, double energy) {
        return new Beam(
                List.of(particle),
                new Interval(energy, energy),
                Spectrum.FLAT,
                new Interval(0, 0),
                0);
    }

    Particle particle(Draws draws) {
        return particles.size() == 1
                ? particles.getFirst()
                : particles.get(draws.below(particles.size()));
    }

    double energy(Draws draws) {
        return spectrum == Spectrum.FLAT ? energy.draw(draws) : energy.drawLog(draws);
    }
}
