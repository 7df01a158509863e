package org.kaon.physics.particle;

import java.util.Map;

/// What the code of a particle (its PDG number) says by its digits `±n nr nL nq1 nq2 nq3 nJ`:
/// elementary particles by a table, hadrons and diquarks by their quarks, nuclei `±10LZZZAAAI` by
/// Z; partners of elementary particles (SUSY, excited, Kaluza-Klein) by their last two digits.
///
/// *Source*: Particle Data Group, Monte Carlo particle numbering scheme (Review of Particle Physics
/// 2024, chapter 45).
public final class ParticleCode {

    /// Thrice the charge of elementary particles beyond quarks, of which no other has any.
    private static final Map<Integer, Integer> ELEMENTARY =
            Map.of(11, -3, 13, -3, 15, -3, 17, -3, 24, 3, 34, 3, 37, 3, 42, -1);

    private static final int QUARKS = 8;
    private static final int NUCLEUS = 10;
    private static final long BOTH_DOUBLY_CHARGED = 9_900_041;

    private ParticleCode() {}

    /// The charge of a particle, of 0, which stands for none, no charge; NaN where the code does
    /// not tell it: numbers that are no integers, R-hadrons, magnetic monopoles, Q-balls, and what
    /// is no code.
    public static double charge(double code) {
        if (code != Math.rint(code) || Math.abs(code) >= 2e9) {
            return Double.NaN;
        }
        long size = (long) Math.abs(code);
        double thirds = size >= 10_000_000 ? nucleus(size) : thirds((int) size);
        return Math.signum(code) * thirds / 3 + 0.0;
    }

    private static double nucleus(long size) {
        return size / 100_000_000 == NUCLEUS ? 3.0 * (size / 10_000 % 1000) : Double.NaN;
    }

    private static double thirds(int size) {
        int family = size / 1_000_000;
        int core = size % 10_000;
        if (size == 0) {
            return 0;
        }
        if (core <= 100) {
            return elementary(size, family, core);
        }
        // R-hadrons hold a partner beside their quarks; monopoles are 4110000 and on.
        if (family == 1 || family == 2 || family == 4) {
            return Double.NaN;
        }
        int spin = core % 10;
        int third = core / 10 % 10;
        int second = core / 100 % 10;
        int first = core / 1000;
        if (spin == 0) {
            return size < 1000 ? 0 : Double.NaN;
        }
        if (first > 0) {
            return third > 0 || second > 0
                    ? quark(first) + quark(second) + (third > 0 ? quark(third) : 0)
                    : Double.NaN;
        }
        // The heavier one comes first; of a down type it is the antiquark.
        double meson = quark(second) - quark(third);
        return second % 2 == 0 ? meson : -meson;
    }

    private static double elementary(int size, int family, int core) {
        if (size == BOTH_DOUBLY_CHARGED || size == BOTH_DOUBLY_CHARGED + 1) {
            return 6;
        }
        if (core == 0) {
            return Double.NaN;
        }
        boolean neutralino = family == 1 && (core == 34 || core == 17);
        return neutralino ? 0 : core <= QUARKS ? quark(core) : ELEMENTARY.getOrDefault(core, 0);
    }

    // A 9 stands for a gluon.
    private static double quark(int digit) {
        return digit == 0 || digit > QUARKS ? 0 : digit % 2 == 0 ? 2 : -1;
    }
}
