package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.Access;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.op.BroadcastLike;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Element-wise nodes that run as one loop over a common space.
///
/// All inputs that repeat along rows or columns must do so over rows of the same length, `inner`; 0
/// means that there are none yet.
record ElementwiseGroup(Shape space, Set<Node> members, long inner) {

    /// How an operand of some shape covers a space, and the length of the rows that this implies.
    record Coverage(Access access, long inner) {}

    /// A group of one, or nothing where its operands repeat over rows of different lengths.
    static Optional<ElementwiseGroup> of(Node node) {
        Shape space = node.types().getFirst().shape();
        long inner = 0;
        for (Value operand : operands(node)) {
            Optional<Coverage> coverage = coverage(operandShape(node, operand), space);
            if (coverage.isEmpty() || !agree(inner, coverage.get().inner)) {
                return Optional.empty();
            }
            inner = Math.max(inner, coverage.get().inner);
        }
        Set<Node> members = new LinkedHashSet<>();
        members.add(node);
        return Optional.of(new ElementwiseGroup(space, members, inner));
    }

    /// Both together, where their spaces and rows agree.
    Optional<ElementwiseGroup> with(ElementwiseGroup other) {
        if (!space.equals(other.space) || !agree(inner, other.inner)) {
            return Optional.empty();
        }
        Set<Node> all = new LinkedHashSet<>(members);
        all.addAll(other.members);
        return Optional.of(new ElementwiseGroup(space, all, Math.max(inner, other.inner)));
    }

    /// Values from outside that the members use.
    List<Value> externals() {
        Set<Value> externals = new LinkedHashSet<>();
        for (Node member : members) {
            for (Value operand : operands(member)) {
                if (!members.contains(operand.source())) {
                    externals.add(operand);
                }
            }
        }
        return new ArrayList<>(externals);
    }

    /// The inputs whose elements a member reads.
    static List<Value> operands(Node node) {
        return node.op() instanceof BroadcastLike ? List.of(node.input(0)) : node.inputs();
    }

    /// The shape by which a member aligns an operand.
    static Shape operandShape(Node node, Value operand) {
        return node.op() instanceof BroadcastLike broadcast
                ? broadcast.expanded(operand.shape())
                : operand.shape();
    }

    private static boolean agree(long inner, long other) {
        return inner == 0 || other == 0 || inner == other;
    }

    static Optional<Coverage> coverage(Shape operand, Shape space) {
        long size = operand.size();
        if (size == space.size()) {
            return Optional.of(new Coverage(Access.FULL, 0));
        }
        if (size == 1) {
            return Optional.of(new Coverage(Access.SCALAR, 0));
        }
        int rank = space.rank();
        long[] padded = new long[rank];
        for (int i = 0; i < rank; i++) {
            int axis = i - (rank - operand.rank());
            padded[i] = axis < 0 ? 1 : operand.extent(axis);
        }
        long trailing = 1;
        int matched = rank;
        while (matched > 0 && padded[matched - 1] == space.extent(matched - 1)) {
            trailing *= padded[--matched];
        }
        if (trailing == size) {
            return Optional.of(new Coverage(Access.ROW, size));
        }
        long leading = 1;
        int first = 0;
        while (first < rank && padded[first] == space.extent(first)) {
            leading *= padded[first++];
        }
        return leading == size
                ? Optional.of(new Coverage(Access.COLUMN, space.size() / size))
                : Optional.empty();
    }
}
