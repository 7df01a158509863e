package org.kaon.physics.substructure;

import org.kaon.physics.vector.FourVectors;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Energy flow polynomials of a jet's particles: for a graph with `N` vertices, `EFP = Σ_{i₁…i_N}
/// z_{i₁} … z_{i_N} Π_{edges (k, l)} θ_{i_k i_l}` with `z = pT/Σ pT` and `θ = ΔR^β`.
///
/// Vertices are summed out one after the other, those with the fewest neighbours first: time grows
/// as `n²` for trees and as `n³` for graphs of up to two loops that share a vertex, which all
/// graphs of up to five edges are.
///
/// Source: Komiske, Metodiev and Thaler, JHEP 04 (2018) 013.
public final class EnergyFlow {

    // Where no edge joins two vertices.
    private static final double[][] NONE = {};

    private final double[] z;
    private final double[][] angle;

    private EnergyFlow(double[] z, double[][] angle) {
        this.z = z;
        this.angle = angle;
    }

    /// Of the particles in [from, to), with angles to the power β.
    ///
    /// *Errors*: β outside (0, 100]; [org.kaon.physics.cluster.BadParticleException].
    public static EnergyFlow of(FourVectors particles, long from, long to, double beta) {
        if (!(beta > 0 && beta <= 100)) {
            throw new IllegalArgumentException(
                    "energy flow: β must lie in (0, 100], got " + beta + ".");
        }
        Directions d = Directions.of(particles, from, to);
        double total = d.totalPt();
        double[] shares = Arrays.stream(d.pt()).map(pt -> pt / total).toArray();
        double[][] angles = new double[d.size()][d.size()];
        for (int i = 0; i < d.size(); i++) {
            for (int j = 0; j < i; j++) {
                double power = StrictMath.pow(d.separationSquared(i, j), beta / 2);
                angles[i][j] = power;
                angles[j][i] = power;
            }
        }
        return new EnergyFlow(shares, angles);
    }

    /// The polynomial of a graph. Of no particles it is 0, but 1 for the graph without vertices.
    ///
    /// *Errors*: a graph in which a vertex with three neighbours or more is left at the end:
    /// [IllegalArgumentException].
    public double of(EnergyFlowGraph graph) {
        int n = graph.vertices();
        if (z.length == 0) {
            return n == 0 ? 1 : 0;
        }
        double[][] vertex = new double[n][];
        double[][][][] pair = new double[n][n][][];
        for (int v = 0; v < n; v++) {
            vertex[v] = z.clone();
            Arrays.fill(pair[v], NONE);
        }
        for (EnergyFlowGraph.Edge edge : graph.edges()) {
            multiply(pair, edge.first(), edge.second(), angle);
        }
        boolean[] summed = new boolean[n];
        double result = 1;
        for (int step = 0; step < n; step++) {
            int v = fewestNeighbours(pair, summed);
            int[] others = neighbours(pair, v);
            summed[v] = true;
            switch (others.length) {
                case 0 -> result *= Arrays.stream(vertex[v]).sum();
                case 1 -> sumInto(vertex[others[0]], vertex[v], pair[others[0]][v]);
                case 2 -> join(pair, others, vertex[v], v);
                default ->
                        throw new IllegalArgumentException(
                                "energy flow: graph %s needs sums over four particles at once."
                                        .formatted(graph));
            }
            for (int other : others) {
                pair[v][other] = NONE;
                pair[other][v] = NONE;
            }
        }
        return result;
    }

    private static int fewestNeighbours(double[][][][] pair, boolean[] summed) {
        int best = -1;
        int fewest = Integer.MAX_VALUE;
        for (int v = 0; v < summed.length; v++) {
            int count = neighbours(pair, v).length;
            if (!summed[v] && count < fewest) {
                fewest = count;
                best = v;
            }
        }
        return best;
    }

    private static int[] neighbours(double[][][][] pair, int v) {
        return IntStream.range(0, pair.length).filter(u -> pair[v][u].length > 0).toArray();
    }

    /// Factors of a pair are kept for both orders, as each other's transpose.
    private void multiply(double[][][][] pair, int a, int b, double[][] factor) {
        if (pair[a][b].length == 0) {
            pair[a][b] = copy(factor, false);
            pair[b][a] = copy(factor, true);
            return;
        }
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j < z.length; j++) {
                pair[a][b][i][j] *= factor[i][j];
                pair[b][a][j][i] *= factor[i][j];
            }
        }
    }

    private double[][] copy(double[][] matrix, boolean turned) {
        double[][] copy = new double[z.length][z.length];
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j < z.length; j++) {
                copy[i][j] = turned ? matrix[j][i] : matrix[i][j];
            }
        }
        return copy;
    }

    private static void sumInto(double[] target, double[] weights, double[][] factor) {
        for (int i = 0; i < target.length; i++) {
            target[i] *= dot(factor[i], weights);
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private void join(double[][][][] pair, int[] others, double[] weights, int v) {
        double[][] left = pair[others[0]][v];
        double[][] right = pair[others[1]][v];
        double[][] joined = new double[z.length][z.length];
        double[] weighted = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            for (int k = 0; k < z.length; k++) {
                weighted[k] = left[i][k] * weights[k];
            }
            for (int j = 0; j < z.length; j++) {
                joined[i][j] = dot(right[j], weighted);
            }
        }
        multiply(pair, others[0], others[1], joined);
    }
}
