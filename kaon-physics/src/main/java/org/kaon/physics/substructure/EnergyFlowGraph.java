package org.kaon.physics.substructure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A graph without loops of one edge; two vertices may be joined several times. It names an energy
/// flow polynomial, whose degree is the number of edges.
///
/// @param vertices how many, numbered from 0
public record EnergyFlowGraph(int vertices, List<Edge> edges) {

    /// Largest degree that [#connected] enumerates.
    public static final int LARGEST_DEGREE = 5;

    private static final Comparator<Edge> ORDER =
            Comparator.comparingInt(Edge::first).thenComparingInt(Edge::second);

    /// Joins two vertices, the smaller number first.
    public record Edge(int first, int second) {
        public Edge {
            if (first < 0 || second <= first) {
                throw new IllegalArgumentException(
                        "An edge joins a vertex with one of a larger number, got %d and %d."
                                .formatted(first, second));
            }
        }
    }

    public EnergyFlowGraph {
        edges = edges.stream().sorted(ORDER).toList();
        for (Edge edge : edges) {
            if (edge.second >= vertices) {
                throw new IllegalArgumentException(
                        "Edge %s leaves a graph of %d vertices.".formatted(edge, vertices));
            }
        }
    }

    /// All connected graphs of a degree, up to the names of their vertices; fewest vertices first.
    /// There are 1, 2, 5, 12 and 33 of degree 1 to 5.
    ///
    /// *Errors*: a degree outside of 1 to [#LARGEST_DEGREE].
    public static List<EnergyFlowGraph> connected(int degree) {
        if (degree < 1 || degree > LARGEST_DEGREE) {
            throw new IllegalArgumentException(
                    "energy flow: expected a degree of 1 to %d, got %d."
                            .formatted(LARGEST_DEGREE, degree));
        }
        Set<EnergyFlowGraph> graphs = new HashSet<>();
        graphs.add(new EnergyFlowGraph(2, List.of(new Edge(0, 1))));
        for (int d = 1; d < degree; d++) {
            Set<EnergyFlowGraph> larger = new HashSet<>();
            for (EnergyFlowGraph graph : graphs) {
                graph.extensions().forEach(g -> larger.add(g.canonical()));
            }
            graphs = larger;
        }
        return graphs.stream()
                .sorted(
                        Comparator.comparingInt(EnergyFlowGraph::vertices)
                                .thenComparing(EnergyFlowGraph::toString))
                .toList();
    }

    // One edge more: between two vertices, or to a new one.
    private List<EnergyFlowGraph> extensions() {
        List<EnergyFlowGraph> all = new ArrayList<>();
        for (int a = 0; a < vertices; a++) {
            for (int b = a + 1; b <= vertices; b++) {
                List<Edge> more = new ArrayList<>(edges);
                more.add(new Edge(a, b));
                all.add(new EnergyFlowGraph(Math.max(vertices, b + 1), more));
            }
        }
        return all;
    }

    /// The same graph with its vertices named in the one way that gives the first text: of the same
    /// graph by other names it is equal.
    EnergyFlowGraph canonical() {
        return best(this, new int[vertices], 0, this);
    }

    private static EnergyFlowGraph best(
            EnergyFlowGraph graph, int[] names, int named, EnergyFlowGraph best) {
        if (named == graph.vertices) {
            EnergyFlowGraph other = graph.renamed(names);
            return other.toString().compareTo(best.toString()) < 0 ? other : best;
        }
        EnergyFlowGraph found = best;
        for (int name = 0; name < graph.vertices; name++) {
            boolean free = true;
            for (int v = 0; v < named; v++) {
                free &= names[v] != name;
            }
            if (free) {
                names[named] = name;
                found = best(graph, names, named + 1, found);
            }
        }
        return found;
    }

    private EnergyFlowGraph renamed(int[] names) {
        return new EnergyFlowGraph(
                vertices,
                edges.stream()
                        .map(e ->
                                new Edge(
                                        Math.min(names[e.first], names[e.second]),
                                        Math.max(names[e.first], names[e.second])))
                        .toList());
    }

    /// Its edges: `01-01-12`.
    @Override
    public String toString() {
        return edges.stream().map(e -> "" + e.first + e.second).collect(Collectors.joining("-"));
    }
}
