package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.BinaryFunction;
import org.kaon.engine.cpu.kernel.Chain;
import org.kaon.engine.cpu.kernel.UnaryFunction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A chain under way: each method adds a step and returns the index of its value.
final class ChainWriter {

    private final List<Chain.Step> steps = new ArrayList<>();
    private final List<Float> parameters = new ArrayList<>();
    private final Map<Float, Integer> known = new HashMap<>();

    int add(Chain.Step step) {
        steps.add(step);
        return steps.size() - 1;
    }

    int unary(UnaryFunction function, int a) {
        return add(new Chain.Unary(function, a));
    }

    int binary(BinaryFunction function, int a, int b) {
        return add(new Chain.Binary(function, a, b));
    }

    /// A constant; equal constants are one parameter.
    int parameter(float value) {
        Integer there = known.get(value);
        if (there != null) {
            return there;
        }
        int index = add(new Chain.Parameter(parameters.size()));
        parameters.add(value);
        known.put(value, index);
        return index;
    }

    Chain chain() {
        return new Chain(steps);
    }

    List<Float> parameters() {
        return parameters;
    }
}
