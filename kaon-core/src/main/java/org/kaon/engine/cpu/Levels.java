package org.kaon.engine.cpu;

import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Value;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;

/// How far each node is from the leaves of a graph, and which levels the groups of a pass span.
///
/// A node needs only nodes of lower levels. A level that no group reaches across is a floor: what
/// lies at or below it never needs, by itself or through a group, what lies above.
final class Levels {

    private final List<Node> nodes;
    private final IdentityHashMap<Node, Integer> levels = new IdentityHashMap<>();
    private final IdentityHashMap<Node, Integer> positions = new IdentityHashMap<>();
    private final int[] crossings;

    Levels(Graph graph) {
        nodes = graph.nodes();
        int highest = 0;
        for (Node node : nodes) {
            int level = 0;
            for (Value input : node.inputs()) {
                level = Math.max(level, of(input.source()) + 1);
            }
            levels.put(node, level);
            positions.put(node, positions.size());
            highest = Math.max(highest, level);
        }
        crossings = new int[highest + 1];
    }

    /// All nodes, each after its inputs.
    List<Node> nodes() {
        return nodes;
    }

    int of(Node node) {
        return levels.getOrDefault(node, 0);
    }

    /// Nodes in the order of the graph.
    List<Node> ordered(Collection<Node> some) {
        return some.stream().sorted((a, b) -> Integer.compare(position(a), position(b))).toList();
    }

    private int position(Node node) {
        return positions.getOrDefault(node, 0);
    }

    /// Notes that nodes run together, or with −1 that they no longer do as a group of their own.
    void span(Collection<Node> group, int count) {
        int top = group.stream().mapToInt(this::of).max().orElse(0);
        for (int level = lowest(group); level < top; level++) {
            crossings[level] += count;
        }
    }

    /// The highest floor below a group; −1 where there is none.
    int floor(Collection<Node> group) {
        int floor = lowest(group) - 1;
        while (floor >= 0 && crossings[floor] > 0) {
            floor--;
        }
        return floor;
    }

    private int lowest(Collection<Node> group) {
        return group.stream().mapToInt(this::of).min().orElse(0);
    }
}
