package org.kaon.lab.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The functions that make lists of lists, row by row. An item that is not there is NaN, or false.
@SuppressWarnings("ImmutableEnumChecker") // the list cannot be changed
enum ListFunction {
    /// x, from, to: the items `from` ≤ i < `to`; below 0 they count from the end.
    SLICE(Result.SAME, Kind.LIST, Kind.NUMBER, Kind.NUMBER),
    /// x, i: the items with the numbers in the list `i`, in its order.
    TAKE(Result.SAME, Kind.LIST, Kind.NUMBERS),
    /// x, c: the items for which `c`, an equally long list, is true.
    MASK(Result.SAME, Kind.LIST, Kind.FLAGS),
    /// x, n, v: `n` items: the first ones, and `v` where there are fewer.
    PAD(Result.SAME, Kind.LIST, Kind.NUMBER, Kind.NUMBER),
    /// x, n: `n` flags: whether `pad(x, n, …)` holds an item of `x` there.
    PRESENT(Result.FLAGS, Kind.LIST, Kind.NUMBER),
    /// x: the numbers of the items from the smallest to the largest; equal ones in their order, NaN
    /// last.
    ARGSORT(Result.NUMBERS, Kind.LIST),
    /// x: the number of the largest item, the first of equal ones; NaN where there is none.
    ARGMAX(Result.NUMBER, Kind.LIST),
    /// x: the number of the smallest item, the first of equal ones; NaN where there is none.
    ARGMIN(Result.NUMBER, Kind.LIST),
    /// x: its items as one list, as which a column of lists of lists is read anyway.
    FLATTEN(Result.SAME, Kind.LIST),
    /// v, x: the number `v` for each item of `x`.
    BROADCAST(Result.NUMBERS, Kind.NUMBER, Kind.LIST),
    /// x, k, m: member `m`, from 0, of each choice of `k` different items, in lexicographic order.
    COMBINATIONS(Result.SAME, Kind.LIST, Kind.CONSTANT, Kind.CONSTANT),
    /// x, y, m: member `m` (0 is of x, 1 of y) of each pair of an item of `x` and one of `y`.
    CARTESIAN(Result.SAME, Kind.LIST, Kind.LIST, Kind.CONSTANT),
    /// η, φ, η′, φ′, R: for each item the number of the nearest other one in ΔR, NaN where none is
    /// within R.
    NEAREST(Result.NUMBERS, Kind.NUMBERS, Kind.NUMBERS, Kind.NUMBERS, Kind.NUMBERS, Kind.NUMBER),
    /// The same: its distance.
    NEAREST_DELTA_R(
            Result.NUMBERS, Kind.NUMBERS, Kind.NUMBERS, Kind.NUMBERS, Kind.NUMBERS, Kind.NUMBER);

    /// What an argument must be.
    private enum Kind {
        LIST("a list"),
        NUMBERS("a list of numbers"),
        FLAGS("a list of true or false"),
        NUMBER("a number"),
        CONSTANT("a whole number as it stands");

        final String words;

        Kind(String words) {
            this.words = words;
        }

        boolean takes(Type type, Syntax syntax) {
            return switch (this) {
                case LIST, NUMBERS -> type.list();
                case FLAGS -> type == Type.FLAGS;
                case NUMBER -> !type.list();
                case CONSTANT ->
                        syntax instanceof Syntax.Literal(double value, int _)
                                && value == Math.rint(value);
            };
        }
    }

    /// What it gives.
    private enum Result {
        SAME,
        NUMBERS,
        FLAGS,
        NUMBER
    }

    private final Result result;
    private final List<Kind> arguments;

    ListFunction(Result result, Kind... arguments) {
        this.result = result;
        this.arguments = List.of(arguments);
    }

    static List<String> names() {
        return Arrays.stream(values()).map(ListFunction::word).toList();
    }

    static Optional<ListFunction> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The type of a call.
    ///
    /// *Errors*: a wrong number or kind of arguments is an [ExpressionException].
    Type type(Syntax.Call call, List<Type> types) {
        Typing.requireCount(call, arguments.size());
        for (int i = 0; i < types.size(); i++) {
            Syntax argument = call.arguments().get(i);
            if (!arguments.get(i).takes(types.get(i), argument)) {
                throw new ExpressionException(
                        argument.position(),
                        "argument %d of %s must be %s; found %s."
                                .formatted(i + 1, word(), arguments.get(i).words, types.get(i)));
            }
        }
        if (this == COMBINATIONS || this == CARTESIAN) {
            int member = Choices.member(call);
            return types.get(this == CARTESIAN ? member : 0);
        }
        return switch (result) {
            case SAME -> types.getFirst();
            case NUMBERS -> Type.NUMBERS;
            case FLAGS -> Type.FLAGS;
            case NUMBER -> Type.NUMBER;
        };
    }

    /// The values of a call.
    ///
    /// *Errors*: lists that must be equally long and are not, and more items than memory should
    /// take, are an [ExpressionException].
    Values of(List<Values> values, int position) {
        Values x = values.getFirst();
        return switch (this) {
            case SLICE -> Selection.slice(x, values.get(1), values.get(2));
            case TAKE -> Selection.take(x, values.get(1));
            case MASK -> Selection.mask(x, values.get(1), position);
            case PAD -> Selection.pad(x, values.get(1), values.get(2), position);
            case PRESENT -> Selection.present(x, values.get(1), position);
            case ARGSORT -> Sorting.argsort(x);
            case ARGMAX -> Sorting.argmax(x, 1);
            case ARGMIN -> Sorting.argmax(x, -1);
            case FLATTEN -> x;
            case BROADCAST -> Evaluation.repeated(x, values.get(1).offsets());
            case COMBINATIONS ->
                    Choices.combinations(x, whole(values.get(1)), whole(values.get(2)), position);
            case CARTESIAN -> Choices.cartesian(x, values.get(1), whole(values.get(2)), position);
            case NEAREST -> NearestMatch.of(values, position).numbers();
            case NEAREST_DELTA_R -> NearestMatch.of(values, position).distances();
        };
    }

    private static int whole(Values constant) {
        return constant.rows() == 0 ? 0 : (int) constant.numbers()[0];
    }
}
