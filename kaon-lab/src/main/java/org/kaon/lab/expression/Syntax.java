package org.kaon.lab.expression;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// An expression as a tree, not yet typed.
sealed interface Syntax {

    /// The first character, from 0.
    int position();

    /// What it is made of.
    default List<Syntax> parts() {
        return switch (this) {
            case Literal _, Flag _, Name _ -> List.of();
            case Unary unary -> List.of(unary.operand);
            case Binary binary -> List.of(binary.left, binary.right);
            case Call call -> call.arguments;
            case Item item -> List.of(item.list, item.index);
        };
    }

    /// The same with other parts for its names.
    default Syntax replaced(Function<Name, Syntax> names) {
        return switch (this) {
            case Literal _, Flag _ -> this;
            case Name name -> names.apply(name);
            case Unary(String operator, Syntax operand, int at) ->
                    new Unary(operator, operand.replaced(names), at);
            case Binary(String operator, Syntax left, Syntax right, int at) ->
                    new Binary(operator, left.replaced(names), right.replaced(names), at);
            case Call(String function, List<Syntax> arguments, int at) ->
                    new Call(
                            function,
                            arguments.stream().map(it -> it.replaced(names)).toList(),
                            at);
            case Item(Syntax list, Syntax index, int at) ->
                    new Item(list.replaced(names), index.replaced(names), at);
        };
    }

    /// As a text that is read back to the same.
    default String written() {
        return switch (this) {
            case Literal(double value, int _) ->
                    value == Math.rint(value) && value < 1e15
                            ? Long.toString((long) value)
                            : Double.toString(value);
            case Flag flag -> Boolean.toString(flag.value);
            case Name name -> "`" + name.name + "`";
            case Unary unary -> "(" + unary.operator + unary.operand.written() + ")";
            case Binary binary ->
                    "("
                            + binary.left.written()
                            + " "
                            + binary.operator
                            + " "
                            + binary.right.written()
                            + ")";
            case Call call ->
                    call.arguments.stream()
                            .map(Syntax::written)
                            .collect(Collectors.joining(", ", call.function + "(", ")"));
            case Item item -> item.list.written() + "[" + item.index.written() + "]";
        };
    }

    /// A constant number.
    record Literal(double value, int position) implements Syntax {}

    /// The constants `true` and `false`.
    record Flag(boolean value, int position) implements Syntax {}

    /// A column.
    record Name(String name, int position) implements Syntax {}

    /// `-x` or `!x`.
    record Unary(String operator, Syntax operand, int position) implements Syntax {}

    /// `x + y` and its like; the position is the operator's.
    record Binary(String operator, Syntax left, Syntax right, int position) implements Syntax {}

    /// `f(x, …)`.
    record Call(String function, List<Syntax> arguments, int position) implements Syntax {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /// `x[i]`: item `i` of each row's list; the position is the bracket's.
    record Item(Syntax list, Syntax index, int position) implements Syntax {}
}
