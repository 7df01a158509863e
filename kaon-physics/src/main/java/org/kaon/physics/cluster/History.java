package org.kaon.physics.cluster;

import org.kaon.physics.vector.FourVector;
import org.kaon.physics.vector.FourVectors;

import java.util.Arrays;

/// The tree of joinings under way: nodes 0 … n − 1 are the particles, each joining adds a node.
final class History {

    /// No parent, or no child.
    static final int NONE = -1;

    /// The child of a jet that was given to the beam.
    static final int BEAM = -2;

    final JetDefinition definition;
    final int particles;
    final double[] e;
    final double[] px;
    final double[] py;
    final double[] pz;
    final double[] rapidity;
    final double[] phi;
    final double[] ptSquared;
    final int[] first;
    final int[] second;
    final int[] child;

    /// In order: the node that was made, or the complement `~node` of one that was given to the
    /// beam; and at which distance.
    final int[] stepNode;

    final double[] stepDistance;
    private int nodes;
    private int steps;

    History(JetDefinition definition, FourVectors vectors, long from, long to) {
        this.definition = definition;
        particles = Math.toIntExact(to - from);
        int most = Math.max(1, 2 * particles - 1);
        e = new double[most];
        px = new double[most];
        py = new double[most];
        pz = new double[most];
        rapidity = new double[most];
        phi = new double[most];
        ptSquared = new double[most];
        first = new int[most];
        second = new int[most];
        child = new int[most];
        stepNode = new int[particles];
        stepDistance = new double[particles];
        Arrays.fill(first, NONE);
        Arrays.fill(second, NONE);
        Arrays.fill(child, NONE);
        for (int i = 0; i < particles; i++) {
            FourVector p = Constituent.at(vectors, from, i);
            add(p.e(), p.px(), p.py(), p.pz());
        }
    }

    int nodes() {
        return nodes;
    }

    int steps() {
        return steps;
    }

    /// Joins two nodes and returns the new one.
    int join(int a, int b, double distance) {
        int node = nodes;
        switch (definition.recombination()) {
            case E_SCHEME -> add(e[a] + e[b], px[a] + px[b], py[a] + py[b], pz[a] + pz[b]);
            case WINNER_TAKES_ALL -> winner(ptSquared[a] >= ptSquared[b] ? a : b, a, b);
        }
        first[node] = a;
        second[node] = b;
        child[a] = node;
        child[b] = node;
        stepNode[steps] = node;
        stepDistance[steps++] = distance;
        return node;
    }

    /// Calls a node a jet.
    void finish(int node, double distance) {
        child[node] = BEAM;
        stepNode[steps] = ~node;
        stepDistance[steps++] = distance;
    }

    private void winner(int hard, int a, int b) {
        double pt = Math.sqrt(ptSquared[a]) + Math.sqrt(ptSquared[b]);
        double pt0 = Math.sqrt(ptSquared[hard]);
        double scale = pt0 > 0 ? pt / pt0 : 1;
        double mass2 = (e[hard] - pz[hard]) * (e[hard] + pz[hard]) - ptSquared[hard];
        double mt = Math.sqrt(Math.max(0, pt * pt + mass2));
        double y = rapidity[hard];
        add(mt * StrictMath.cosh(y), px[hard] * scale, py[hard] * scale, mt * StrictMath.sinh(y));
        // Exactly the winner's direction, so that it wins exactly again.
        rapidity[nodes - 1] = y;
        phi[nodes - 1] = phi[hard];
    }

    private void add(double energy, double x, double y, double z) {
        int i = nodes++;
        e[i] = energy;
        px[i] = x;
        py[i] = y;
        pz[i] = z;
        double pt2 = x * x + y * y;
        ptSquared[i] = pt2;
        phi[i] = pt2 == 0 ? 0 : Azimuth.of(y, x);
        rapidity[i] = Rapidity.of(energy, z, pt2);
    }
}
