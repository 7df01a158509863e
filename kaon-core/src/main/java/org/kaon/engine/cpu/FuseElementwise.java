package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.Access;
import org.kaon.engine.cpu.kernel.Chain;
import org.kaon.engine.cpu.kernel.Element;
import org.kaon.graph.Constant;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Origin;
import org.kaon.graph.Value;
import org.kaon.op.Blank;
import org.kaon.op.BroadcastLike;
import org.kaon.op.Elementwise;
import org.kaon.op.Equal;
import org.kaon.op.Greater;
import org.kaon.op.GreaterEqual;
import org.kaon.op.Less;
import org.kaon.op.LessEqual;
import org.kaon.op.NotEqual;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Joins element-wise ops over one space into {@link Fused} ops, so that each group reads and
/// writes memory once. Afterwards no element-wise op on floats is left.
///
/// A node joins the groups of its inputs unless that would make a group wait for itself. A mask
/// that compares what is in memory anyway is made again by each group that needs it: written to
/// memory it would cost a pass and keep those groups from blocked layouts.
final class FuseElementwise {

    private static final int MAX_MEMBERS = 48;
    private static final int MAX_EXTERNALS = 16;

    private final Graph graph;
    private final Levels levels;
    private final int maxMembers;
    private final IdentityHashMap<Node, ElementwiseGroup> groups = new IdentityHashMap<>();

    private FuseElementwise(Graph graph, int maxMembers) {
        this.graph = graph;
        levels = new Levels(graph);
        this.maxMembers = maxMembers;
    }

    static Graph apply(Graph graph) {
        return apply(graph, MAX_MEMBERS);
    }

    /// Each op in a group of its own, so that every result in between is written out.
    static Graph alone(Graph graph) {
        return apply(graph, 1);
    }

    private static Graph apply(Graph graph, int maxMembers) {
        Graph covered = graph.replace(stretchedOperands(graph));
        FuseElementwise pass = new FuseElementwise(covered, maxMembers);
        pass.levels.nodes().forEach(pass::group);
        return covered.replace(pass.replacements());
    }

    // An operand that neither fills nor repeats by rows or columns is written out first.
    private static Map<Value, Value> stretchedOperands(Graph graph) {
        Map<Value, Value> replacements = new HashMap<>();
        for (Node node : graph.nodes()) {
            if (!isFusible(node)
                    || node.op() instanceof BroadcastLike
                    || ElementwiseGroup.of(node).isPresent()) {
                continue;
            }
            Shape space = node.types().getFirst().shape();
            Value blank = Blank.blank(space);
            List<Value> inputs =
                    node.inputs().stream()
                            .map(input ->
                                    input.shape().size() == space.size()
                                                    || input.shape().size() == 1
                                            ? input
                                            : BroadcastLike.broadcastLike(input, blank))
                            .toList();
            Node stretched = Origin.within(node.origin(), () -> new Node(node.op(), inputs));
            replacements.put(node.output(0), stretched.output(0));
        }
        return replacements;
    }

    static boolean isFusible(Node node) {
        boolean elementwise =
                node.op() instanceof Elementwise || node.op() instanceof BroadcastLike;
        return elementwise
                && ElementwiseTable.knows(node.op())
                && node.types().getFirst().shape().size() > 0
                && ElementwiseGroup.operands(node).stream().allMatch(v -> isFloatOrBool(v.type()));
    }

    private static boolean isFloatOrBool(TensorType type) {
        return type.dataType().isFloating() || type.dataType() == DataType.BOOL;
    }

    private void group(Node node) {
        Optional<ElementwiseGroup> alone =
                isFusible(node) ? ElementwiseGroup.of(node) : Optional.empty();
        if (alone.isEmpty()) {
            return;
        }
        ElementwiseGroup group = alone.get();
        for (Value operand : ElementwiseGroup.operands(node)) {
            ElementwiseGroup before = groups.get(operand.source());
            if (before != null && !group.members().contains(operand.source())) {
                Optional<ElementwiseGroup> both = before.with(group);
                if (both.isPresent() && isAllowed(both.get())) {
                    group = both.get();
                }
            }
        }
        Set<ElementwiseGroup> joined = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Node member : group.members()) {
            ElementwiseGroup before = groups.put(member, group);
            if (before != null && joined.add(before)) {
                levels.span(before.members(), -1);
            }
        }
        levels.span(group.members(), 1);
    }

    private boolean isAllowed(ElementwiseGroup group) {
        List<Value> externals = group.externals();
        return group.members().size() <= maxMembers
                && externals.size() <= MAX_EXTERNALS
                && !waitsForItself(group, externals);
    }

    // Other groups run as a whole, so what one of their members needs, all of them need.
    private boolean waitsForItself(ElementwiseGroup group, List<Value> externals) {
        int floor = levels.floor(group.members());
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>();
        externals.forEach(value -> open.add(value.source()));
        while (!open.isEmpty()) {
            Node node = open.poll();
            if (group.members().contains(node)) {
                return true;
            }
            if (levels.of(node) > floor && seen.add(node)) {
                ElementwiseGroup other = groups.get(node);
                if (other != null) {
                    open.addAll(other.members());
                }
                node.inputs().forEach(input -> open.add(input.source()));
            }
        }
        return false;
    }

    private Map<Value, Value> replacements() {
        Set<Value> needed = new HashSet<>(graph.roots());
        for (Node node : levels.nodes()) {
            ElementwiseGroup own = groups.get(node);
            for (Value input : node.inputs()) {
                if (own != null && isMadeAgain(input, own)) {
                    needed.addAll(input.source().inputs());
                } else if (own == null || !own.members().contains(input.source())) {
                    needed.add(input);
                }
            }
        }
        Map<Value, Value> replacements = new HashMap<>();
        Set<ElementwiseGroup> done = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Node node : levels.nodes()) {
            ElementwiseGroup group = groups.get(node);
            if (group != null && done.add(group)) {
                fuse(group, needed, replacements);
            }
        }
        return replacements;
    }

    // Only what no group makes is certainly in memory.
    private boolean isMadeAgain(Value value, ElementwiseGroup group) {
        Node mask = value.source();
        boolean compares =
                switch (mask.op()) {
                    case Greater _, GreaterEqual _, Less _, LessEqual _, Equal _, NotEqual _ ->
                            true;
                    default -> false;
                };
        return compares
                && groups.containsKey(mask)
                && !group.members().contains(mask)
                && value.shape().equals(group.space())
                && mask.inputs().stream()
                        .allMatch(input ->
                                isNumber(input)
                                        || input.shape().equals(group.space())
                                                && !groups.containsKey(input.source()));
    }

    private static boolean isNumber(Value value) {
        return value.source().op() instanceof Constant
                && value.shape().size() == 1
                && value.dataType().isFloating();
    }

    private void fuse(ElementwiseGroup group, Set<Value> needed, Map<Value, Value> replacements) {
        ChainWriter chain = new ChainWriter();
        Map<Value, Integer> index = new HashMap<>();
        List<Value> inputs = new ArrayList<>();
        List<Value> stored = new ArrayList<>();
        List<String> members = new ArrayList<>();
        List<Node> nodes = ordered(group, needed);
        for (Node member : nodes) {
            List<Value> operands = ElementwiseGroup.operands(member);
            int[] indices = new int[operands.size()];
            for (int i = 0; i < indices.length; i++) {
                Value operand = operands.get(i);
                Integer there = index.get(operand);
                indices[i] =
                        there != null ? there : load(group, member, operand, chain, inputs, index);
            }
            Value value = member.output(0);
            index.put(value, ElementwiseTable.emit(member.op(), indices, chain));
            members.add(member.op().name());
            if (needed.contains(value) && group.members().contains(member)) {
                stored.add(value);
            }
        }
        if (stored.isEmpty()) {
            return;
        }
        for (int i = 0; i < stored.size(); i++) {
            store(stored.get(i), i, index, chain);
        }
        long size = group.space().size();
        long inner = group.inner() == 0 ? size : group.inner();
        Fused op =
                new Fused(
                        chain.chain(),
                        chain.parameters(),
                        stored.stream().map(Value::type).toList(),
                        size / inner,
                        inner,
                        members);
        Node fused = Origin.within(origins(nodes), () -> new Node(op, inputs));
        for (int i = 0; i < stored.size(); i++) {
            replacements.put(stored.get(i), fused.output(i));
        }
    }

    private static String origins(List<Node> nodes) {
        return nodes.stream()
                .map(Node::origin)
                .filter(origin -> !origin.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    // The members that lead to a result, and the masks that they make again, in the graph's order.
    private List<Node> ordered(ElementwiseGroup group, Set<Value> needed) {
        Set<Node> kept = new HashSet<>();
        List<Node> nodes = levels.ordered(withMasks(group));
        for (Node node : nodes.reversed()) {
            if (group.members().contains(node)
                    && (kept.contains(node) || needed.contains(node.output(0)))) {
                kept.add(node);
                for (Value operand : ElementwiseGroup.operands(node)) {
                    Node source = operand.source();
                    if (group.members().contains(source) || isMadeAgain(operand, group)) {
                        kept.add(source);
                    }
                }
            }
        }
        return nodes.stream().filter(kept::contains).toList();
    }

    private Set<Node> withMasks(ElementwiseGroup group) {
        Set<Node> nodes = new HashSet<>(group.members());
        for (Node member : group.members()) {
            for (Value operand : ElementwiseGroup.operands(member)) {
                if (isMadeAgain(operand, group)) {
                    nodes.add(operand.source());
                }
            }
        }
        return nodes;
    }

    private static int load(
            ElementwiseGroup group,
            Node member,
            Value operand,
            ChainWriter chain,
            List<Value> inputs,
            Map<Value, Integer> index) {
        if (isNumber(operand) && operand.source().op() instanceof Constant constant) {
            return chain.parameter((float) constant.value().at(0));
        }
        Access access =
                ElementwiseGroup.coverage(
                                ElementwiseGroup.operandShape(member, operand), group.space())
                        .orElseThrow()
                        .access();
        int step = chain.add(new Chain.Load(inputs.size(), access, element(operand)));
        inputs.add(operand);
        // The same value may be read in two ways by two broadcasts: share only the plain way.
        if (!(member.op() instanceof BroadcastLike)) {
            index.put(operand, step);
        }
        return step;
    }

    private static Element element(Value value) {
        return switch (value.dataType()) {
            case FLOAT32 -> Element.FLOAT32;
            case BFLOAT16 -> Element.BFLOAT16;
            case BOOL -> Element.BYTE;
            case INT32, INT64, UINT8 ->
                    throw new IllegalStateException("No element-wise chain holds " + value);
        };
    }

    private void store(Value value, int output, Map<Value, Integer> index, ChainWriter chain) {
        int step = Objects.requireNonNull(index.get(value));
        if (value.dataType() != DataType.FLOAT32) {
            chain.add(new Chain.Store(output, step, element(value)));
        } else if (graph.updates().containsValue(value)) {
            chain.add(new Chain.StoreFlushed(output, step));
        } else {
            chain.add(new Chain.Store(output, step));
        }
    }
}
