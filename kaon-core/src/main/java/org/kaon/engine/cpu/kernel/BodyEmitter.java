package org.kaon.engine.cpu.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Writes what a generated kernel does with one vector of each input.
final class BodyEmitter {

    private final List<Program.Instruction> instructions;
    private final Program program;
    private final CodeBuilder code;
    private final VectorCode vectors;
    private final ChainEmitter.Frame frame;

    /// The local of each instruction's value, or of a write's memory.
    private final int[] local;

    /// The local of a read's memory.
    private final int[] memory;

    private final Map<Element, Integer> masks = new EnumMap<>(Element.class);
    private final int zero;
    private final int one;

    BodyEmitter(Program program, CodeBuilder code, ChainEmitter.Frame frame) {
        this.program = program;
        this.code = code;
        this.frame = frame;
        instructions = program.instructions();
        vectors = new VectorCode(code);
        local = new int[instructions.size()];
        memory = new int[instructions.size()];
        Arrays.setAll(local, k -> code.allocateLocal(TypeKind.REFERENCE));
        Arrays.setAll(memory, k -> code.allocateLocal(TypeKind.REFERENCE));
        for (Element element : Element.values()) {
            masks.put(element, code.allocateLocal(TypeKind.REFERENCE));
        }
        zero = code.allocateLocal(TypeKind.REFERENCE);
        one = code.allocateLocal(TypeKind.REFERENCE);
    }

    /// What does not change within a run.
    void prepare() {
        broadcast(0, zero);
        broadcast(1, one);
        for (int k = 0; k < local.length; k++) {
            prepare(k);
        }
    }

    /// What does not change within a row.
    void prepareRow() {
        for (int k = 0; k < local.length; k++) {
            if (instructions.get(k) instanceof Program.Read read
                    && read.access() == Access.COLUMN) {
                scalar(read, k, () -> code.lload(frame.row()));
            }
        }
    }

    /// Masks of the lanes from the index to the limit.
    void prepareMasks(int limit) {
        for (Element element : Element.values()) {
            if (program.uses(element)) {
                vectors.species(element);
                code.lload(frame.index()).lload(limit);
                vectors.tail();
                code.astore(mask(element));
            }
        }
    }

    private int mask(Element element) {
        return Objects.requireNonNull(masks.get(element));
    }

    private void prepare(int k) {
        switch (instructions.get(k)) {
            case Program.Read read -> {
                code.aload(frame.inputs()).loadConstant(read.input()).aaload().astore(memory[k]);
                if (read.access() == Access.SCALAR) {
                    scalar(read, k, code::lconst_0);
                }
            }
            case Program.Parameter parameter -> {
                vectors.species(Element.FLOAT32);
                code.aload(frame.parameters()).loadConstant(parameter.slot()).faload();
                vectors.broadcast();
                code.astore(local[k]);
            }
            case Program.Constant constant -> broadcast(constant.value(), local[k]);
            case Program.Write write ->
                    code.aload(frame.outputs())
                            .loadConstant(write.output())
                            .aaload()
                            .astore(local[k]);
            case Program.Apply _ -> {}
        }
    }

    private void broadcast(float value, int slot) {
        vectors.species(Element.FLOAT32);
        code.loadConstant(value);
        vectors.broadcast();
        code.astore(slot);
    }

    private void scalar(Program.Read read, int k, Runnable position) {
        vectors.species(Element.FLOAT32);
        code.aload(memory[k]);
        position.run();
        vectors.scalar(read.element());
        vectors.broadcast();
        code.astore(local[k]);
    }

    /// One vector; a tail is masked.
    void emit(boolean masked) {
        for (int k = 0; k < local.length; k++) {
            switch (instructions.get(k)) {
                case Program.Read read -> {
                    if (read.access() != Access.COLUMN && read.access() != Access.SCALAR) {
                        load(read, k, masked);
                    }
                }
                case Program.Apply apply -> {
                    operands(apply);
                    vectors.apply(apply.primitive(), apply.immediate());
                    code.astore(local[k]);
                }
                case Program.Write write -> store(write, k, masked);
                case Program.Parameter _, Program.Constant _ -> {}
            }
        }
    }

    private void load(Program.Read read, int k, boolean masked) {
        vectors.species(read.element());
        code.aload(memory[k]);
        address(read.access(), read.element(), masked);
        vectors.load(read.element(), masked);
        code.astore(local[k]);
    }

    private void store(Program.Write write, int k, boolean masked) {
        code.aload(local[write.a()]);
        vectors.narrow(write.element());
        code.aload(local[k]);
        address(write.inRange() ? Access.RANGE : Access.FULL, write.element(), masked);
        vectors.store(write.element(), masked);
    }

    private void address(Access access, Element element, boolean masked) {
        code.lload(frame.index());
        if (access != Access.ROW && program.byRows()) {
            code.lload(frame.base()).ladd();
        }
        if (access == Access.RANGE) {
            code.lload(frame.from()).lsub();
        }
        if (element.bytes() > 1) {
            code.loadConstant((long) element.bytes()).lmul();
        }
        vectors.order();
        if (masked) {
            code.aload(mask(element));
        }
    }

    private void operands(Program.Apply apply) {
        switch (apply.primitive()) {
            case SELECT ->
                    code.aload(local[apply.c()]).aload(local[apply.b()]).aload(local[apply.a()]);
            case VALUE -> code.aload(zero).aload(one).aload(local[apply.a()]);
            case TRUTH -> code.aload(local[apply.a()]).aload(zero);
            default -> {
                for (int operand = 0; operand < apply.primitive().arity(); operand++) {
                    code.aload(local[apply.operand(operand)]);
                }
            }
        }
    }
}
