package org.kaon.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// A chain as plain loops, one for each instruction over blocks that stay in the first cache.
///
/// Works on every machine, and is the oracle of {@link GeneratedChain}.
final class PlainChain implements ChainKernel {

    /// Elements of a block.
    static final int BLOCK = 512;

    private static final ThreadLocal<float[][]> REGISTERS =
            ThreadLocal.withInitial(() -> new float[0][]);
    private static final float[] NONE = {};

    private final Program program;
    private final float[][] constants;
    private final int[] register;
    private final int registers;

    PlainChain(Chain chain) {
        program = Program.of(chain);
        List<Program.Instruction> instructions = program.instructions();
        constants = new float[instructions.size()][];
        Arrays.fill(constants, NONE);
        for (int k = 0; k < constants.length; k++) {
            if (instructions.get(k) instanceof Program.Constant constant) {
                constants[k] = new float[BLOCK];
                Arrays.fill(constants[k], constant.value());
            }
        }
        register = new int[instructions.size()];
        registers = allocate(instructions);
    }

    /// Gives each value the register of one that is not needed any more.
    private int allocate(List<Program.Instruction> instructions) {
        int[] lastUse = new int[instructions.size()];
        for (int k = 0; k < lastUse.length; k++) {
            switch (instructions.get(k)) {
                case Program.Apply apply -> {
                    lastUse[apply.a()] = k;
                    lastUse[apply.b()] = k;
                    lastUse[apply.c()] = k;
                }
                case Program.Write write -> lastUse[write.a()] = k;
                case Program.Read _, Program.Parameter _, Program.Constant _ -> {}
            }
        }
        // A parameter is filled in once a run, not once a block: its register is its own.
        int count = 0;
        for (int k = 0; k < lastUse.length; k++) {
            if (instructions.get(k) instanceof Program.Parameter) {
                lastUse[k] = Integer.MAX_VALUE;
                register[k] = count++;
            }
        }
        Deque<Integer> free = new ArrayDeque<>();
        for (int k = 0; k < lastUse.length; k++) {
            if (instructions.get(k) instanceof Program.Write
                    || instructions.get(k) instanceof Program.Constant
                    || instructions.get(k) instanceof Program.Parameter) {
                continue;
            }
            register[k] = free.isEmpty() ? count++ : free.pop();
            if (instructions.get(k) instanceof Program.Apply apply) {
                release(apply, k, lastUse, free);
            }
        }
        return count;
    }

    private void release(Program.Apply apply, int k, int[] lastUse, Deque<Integer> free) {
        for (int index = 0; index < 3; index++) {
            int operand = apply.operand(index);
            if (lastUse[operand] == k && constants[operand].length == 0) {
                free.push(register[operand]);
                lastUse[operand] = Integer.MAX_VALUE;
            }
        }
    }

    @Override
    public void run(
            MemorySegment[] inputs,
            MemorySegment[] outputs,
            float[] parameters,
            long outer,
            long inner,
            long from,
            long to) {
        float[][] memory = registers();
        List<Program.Instruction> instructions = program.instructions();
        for (int k = 0; k < register.length; k++) {
            if (instructions.get(k) instanceof Program.Parameter parameter) {
                Arrays.fill(memory[register[k]], parameters[parameter.slot()]);
            }
        }
        for (long position = from; position < to; position += BLOCK) {
            int n = (int) Math.min(BLOCK, to - position);
            for (int k = 0; k < register.length; k++) {
                switch (instructions.get(k)) {
                    case Program.Read read ->
                            Blocks.read(
                                    read,
                                    inputs[read.input()],
                                    inner,
                                    read.access() == Access.RANGE ? position - from : position,
                                    n,
                                    memory[register[k]]);
                    case Program.Apply apply ->
                            PlainLoops.run(
                                    apply,
                                    n,
                                    value(memory, apply.a()),
                                    value(memory, apply.b()),
                                    value(memory, apply.c()),
                                    memory[register[k]]);
                    case Program.Write write ->
                            Blocks.write(
                                    write.element(),
                                    value(memory, write.a()),
                                    n,
                                    outputs[write.output()],
                                    write.inRange() ? position - from : position);
                    case Program.Parameter _, Program.Constant _ -> {}
                }
            }
        }
    }

    private float[] value(float[][] memory, int index) {
        return constants[index].length > 0 ? constants[index] : memory[register[index]];
    }

    private float[][] registers() {
        float[][] memory = REGISTERS.get();
        if (memory.length < registers) {
            memory = new float[registers][BLOCK];
            REGISTERS.set(memory);
        }
        return memory;
    }
}
