package org.kaon.engine.pass;

import static org.kaon.op.Add.add;
import static org.kaon.op.Concat.concat;

import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Origin;
import org.kaon.graph.Value;
import org.kaon.op.Add;
import org.kaon.op.Concat;
import org.kaon.op.MatMul;
import org.kaon.op.SumLike;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Carries out sums of many terms as fewer ops over more elements, which is what the gradient of a
/// weight used at every step of a sequence asks for:
///
/// - `Σ aᵢᵀ·bᵢ` is one product of all rows, one below the other;
/// - pieces between zeros, which gradients of slices are, that do not overlap are put side by side;
/// - sums over rows of several values are the sum over all their rows.
///
/// The terms keep their order, so the result is the same from run to run.
public final class JoinSums {

    /// With fewer terms the copies cost more than they save.
    private static final int WORTHWHILE = 4;

    private final Map<Value, List<Node>> consumers;
    private final Set<Value> roots;

    private JoinSums(Graph graph) {
        consumers = graph.consumers();
        roots = new HashSet<>(graph.roots());
    }

    /// Extents must be known; others are left as they are.
    public static Graph apply(Graph graph) {
        JoinSums pass = new JoinSums(graph);
        Map<Value, Value> replacements = new HashMap<>();
        for (Node node : graph.nodes()) {
            if (pass.adds(node) && !pass.isPartOfASum(node.output(0))) {
                Value sum = node.output(0);
                List<Value> terms = pass.terms(sum);
                String origin = terms.getFirst().source().origin();
                Origin.within(origin, () -> total(terms))
                        .ifPresent(total -> replacements.put(sum, total));
            }
        }
        return replacements.isEmpty() ? graph : graph.replace(replacements);
    }

    private boolean adds(Node node) {
        return node.op() instanceof Add
                && node.types().getFirst().shape().isKnown()
                && node.input(0).type().equals(node.input(1).type());
    }

    private boolean isPartOfASum(Value value) {
        List<Node> users = consumers.getOrDefault(value, List.of());
        return users.size() == 1 && adds(users.getFirst()) && !roots.contains(value);
    }

    // Left to right, without recursion: a sum over time is as deep as it is long.
    private List<Value> terms(Value sum) {
        List<Value> terms = new ArrayList<>();
        List<Value> open = new ArrayList<>(List.of(sum));
        while (!open.isEmpty()) {
            Value next = open.removeLast();
            if (next.equals(sum) || adds(next.source()) && isPartOfASum(next)) {
                open.add(next.source().input(1));
                open.add(next.source().input(0));
            } else {
                terms.add(next);
            }
        }
        return terms;
    }

    // The sum with fewer terms, if any can be joined.
    private static Optional<Value> total(List<Value> terms) {
        List<Value> joined = joined(terms);
        return joined.size() < terms.size()
                ? joined.stream().reduce((a, b) -> add(a, b))
                : Optional.empty();
    }

    private static List<Value> joined(List<Value> terms) {
        Map<Object, List<Value>> alike = new LinkedHashMap<>();
        for (Value term : terms) {
            alike.computeIfAbsent(kind(term), kind -> new ArrayList<>()).add(term);
        }
        List<Value> joined = new ArrayList<>();
        alike.forEach((kind, group) -> joined.addAll(joined(kind, group)));
        return joined;
    }

    private static List<Value> joined(Object kind, List<Value> group) {
        if (kind instanceof Pieces(int axis)) {
            return Piece.sideBySide(group, axis);
        }
        if (group.size() < WORTHWHILE || kind instanceof Other) {
            return group;
        }
        Value left = rows(group, 0);
        return kind instanceof MatMul product
                ? List.of(new Node(product, List.of(left, rows(group, 1))).output(0))
                : List.of(Node.apply(new SumLike(), left, group.getFirst().source().input(1)));
    }

    private static Value rows(List<Value> group, int input) {
        return concat(0, group.stream().map(v -> v.source().input(input)).toArray(Value[]::new));
    }

    /// Terms between zeros along an axis.
    private record Pieces(int axis) {}

    /// Sums of rows of this shape.
    private record Rows(Shape row) {}

    /// A term that stays as it is.
    private record Other() {}

    private static Object kind(Value term) {
        Node node = term.source();
        return switch (node.op()) {
            case MatMul product when isOfRows(product, node) -> product;
            case SumLike _ when sumsRows(node) -> new Rows(node.input(0).shape().with(0, 1));
            case Concat(int axis) when Piece.of(term).isPresent() -> new Pieces(axis);
            default -> new Other();
        };
    }

    private static boolean isOfRows(MatMul product, Node node) {
        return product.transposeA()
                && !product.transposeB()
                && node.input(0).shape().rank() == 2
                && node.input(1).shape().rank() == 2;
    }

    private static boolean sumsRows(Node node) {
        Shape x = node.input(0).shape();
        Shape sum = node.types().getFirst().shape();
        return x.rank() > sum.rank() || x.rank() > 0 && sum.extent(0) == 1;
    }
}
