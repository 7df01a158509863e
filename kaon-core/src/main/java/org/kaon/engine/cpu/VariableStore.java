package org.kaon.engine.cpu;

import org.kaon.graph.Variable;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The values of variables, each in one layout from step to step: the one that the first plan to
/// use it prefers, row-major otherwise.
final class VariableStore implements AutoCloseable {

    private final Arena arena = Arena.ofShared();
    private final IdentityHashMap<Variable, Stored> values = new IdentityHashMap<>();

    /// A variable's memory and layout.
    static final class Stored {
        private final Arena arena;
        private Slot slot;
        private boolean settled;

        private Stored(Arena arena, Slot slot) {
            this.arena = arena;
            this.slot = slot;
        }

        Slot slot() {
            return slot;
        }

        /// Fixes the layout: from now on plans hold the address.
        void settle() {
            settled = true;
        }

        /// Moves the value into another layout, unless a plan already relies on the present one.
        void prefer(Layout wanted) {
            if (settled || wanted.equals(slot.layout()) || !wanted.isDense()) {
                return;
            }
            MemorySegment memory = arena.allocate(wanted.bytes(), 64);
            Slot moved = new Slot(Buffer.fixed(slot.buffer().name(), memory), wanted);
            Reorder.now(slot, moved);
            slot = moved;
        }
    }

    /// The bytes of those variables that have no memory yet, by name.
    Map<String, Long> missing(Set<Variable> variables) {
        Map<String, Long> missing = new LinkedHashMap<>();
        variables.stream()
                .filter(variable -> !values.containsKey(variable))
                .forEach(variable -> missing.put(variable.name(), variable.type().bytes()));
        return missing;
    }

    Stored stored(Variable variable) {
        return values.computeIfAbsent(variable, this::initial);
    }

    private Stored initial(Variable variable) {
        Layout layout = Layout.plain(variable.type());
        MemorySegment memory = arena.allocate(Math.max(layout.bytes(), 1), 64);
        Slot slot = new Slot(Buffer.fixed(variable.name(), memory), layout);
        MemorySegment.copy(variable.initial().data(), 0, memory, 0, layout.bytes());
        return new Stored(arena, slot);
    }

    Tensor read(Variable variable) {
        Slot slot = stored(variable).slot();
        Tensor result = Tensor.allocate(variable.type(), Arena.ofAuto());
        if (slot.layout().isPlain()) {
            result.data().copyFrom(slot.buffer().memory().asSlice(0, result.data().byteSize()));
        } else {
            Layout plain = Layout.plain(variable.type());
            Reorder.now(slot, new Slot(Buffer.fixed(variable.name(), result.data()), plain));
        }
        return result;
    }

    void write(Variable variable, Tensor value) {
        if (!value.type().equals(variable.type())) {
            throw new ShapeException(
                    "Variable "
                            + variable.name()
                            + ": expected "
                            + variable.type()
                            + ", found "
                            + value.type());
        }
        Slot slot = stored(variable).slot();
        if (slot.layout().isPlain()) {
            slot.buffer().memory().asSlice(0, value.data().byteSize()).copyFrom(value.data());
        } else {
            Layout plain = Layout.plain(variable.type());
            Tensor copy = value.copy(Arena.ofAuto());
            Reorder.now(new Slot(Buffer.fixed(variable.name(), copy.data()), plain), slot);
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
