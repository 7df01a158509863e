package org.kaon.engine.cpu;

import org.kaon.engine.pass.AbsorbBroadcasts;
import org.kaon.engine.pass.FoldConstants;
import org.kaon.engine.pass.JoinSums;
import org.kaon.engine.pass.MergeEqual;
import org.kaon.engine.pass.ResolveShapes;
import org.kaon.graph.Constant;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Read;
import org.kaon.graph.Value;
import org.kaon.op.Blank;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.TensorType;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Turns a graph of known shapes into a plan: graph passes, an order, lowerings with layouts,
/// memory.
final class Compiler {

    private final VariableStore variables;
    private final Graph graph;
    private final Purpose purpose;
    private final boolean checkFinite;
    private final PlanBuilder plan;
    private final Arena arena = Arena.ofShared();
    private final Map<String, Slot> feeds = new LinkedHashMap<>();
    private final Map<String, Slot> outputs = new LinkedHashMap<>();
    private final Set<Buffer> kept = new LinkedHashSet<>();

    private Compiler(Graph graph, VariableStore variables, Purpose purpose, CpuOptions options) {
        this.graph = graph;
        this.variables = variables;
        this.purpose = purpose;
        this.checkFinite = options.checkFinite();
        Schedule schedule = Schedule.of(graph);
        plan =
                new PlanBuilder(
                        variables, schedule.targets(), purpose, options.bfloat16Math(), arena);
        showOldValues();
        schedule.order().forEach(this::lower);
        plan.carryOut(Optional.empty());
        graph.outputs().forEach(this::output);
        assign();
    }

    /// *Errors*: {@link org.kaon.engine.MemoryException} where the plan needs more than there is.
    static Blueprint compile(Graph graph, VariableStore variables, CpuOptions options) {
        requireKnown(graph);
        MemoryNeed.require(variables.missing(graph.variables()), options.memory().getAsLong());
        Purpose purpose = graph.updates().isEmpty() ? Purpose.EVALUATION : Purpose.TRAINING;
        Graph last = options.checkFinite() ? single(graph) : optimised(graph);
        MemoryNeed.require(last, options.memory().getAsLong());
        return new Compiler(last, variables, purpose, options).finish(graph.placeholders());
    }

    /// A blueprint for sites of one thread each; the graph reads no variable. Call it where oneDNN
    /// counts on one thread.
    static Blueprint frozen(Graph graph, List<Placeholder> placeholders) {
        MemoryNeed.require(graph, AvailableMemory.bytes());
        try (VariableStore none = new VariableStore()) {
            return new Compiler(graph, none, Purpose.FROZEN, CpuOptions.of(1)).finish(placeholders);
        }
    }

    static void requireKnown(Graph graph) {
        for (Placeholder placeholder : graph.placeholders()) {
            if (!placeholder.type().shape().isKnown()) {
                throw new ShapeException(
                        "Input \""
                                + placeholder.label()
                                + "\": its shape "
                                + placeholder.type().shape()
                                + " must be known to compile a plan. Bind it.");
            }
        }
    }

    /// The graph after all passes and before layouts, which differ by machine.
    static Graph optimised(Graph graph) {
        Graph joined = JoinSums.apply(simplified(graph));
        Graph fused = FuseBiasGradient.apply(FusePostOps.apply(joined));
        Graph widened = WidenBfloat16.apply(CastInPrimitives.apply(fused));
        return FuseReductions.apply(FuseElementwise.apply(widened));
    }

    /// The same with each op in a step of its own.
    private static Graph single(Graph graph) {
        return FuseElementwise.alone(WidenBfloat16.apply(simplified(graph)));
    }

    private static Graph simplified(Graph graph) {
        Graph known = FoldConstants.apply(ResolveShapes.apply(graph));
        // Absorbed stretches of numbers leave products with 1 behind.
        Graph plain = FoldConstants.apply(AbsorbBroadcasts.apply(known));
        return MergeEqual.apply(plain);
    }

    // Outputs see variables as they were before the run assigns them.
    private void showOldValues() {
        graph.outputs()
                .forEach((name, value) -> {
                    Value bare = Schedule.behindReshapes(value);
                    if (bare.source().op() instanceof Read read) {
                        Slot now = plan.plain(bare);
                        Slot copy = temporary(read.variable().name(), value.type());
                        plan.add(Kernels.copy(now.buffer(), copy.buffer()));
                        outputs.put(name, copy);
                        kept.add(copy.buffer());
                    }
                });
    }

    private static Slot temporary(String name, TensorType type) {
        Layout layout = Layout.plain(type);
        return new Slot(Buffer.temporary(name, layout.bytes()), layout);
    }

    private void lower(Node node) {
        plan.carryOut(Optional.of(node));
        switch (node.op()) {
            case Read _ -> {}
            case Blank blank -> {
                if (blank.shape().size() == 0) {
                    plan.make(node.output(0), Layout.plain(node.types().getFirst()));
                }
            }
            case Placeholder placeholder -> {
                Slot slot = temporary(placeholder.label(), placeholder.type());
                feeds.put(placeholder.label(), slot);
                plan.put(node.output(0), slot);
            }
            case Constant constant -> {
                MemorySegment memory =
                        arena.allocate(Math.max(1, constant.value().type().bytes()), 64);
                MemorySegment.copy(
                        constant.value().data(), 0, memory, 0, constant.value().type().bytes());
                Layout layout = Layout.plain(constant.value().type());
                plan.put(node.output(0), new Slot(Buffer.fixed("constant", memory), layout));
            }
            default -> Lowerings.lower(node, plan);
        }
        if (checkFinite && !(node.op() instanceof Constant)) {
            FiniteCheck.after(node, plan);
        }
    }

    private void output(String name, Value value) {
        if (!outputs.containsKey(name)) {
            Slot slot = plan.plain(value);
            outputs.put(name, slot);
            kept.add(slot.buffer());
        }
    }

    // What was not written in place is copied at the end, all reads before all writes.
    private void assign() {
        List<Runnable> writes = new ArrayList<>();
        graph.updates()
                .forEach((variable, value) -> {
                    boolean inPlace =
                            plan.isAssigned(variable)
                                    && plan.slot(value).buffer()
                                            == variables.stored(variable).slot().buffer();
                    if (inPlace) {
                        return;
                    }
                    VariableStore.Stored stored = variables.stored(variable);
                    stored.settle();
                    Layout layout = stored.slot().layout();
                    Slot next = plan.as(value, layout);
                    Buffer source = next.buffer();
                    if (!source.isTemporary()) {
                        Buffer copy = Buffer.temporary(source.name(), layout.bytes());
                        plan.add(Kernels.copy(source, copy));
                        source = copy;
                    }
                    Buffer from = source;
                    writes.add(() -> plan.add(Kernels.copy(from, stored.slot().buffer())));
                });
        writes.forEach(Runnable::run);
    }

    private Blueprint finish(List<Placeholder> placeholders) {
        Set<Buffer> fed = new LinkedHashSet<>();
        feeds.values().forEach(slot -> fed.add(slot.buffer()));
        if (purpose == Purpose.FROZEN) {
            // What was fed stays, so that a caller may change only a part of it.
            kept.addAll(fed);
        }
        long bytes = MemoryPlan.place(plan.steps(), fed, kept, plan.inPlace());
        Map<String, Blueprint.Feed> fedTypes = new LinkedHashMap<>();
        for (Placeholder placeholder : placeholders) {
            Optional<Slot> slot = Optional.ofNullable(feeds.get(placeholder.label()));
            fedTypes.put(placeholder.label(), new Blueprint.Feed(placeholder.type(), slot));
        }
        Map<String, Blueprint.Result> results = new LinkedHashMap<>();
        graph.outputs()
                .forEach((name, value) ->
                        results.put(
                                name,
                                new Blueprint.Result(
                                        value.type(), Objects.requireNonNull(outputs.get(name)))));
        return new Blueprint(
                Collections.unmodifiableMap(fedTypes),
                Collections.unmodifiableMap(results),
                List.copyOf(plan.steps()),
                bytes,
                arena,
                new Dump(graph, plan.traced(), plan.held(), bytes));
    }
}
