package org.kaon.engine.cpu.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A {@link Chain} written out in primitives, equal instructions once, writes at the end.
record Program(List<Instruction> instructions, boolean byRows) {

    /// The weight of no instructions.
    static final int EMPTY = 300;

    /// Operands are indices of earlier instructions.
    sealed interface Instruction {}

    record Read(int input, Access access, Element element) implements Instruction {}

    record Parameter(int slot) implements Instruction {}

    record Constant(float value) implements Instruction {}

    record Apply(Primitive primitive, int immediate, int a, int b, int c) implements Instruction {

        int operand(int index) {
            return index == 0 ? a : index == 1 ? b : c;
        }
    }

    record Write(int output, Element element, boolean inRange, int a) implements Instruction {}

    Program {
        instructions = List.copyOf(instructions);
    }

    static Program of(Chain chain) {
        Builder builder = new Builder();
        List<Write> writes = new ArrayList<>();
        int[] value = new int[chain.steps().size()];
        for (int k = 0; k < value.length; k++) {
            switch (chain.steps().get(k)) {
                case Chain.Load load ->
                        value[k] =
                                builder.append(
                                        new Read(load.input(), load.access(), load.element()));
                case Chain.Parameter parameter ->
                        value[k] = builder.append(new Parameter(parameter.slot()));
                case Chain.Unary unary ->
                        value[k] = Functions.apply(builder, unary.function(), value[unary.a()]);
                case Chain.Binary binary ->
                        value[k] =
                                Functions.apply(
                                        builder,
                                        binary.function(),
                                        value[binary.a()],
                                        value[binary.b()]);
                case Chain.Select select ->
                        value[k] =
                                builder.select(
                                        value[select.condition()],
                                        value[select.a()],
                                        value[select.b()]);
                case Chain.Store store ->
                        writes.add(
                                new Write(
                                        store.output(),
                                        store.element(),
                                        false,
                                        builder.stored(value[store.a()], store.element())));
                case Chain.StoreFlushed store ->
                        writes.add(
                                new Write(
                                        store.output(),
                                        Element.FLOAT32,
                                        false,
                                        Functions.flush(builder, builder.value(value[store.a()]))));
                case Chain.Keep keep ->
                        writes.add(
                                new Write(
                                        keep.output(),
                                        Element.FLOAT32,
                                        true,
                                        builder.value(value[keep.a()])));
            }
        }
        builder.instructions.addAll(writes);
        return new Program(builder.instructions, chain.byRows());
    }

    /// About how long generated code is, in bytes.
    int weight() {
        int weight = EMPTY;
        for (Instruction instruction : instructions) {
            weight +=
                    switch (instruction) {
                        case Read _, Write _ -> 60;
                        case Apply _ -> 24;
                        case Parameter _, Constant _ -> 20;
                    };
        }
        return weight;
    }

    /// Whether a read or write is of elements of a type.
    boolean uses(Element element) {
        return instructions.stream()
                .anyMatch(instruction ->
                        instruction instanceof Read read && read.element == element
                                || instruction instanceof Write write && write.element == element);
    }

    private static boolean givesMask(Instruction instruction) {
        return instruction instanceof Apply apply && apply.primitive.givesMask();
    }

    /// Appends instructions, converts between masks and values where needed.
    static final class Builder implements Arithmetic<Integer> {

        private final List<Instruction> instructions = new ArrayList<>();
        private final Map<Instruction, Integer> known = new HashMap<>();

        int append(Instruction instruction) {
            return known.computeIfAbsent(
                    instruction,
                    fresh -> {
                        instructions.add(fresh);
                        return instructions.size() - 1;
                    });
        }

        @Override
        public Integer constant(float value) {
            return append(new Constant(value));
        }

        @Override
        public Integer apply(Primitive primitive, int immediate, Integer a, Integer b, Integer c) {
            int first = operand(primitive, 0, a);
            int second = primitive.arity() > 1 ? operand(primitive, 1, b) : first;
            int third = primitive.arity() > 2 ? operand(primitive, 2, c) : first;
            return append(new Apply(primitive, immediate, first, second, third));
        }

        private int operand(Primitive primitive, int position, int index) {
            return primitive.takesMask(position) ? mask(index) : value(index);
        }

        int value(int index) {
            return givesMask(instructions.get(index))
                    ? append(new Apply(Primitive.VALUE, 0, index, index, index))
                    : index;
        }

        /// A value of the type's precision, so that a write only moves bits.
        int stored(int index, Element element) {
            int value = value(index);
            return element == Element.BFLOAT16
                    ? apply(Primitive.ROUND_BFLOAT16, 0, value, value, value)
                    : value;
        }

        private int mask(int index) {
            return givesMask(instructions.get(index))
                    ? index
                    : append(new Apply(Primitive.TRUTH, 0, index, index, index));
        }
    }
}
