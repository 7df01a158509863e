package org.kaon.engine.cpu.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Writes the `run` of a generated kernel: constants, then rows, in a row whole vectors and a tail
/// under a mask; without ROW and COLUMN inputs the range itself is the only row.
final class ChainEmitter {

    // The parameters of ChainKernel.run.
    private static final int INPUTS = 1;
    private static final int OUTPUTS = 2;
    private static final int PARAMETERS = 3;
    private static final int INNER = 6;
    private static final int FROM = 8;
    private static final int TO = 10;

    private final List<Program.Instruction> instructions;
    private final Program program;
    private final CodeBuilder code;
    private final VectorCode vectors;

    /// The local of each instruction's value, or of a write's memory.
    private final int[] local;

    /// The local of a read's memory.
    private final int[] memory;

    private final Map<Element, Integer> masks = new EnumMap<>(Element.class);

    /// The first flat element of a row, and the element within it that the vector starts at.
    private final int base;

    private final int index;
    private final int limit;
    private final int zero;
    private final int one;

    ChainEmitter(Program program, CodeBuilder code) {
        this.program = program;
        this.code = code;
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
        base = code.allocateLocal(TypeKind.LONG);
        index = code.allocateLocal(TypeKind.LONG);
        limit = code.allocateLocal(TypeKind.LONG);
    }

    void emit() {
        broadcast(0, zero);
        broadcast(1, one);
        for (int k = 0; k < local.length; k++) {
            prepare(k);
        }
        if (program.byRows()) {
            rows();
        } else {
            code.lconst_0().lstore(base).lload(FROM).lstore(index).lload(TO).lstore(limit);
            row();
        }
        code.return_();
    }

    private void rows() {
        Label next = code.newLabel();
        Label end = code.newLabel();
        code.lload(INNER).lstore(limit).labelBinding(next).lload(FROM).lload(TO).lcmp().ifge(end);
        code.lload(FROM).lload(INNER).lmul().lstore(base).lconst_0().lstore(index);
        for (int k = 0; k < local.length; k++) {
            if (instructions.get(k) instanceof Program.Read read
                    && read.access() == Access.COLUMN) {
                scalar(read, k, () -> code.lload(FROM));
            }
        }
        row();
        code.lload(FROM).lconst_1().ladd().lstore(FROM).goto_w(next).labelBinding(end);
    }

    /// Elements `[index, limit)` of a row.
    private void row() {
        long lanes = Species.FLOAT.length();
        Label next = code.newLabel();
        Label tail = code.newLabel();
        Label end = code.newLabel();
        code.labelBinding(next).lload(limit).lload(index).lsub().loadConstant(lanes).lcmp();
        code.iflt(tail);
        body(false);
        code.lload(index).loadConstant(lanes).ladd().lstore(index).goto_(next);
        code.labelBinding(tail).lload(index).lload(limit).lcmp().ifge(end);
        for (Element element : Element.values()) {
            if (uses(element)) {
                vectors.species(element);
                code.lload(index).lload(limit);
                vectors.tail();
                code.astore(mask(element));
            }
        }
        body(true);
        code.labelBinding(end);
    }

    private int mask(Element element) {
        return Objects.requireNonNull(masks.get(element));
    }

    private boolean uses(Element element) {
        for (Program.Instruction instruction : instructions) {
            if (instruction instanceof Program.Read read && read.element() == element
                    || instruction instanceof Program.Write write && write.element() == element) {
                return true;
            }
        }
        return false;
    }

    /// What does not change within a run.
    private void prepare(int k) {
        switch (instructions.get(k)) {
            case Program.Read read -> {
                code.aload(INPUTS).loadConstant(read.input()).aaload().astore(memory[k]);
                if (read.access() == Access.SCALAR) {
                    scalar(read, k, code::lconst_0);
                }
            }
            case Program.Parameter parameter -> {
                vectors.species(Element.FLOAT32);
                code.aload(PARAMETERS).loadConstant(parameter.slot()).faload();
                vectors.broadcast();
                code.astore(local[k]);
            }
            case Program.Constant constant -> broadcast(constant.value(), local[k]);
            case Program.Write write ->
                    code.aload(OUTPUTS).loadConstant(write.output()).aaload().astore(local[k]);
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

    private void body(boolean masked) {
        for (int k = 0; k < local.length; k++) {
            switch (instructions.get(k)) {
                case Program.Read read -> {
                    if (read.access() == Access.FULL || read.access() == Access.ROW) {
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
        address(read.access() == Access.FULL, read.element(), masked);
        vectors.load(read.element(), masked);
        code.astore(local[k]);
    }

    private void store(Program.Write write, int k, boolean masked) {
        code.aload(local[write.a()]);
        vectors.narrow(write.element());
        code.aload(local[k]);
        address(true, write.element(), masked);
        vectors.store(write.element(), masked);
    }

    private void address(boolean full, Element element, boolean masked) {
        code.lload(index);
        if (full && program.byRows()) {
            code.lload(base).ladd();
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
