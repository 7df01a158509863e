package org.kaon.physics.cluster;

import java.util.Arrays;
import java.util.List;

/// The tree of all joinings of one event.
public final class ClusterSequence {

    private final History history;

    ClusterSequence(History history) {
        this.history = history;
    }

    History history() {
        return history;
    }

    /// How the particles were joined.
    public JetDefinition definition() {
        return history.definition;
    }

    /// How many particles there were.
    public int particles() {
        return history.particles;
    }

    /// All jets with at least this pT (GeV), hardest first.
    ///
    /// *Errors*: [IllegalArgumentException] for NaN.
    public List<Jet> inclusive(double ptMin) {
        if (Double.isNaN(ptMin)) {
            throw new IllegalArgumentException("jets: the least pT must be a number, got NaN.");
        }
        int[] found = new int[history.steps()];
        int count = 0;
        for (int node = 0; node < history.nodes(); node++) {
            if (history.child[node] == History.BEAM
                    && Math.sqrt(history.ptSquared[node]) >= ptMin) {
                found[count++] = node;
            }
        }
        return hardestFirst(found, count);
    }

    /// The jets left when clustering stops with this many, hardest first: for kT and
    /// Cambridge/Aachen, whose distances grow on the way. Fewer jets than there are inclusive ones
    /// mean nothing for Cambridge/Aachen: all are equally far from the beam.
    ///
    /// *Errors*: more jets than particles, or fewer than none.
    public List<Jet> exclusive(int jets) {
        if (jets < 0 || jets > history.particles) {
            throw new IllegalArgumentException(
                    "exclusive jets: expected 0 to %d (the number of particles), got %d."
                            .formatted(history.particles, jets));
        }
        return after(history.steps() - jets);
    }

    /// The jets left when all distances have grown above `d` (GeV² for kT), hardest first.
    ///
    /// *Errors*: [IllegalArgumentException] for NaN.
    public List<Jet> exclusive(double d) {
        if (Double.isNaN(d)) {
            throw new IllegalArgumentException(
                    "exclusive jets: the distance must be a number, got NaN.");
        }
        double farthest = 0;
        int steps = history.steps();
        for (int i = 0; i < history.steps(); i++) {
            farthest = Math.max(farthest, history.stepDistance[i]);
            if (farthest > d) {
                steps = i;
                break;
            }
        }
        return after(steps);
    }

    // What exists after the first steps: every node made before, whose own end comes after.
    private List<Jet> after(int steps) {
        int[] end = new int[history.nodes()];
        int[] begin = new int[history.nodes()];
        Arrays.fill(end, Integer.MAX_VALUE);
        for (int i = 0; i < history.steps(); i++) {
            int node = history.stepNode[i];
            if (node < 0) {
                end[~node] = i;
            } else {
                begin[node] = i + 1;
                end[history.first[node]] = i;
                end[history.second[node]] = i;
            }
        }
        int[] found = new int[history.nodes()];
        int count = 0;
        for (int node = 0; node < history.nodes(); node++) {
            if (begin[node] <= steps && end[node] >= steps) {
                found[count++] = node;
            }
        }
        return hardestFirst(found, count);
    }

    // Of equal ones the earlier node first. Sorted as whole numbers, their lowest bits the place in
    // `found`, which is several times as fast as by comparing objects; then put right what those
    // bits hid.
    private List<Jet> hardestFirst(int[] found, int count) {
        double[] ptSquared = history.ptSquared;
        long places = (Long.highestOneBit(Math.max(1, count - 1)) << 1) - 1;
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = ~Double.doubleToRawLongBits(ptSquared[found[i]]) & ~places | i;
        }
        Arrays.sort(keys);
        Jet[] jets = new Jet[count];
        for (int i = 0; i < count; i++) {
            int node = found[(int) (keys[i] & places)];
            int k = i;
            while (k > 0 && ptSquared[jets[k - 1].node()] < ptSquared[node]) {
                jets[k] = jets[k - 1];
                k--;
            }
            jets[k] = new Jet(this, node);
        }
        return List.of(jets);
    }
}
