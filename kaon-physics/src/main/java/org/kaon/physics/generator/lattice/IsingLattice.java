package org.kaon.physics.generator.lattice;

import org.kaon.physics.generator.Draws;
import org.kaon.physics.generator.Field;
import org.kaon.physics.generator.Generator;
import org.kaon.physics.generator.Interval;
import org.kaon.physics.generator.Kind;
import org.kaon.physics.generator.Setting;

import java.util.List;

/// Spins of the Ising model on a square lattice with periodic edges, `H = −Σ s s′` over neighbours,
/// at a temperature in units of the coupling; the phases meet at `2/ln(1 + √2) = 2.269`.
///
/// Every event is a chain of its own: it starts ordered below the critical temperature and at
/// random above, and is turned over by Swendsen–Wang steps, which join equal neighbours with the
/// probability `1 − e^(−2/T)` and give each cluster a new sign. A few steps forget the start even
/// at the critical point (the time constant grows like `size^0.25`).
///
/// *Source*: R. H. Swendsen, J.-S. Wang, Phys. Rev. Lett. 58 (1987) 86.
public record IsingLattice(int size, Interval temperature, int steps) implements Generator {

    static final Setting.Whole SIZE = Setting.whole("size", 32, 2, 1024, "spins along an edge");
    static final Setting.Span TEMPERATURE =
            Setting.span(
                    "temperature",
                    new Interval(1, 3.5),
                    new Interval(0.1, 100),
                    "",
                    "temperature in units of the coupling, flat");
    static final Setting.Whole STEPS =
            Setting.whole("steps", 40, 1, 100_000, "Swendsen–Wang steps for each event");

    private static final double CRITICAL = 2 / Math.log(1 + Math.sqrt(2));

    public IsingLattice {
        SIZE.check(size);
        TEMPERATURE.check(temperature);
        STEPS.check(steps);
    }

    static Kind kind() {
        return new Kind(
                "ising",
                "spins of the Ising model on a square lattice",
                List.of(SIZE, TEMPERATURE, STEPS),
                given -> new IsingLattice(given.of(SIZE), given.of(TEMPERATURE), given.of(STEPS)));
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.wholes("spins", "+1 or −1", size, size),
                Field.number("temperature", "", "in units of the coupling"),
                Field.number("energy", "", "energy of a spin, in units of the coupling"),
                Field.number("magnetisation", "", "mean of the spins"));
    }

    @Override
    public Maker maker() {
        int[] spins = new int[size * size];
        int[] parent = new int[size * size];
        return (draws, out, row) -> {
            double t = temperature.draw(draws);
            start(spins, t, draws);
            for (int i = 0; i < steps; i++) {
                step(spins, parent, -Math.expm1(-2 / t), draws);
            }
            int sum = 0;
            int bonds = 0;
            for (int i = 0; i < spins.length; i++) {
                out[0][row * spins.length + i] = spins[i];
                sum += spins[i];
                bonds += spins[i] * (spins[right(i)] + spins[below(i)]);
            }
            out[1][row] = (float) t;
            out[2][row] = -(float) bonds / spins.length;
            out[3][row] = (float) sum / spins.length;
        };
    }

    private static void start(int[] spins, double temperature, Draws draws) {
        int sign = draws.chance(0.5) ? 1 : -1;
        for (int i = 0; i < spins.length; i++) {
            spins[i] = temperature < CRITICAL || draws.chance(0.5) ? sign : -sign;
        }
    }

    private void step(int[] spins, int[] parent, double bond, Draws draws) {
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
        for (int i = 0; i < spins.length; i++) {
            int right = right(i), below = below(i);
            if (spins[i] == spins[right] && draws.chance(bond)) {
                join(parent, i, right);
            }
            if (spins[i] == spins[below] && draws.chance(bond)) {
                join(parent, i, below);
            }
        }
        // A root is the least of its cluster, so it has its new sign before the others ask.
        for (int i = 0; i < spins.length; i++) {
            int root = root(parent, i);
            spins[i] = root == i ? (draws.bits() < 0 ? 1 : -1) : spins[root];
        }
    }

    private int right(int i) {
        return (i + 1) % size == 0 ? i + 1 - size : i + 1;
    }

    private int below(int i) {
        return i + size < size * size ? i + size : i + size - size * size;
    }

    private static void join(int[] parent, int a, int b) {
        int first = root(parent, a), second = root(parent, b);
        parent[Math.max(first, second)] = Math.min(first, second);
    }

    private static int root(int[] parent, int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
