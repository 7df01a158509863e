package org.kaon.engine.cpu;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory.desc;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.jspecify.annotations.Nullable;
import org.kaon.engine.NativeException;
import org.kaon.graph.Constant;
import org.kaon.graph.Node;
import org.kaon.graph.Read;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.tensor.TensorType;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Collects the steps of one plan while its nodes are lowered, keeping for each value where it lies
/// and in which layouts.
final class PlanBuilder {

    private final VariableStore variables;
    private final Map<Value, Slot> slots = new HashMap<>();
    private final Map<Value, List<Slot>> copies = new HashMap<>();
    private final Map<Value, Variable> targets;
    private final Map<Value, Value> narrowed = new HashMap<>();
    private final IdentityHashMap<Variable, Slot> assigned = new IdentityHashMap<>();
    private final List<Traced> steps = new ArrayList<>();
    private final Map<Buffer, Held> held = new HashMap<>();
    private Optional<Node> node = Optional.empty();
    private final Map<Buffer, Buffer> inPlace = new LinkedHashMap<>();
    private final Map<Object, Slot> remembered = new HashMap<>();
    private final Purpose purpose;
    private final boolean bfloat16Math;
    private final SegmentAllocator constants;

    /// `targets`: values that may be written straight into a variable's memory; `constants`: memory
    /// that lives as long as the plan.
    PlanBuilder(
            VariableStore variables,
            Map<Value, Variable> targets,
            Purpose purpose,
            boolean bfloat16Math,
            SegmentAllocator constants) {
        this.variables = variables;
        this.targets = targets;
        this.purpose = purpose;
        this.bfloat16Math = bfloat16Math;
        this.constants = constants;
    }

    /// Whether the plan assigns variables, so that primitives must keep what their gradients need.
    boolean training() {
        return purpose == Purpose.TRAINING;
    }

    /// The attributes of a product, with an activation after it.
    primitive_attr product(Activation activation) {
        primitive_attr attributes = OneDnn.attributes(activation);
        if (bfloat16Math) {
            attributes.set_fpmath_mode(dnnl.fpmath_mode.bf16);
        }
        return attributes;
    }

    /// What a product says of its arithmetic where that is not float32's.
    String arithmetic() {
        return bfloat16Math ? " with bfloat16 math" : "";
    }

    /// Whether a value is a weight of a frozen model, which may be rearranged once and for all.
    boolean isFrozen(Value value) {
        return purpose == Purpose.FROZEN && value.source().op() instanceof Constant;
    }

    /// Memory for what is computed once, while the plan is built.
    SegmentAllocator constants() {
        return constants;
    }

    /// Makes a value its float32 source, rounded whenever it is put into a layout.
    void narrow(Value value, Value source) {
        narrowed.put(value, source);
    }

    /// Where a value lies, in whatever layout it has.
    Slot slot(Value asked) {
        Value value = narrowed.getOrDefault(asked, asked);
        Slot slot = slots.get(value);
        if (slot == null && value.source().op() instanceof Read read) {
            VariableStore.Stored stored = variables.stored(read.variable());
            stored.settle();
            slot = stored.slot();
            put(value, slot);
        }
        if (slot == null) {
            throw new IllegalStateException("No step has made " + value);
        }
        return slot;
    }

    /// The layout that a value has at the moment; asking settles nothing.
    Layout layout(Value value) {
        Slot slot = slots.get(value);
        if (slot == null && value.source().op() instanceof Read read) {
            return variables.stored(read.variable()).slot().layout();
        }
        return slot(value).layout();
    }

    /// The layout that a value has or, for a variable that no plan uses yet, takes on now.
    Layout settle(Value value, Layout wanted) {
        if (!slots.containsKey(value) && value.source().op() instanceof Read read) {
            variables.stored(read.variable()).prefer(wanted);
        }
        return slot(value).layout();
    }

    /// A value in a wanted layout; a reorder is added where it has another.
    Slot as(Value value, Layout wanted) {
        settle(value, wanted);
        Slot slot = slot(value);
        if (slot.layout().equals(wanted)) {
            return slot;
        }
        List<Slot> others = copies.computeIfAbsent(value, v -> new ArrayList<>());
        for (Slot copy : others) {
            if (copy.layout().equals(wanted)) {
                return copy;
            }
        }
        if (slot.layout().parts() > 1 && wanted.parts() > 1) {
            slot = plain(value);
        }
        Slot copy = isFrozen(value) ? packed(value, slot, wanted) : reordered(value, slot, wanted);
        others.add(copy);
        return copy;
    }

    private Slot packed(Value value, Slot slot, Layout wanted) {
        MemorySegment memory = constants.allocate(wanted.bytes(), 64);
        Slot copy = new Slot(Buffer.fixed(slot.buffer().name(), memory), wanted);
        held.put(copy.buffer(), new Held(value, wanted));
        Reorder.now(slot, copy);
        return copy;
    }

    private Slot reordered(Value value, Slot slot, Layout wanted) {
        Slot copy = new Slot(Buffer.temporary(name(value), wanted.bytes()), wanted);
        held.put(copy.buffer(), new Held(value, wanted));
        steps.add(new Traced(Reorder.step(name(value), slot, copy), node, true));
        return copy;
    }

    /// A value in row-major order.
    Slot plain(Value value) {
        return as(value, Layout.plain(value.type()));
    }

    /// A place for a value that the next step writes.
    Slot make(Value value, Layout layout) {
        Slot slot = intoVariable(value, layout);
        if (slot == null) {
            slot = new Slot(Buffer.temporary(name(value), layout.bytes()), layout);
        }
        put(value, slot);
        return slot;
    }

    private @Nullable Slot intoVariable(Value value, Layout layout) {
        Variable variable = targets.get(value);
        if (variable == null) {
            return null;
        }
        VariableStore.Stored stored = variables.stored(variable);
        stored.prefer(layout);
        stored.settle();
        if (!stored.slot().layout().equals(layout)) {
            return null;
        }
        assigned.put(variable, stored.slot());
        return stored.slot();
    }

    /// Whether a variable's next value was already written into its memory.
    boolean isAssigned(Variable variable) {
        return assigned.containsKey(variable);
    }

    /// A value that is another's memory under a new shape.
    void view(Value value, Slot of) {
        slots.put(value, new Slot(of.buffer(), Layout.plain(value.type())));
    }

    void put(Value value, Slot slot) {
        slots.put(value, slot);
        held.putIfAbsent(slot.buffer(), new Held(value, slot.layout()));
    }

    /// Says which node the next steps carry out; nothing for steps of the plan itself.
    void carryOut(Optional<Node> next) {
        node = next;
    }

    /// What each buffer holds, as far as it is a value of the graph.
    Map<Buffer, Held> held() {
        return held;
    }

    /// A place for float32 numbers that only the next steps need.
    static Slot scratch(String name, long count) {
        TensorType type = TensorType.float32(count);
        return new Slot(Buffer.temporary(name, type.bytes()), Layout.plain(type));
    }

    /// Lets an output take an input's place if that input dies at the step.
    void mayShare(Slot output, Slot input) {
        inPlace.putIfAbsent(output.buffer(), input.buffer());
    }

    /// Keeps something for a later lowering: the workspace of a pooling for its gradient.
    void remember(Object key, Slot slot) {
        remembered.put(key, slot);
    }

    Optional<Slot> recall(Object key) {
        return Optional.ofNullable(remembered.get(key));
    }

    void add(Step step) {
        steps.add(new Traced(step, node, false));
    }

    /// What a kernel does each time, given its memory.
    interface Binding {
        Runnable bind(MemorySegment[] reads, MemorySegment[] writes);
    }

    /// Adds a step of a kernel of Kaon's.
    void kernel(String text, List<Slot> reads, List<Slot> writes, Binding binding) {
        List<Buffer> from = reads.stream().map(Slot::buffer).toList();
        List<Buffer> to = writes.stream().map(Slot::buffer).toList();
        add(
                new KernelStep(
                        text,
                        from,
                        to,
                        site -> binding.bind(segments(from, site), segments(to, site))));
    }

    private static MemorySegment[] segments(List<Buffer> buffers, Site site) {
        return buffers.stream().map(site::memory).toArray(MemorySegment[]::new);
    }

    /// Starts a step of a oneDNN primitive.
    Arguments primitive(String text, primitive call, desc scratch) {
        return new Arguments(text, call, scratch);
    }

    List<Step> steps() {
        return steps.stream().map(Traced::step).toList();
    }

    /// The steps with the nodes that they carry out.
    List<Traced> traced() {
        return steps;
    }

    Map<Buffer, Buffer> inPlace() {
        return inPlace;
    }

    static String name(Value value) {
        if (value.source().op() instanceof Read read) {
            return read.variable().name();
        }
        return value.source().op().name() + value.shape();
    }

    /// The arguments of a primitive, collected in any order.
    final class Arguments {
        private final String text;
        private final primitive call;
        private final List<PrimitiveStep.Argument> list = new ArrayList<>();

        private Arguments(String text, primitive call, desc scratch) {
            this.text = text;
            this.call = call;
            if (call.isNull()) {
                throw new NativeException("oneDNN could not make " + text);
            }
            if (scratch.get_size() > 0) {
                Buffer buffer = Buffer.temporary("scratch", scratch.get_size());
                written(dnnl.DNNL_ARG_SCRATCHPAD, scratch, buffer);
            }
        }

        Arguments read(int number, desc described, Buffer buffer) {
            list.add(new PrimitiveStep.Argument(number, described, buffer, false));
            return this;
        }

        Arguments written(int number, desc described, Buffer buffer) {
            list.add(new PrimitiveStep.Argument(number, described, buffer, true));
            return this;
        }

        void add() {
            PlanBuilder.this.add(new PrimitiveStep(text, call, list));
        }
    }
}
