package org.kaon.layer;

import static org.kaon.graph.Constant.constant;

import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.tensor.ShapeException;

import java.util.List;
import java.util.function.IntPredicate;

/// What an {@link Expression} says, as a tree.
sealed interface Formula {

    /// The tensors that it computes, of those of the inputs.
    Value of(List<Value> inputs);

    /// Whether it is true or false and not a number.
    default boolean isFlag() {
        return false;
    }

    /// Whether an input that a test holds for is named.
    boolean names(IntPredicate input);

    record Literal(double number) implements Formula {

        @Override
        public Value of(List<Value> inputs) {
            return constant((float) number);
        }

        @Override
        public boolean names(IntPredicate input) {
            return false;
        }
    }

    record Input(int index) implements Formula {

        @Override
        public Value of(List<Value> inputs) {
            return inputs.get(index);
        }

        @Override
        public boolean names(IntPredicate input) {
            return input.test(index);
        }
    }

    /// A function or an operator at a place of the text.
    record Call(FormulaFunction function, List<Formula> arguments, int position)
            implements Formula {

        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Value of(List<Value> inputs) {
            List<Value> values = arguments.stream().map(formula -> formula.of(inputs)).toList();
            try {
                return function.apply(values, arguments);
            } catch (ShapeException | ConfigException failure) {
                throw new ShapeException(
                        "\""
                                + function.name()
                                + "\" at column "
                                + (position + 1)
                                + ": "
                                + failure.getMessage());
            }
        }

        @Override
        public boolean isFlag() {
            return function.givesFlag();
        }

        @Override
        public boolean names(IntPredicate input) {
            return arguments.stream().anyMatch(formula -> formula.names(input));
        }
    }
}
