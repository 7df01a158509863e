package org.kaon.engine.cpu.kernel;

import java.util.List;

/// An element-wise program: steps that load, compute and store float32 values of one element.
///
/// An operand is the index of an earlier step. All loads of an element come before its stores, so
/// an output may be the memory of a FULL input of the same element size. Equal chains share one
/// kernel; what changes from call to call (constants, pointers, extents) is an argument.
public record Chain(List<Step> steps) {

    /// One step; its value is that of its formula. Stores have no value.
    public sealed interface Step {}

    /// The element of an input.
    public record Load(int input, Access access, Element element) implements Step {

        public Load(int input, Access access) {
            this(input, access, Element.FLOAT32);
        }
    }

    /// A constant that is given at each call.
    public record Parameter(int slot) implements Step {}

    public record Unary(UnaryFunction function, int a) implements Step {}

    public record Binary(BinaryFunction function, int a, int b) implements Step {}

    /// `a` where the condition is not 0, otherwise `b`.
    public record Select(int condition, int a, int b) implements Step {}

    /// Writes `a` to the element of an output.
    public record Store(int output, int a, Element element) implements Step {

        public Store(int output, int a) {
            this(output, a, Element.FLOAT32);
        }
    }

    /// Writes `a`, or 0 where |a| < 10⁻³⁰: decaying state must not become denormal.
    public record StoreFlushed(int output, int a) implements Step {}

    /// Writes `a` to an element counted from the beginning of a run's range: scratch memory.
    public record Keep(int output, int a) implements Step {}

    /// Errors: an operand that is not an earlier step with a value; a chain that stores nothing.
    public Chain {
        steps = List.copyOf(steps);
        boolean stores = false;
        for (int k = 0; k < steps.size(); k++) {
            for (int operand : operands(steps.get(k))) {
                if (operand < 0 || operand >= k || isStore(steps.get(operand))) {
                    throw new IllegalArgumentException(
                            "Step %d of a chain, %s: operand %d is not an earlier step with a value."
                                    .formatted(k, steps.get(k), operand));
                }
            }
            stores |= isStore(steps.get(k));
        }
        if (!stores) {
            throw new IllegalArgumentException(
                    "A chain of %d steps stores nothing: %s".formatted(steps.size(), steps));
        }
    }

    /// Whether the length of rows matters: an input repeats along rows or columns.
    public boolean byRows() {
        for (Step step : steps) {
            if (step instanceof Load load
                    && (load.access == Access.ROW || load.access == Access.COLUMN)) {
                return true;
            }
        }
        return false;
    }

    static boolean isStore(Step step) {
        return step instanceof Store || step instanceof StoreFlushed || step instanceof Keep;
    }

    static int[] operands(Step step) {
        return switch (step) {
            case Load _, Parameter _ -> new int[0];
            case Unary unary -> new int[] {unary.a};
            case Binary binary -> new int[] {binary.a, binary.b};
            case Select select -> new int[] {select.condition, select.a, select.b};
            case Store store -> new int[] {store.a};
            case StoreFlushed store -> new int[] {store.a};
            case Keep keep -> new int[] {keep.a};
        };
    }
}
