package org.kaon.lab.expression;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// Carries an expression out over the rows of a chunk, a whole column at a time.
///
/// Where one value a row meets a list, it is repeated for each item; two lists must have the same
/// number of items in every row.
final class Evaluation {

    private final Schema schema;
    private final Chunk chunk;
    private final int rows;
    private final Map<Syntax.Call, Values> jets;

    private Evaluation(Chunk chunk, Map<Syntax.Call, Values> jets) {
        this.schema = chunk.schema();
        this.chunk = chunk;
        this.rows = Math.toIntExact(chunk.rows());
        this.jets = jets;
    }

    static Values of(Syntax syntax, Chunk chunk) {
        return new Evaluation(chunk, JetCalls.values(syntax, chunk)).of(syntax);
    }

    private Values of(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Literal literal -> constant(false, literal.value());
            case Syntax.Flag flag -> constant(true, flag.value() ? 1 : 0);
            case Syntax.Name name ->
                    ColumnValues.of(new Typing(schema).of(name), chunk.column(name.name()));
            case Syntax.Unary unary ->
                    unary.operator().equals("!")
                            ? map(of(unary.operand()), true, x -> 1 - x)
                            : map(of(unary.operand()), false, x -> -x);
            case Syntax.Binary binary -> binary(binary);
            case Syntax.Call call when JetCall.is(call) -> Objects.requireNonNull(jets.get(call));
            case Syntax.Call call -> call(call);
            case Syntax.Item item -> item(of(item.list()), of(item.index()));
        };
    }

    private Values constant(boolean flag, double value) {
        double[] numbers = new double[rows];
        Arrays.fill(numbers, value);
        return Values.flat(flag, numbers);
    }

    private static Values map(Values x, boolean flag, DoubleUnaryOperator operator) {
        double[] result = new double[x.numbers().length];
        for (int i = 0; i < result.length; i++) {
            result[i] = operator.applyAsDouble(x.numbers()[i]);
        }
        return new Values(Type.of(flag, x.type().list()), result, x.offsets());
    }

    private Values binary(Syntax.Binary binary) {
        Values left = of(binary.left());
        Values right = of(binary.right());
        DoubleBinaryOperator operator = operator(binary.operator());
        boolean flag = !List.of("+", "-", "*", "/", "%", "^").contains(binary.operator());
        return combine(left, right, flag, operator, binary.position());
    }

    static DoubleBinaryOperator operator(String symbol) {
        return switch (symbol) {
            case "+" -> Double::sum;
            case "-" -> (x, y) -> x - y;
            case "*" -> (x, y) -> x * y;
            case "/" -> (x, y) -> x / y;
            case "%" -> (x, y) -> x % y;
            case "^" -> Function::power;
            case "==" -> (x, y) -> x == y ? 1 : 0;
            case "!=" -> (x, y) -> x != y ? 1 : 0;
            case "<" -> (x, y) -> x < y ? 1 : 0;
            case "<=" -> (x, y) -> x <= y ? 1 : 0;
            case ">" -> (x, y) -> x > y ? 1 : 0;
            case ">=" -> (x, y) -> x >= y ? 1 : 0;
            case "&&" -> (x, y) -> x == 0 || y == 0 ? 0 : x * y;
            case "||" -> (x, y) -> x == 1 || y == 1 ? 1 : x + y;
            default -> throw new IllegalArgumentException(symbol);
        };
    }

    private static Values combine(
            Values left, Values right, boolean flag, DoubleBinaryOperator operator, int position) {
        Values x = right.type().list() ? repeated(left, right.offsets()) : left;
        Values y = left.type().list() ? repeated(right, left.offsets()) : right;
        if (x.type().list()) {
            requireSameLengths(x, y, position);
        }
        double[] result = new double[x.numbers().length];
        for (int i = 0; i < result.length; i++) {
            result[i] = operator.applyAsDouble(x.numbers()[i], y.numbers()[i]);
        }
        return new Values(Type.of(flag, x.type().list()), result, x.offsets());
    }

    static Values repeated(Values values, int[] offsets) {
        if (values.type().list()) {
            return values;
        }
        double[] items = new double[offsets[offsets.length - 1]];
        for (int row = 0; row + 1 < offsets.length; row++) {
            Arrays.fill(items, offsets[row], offsets[row + 1], values.numbers()[row]);
        }
        return new Values(Type.of(values.type().flag(), true), items, offsets);
    }

    // Beside a list all become lists of its lengths; without one all stay numbers.
    private static List<Values> aligned(List<Values> arguments, int position) {
        Optional<Values> list = arguments.stream().filter(one -> one.type().list()).findFirst();
        if (list.isEmpty()) {
            return arguments;
        }
        int[] offsets = list.get().offsets();
        List<Values> lists = arguments.stream().map(one -> repeated(one, offsets)).toList();
        lists.forEach(one -> requireSameLengths(list.get(), one, position));
        return lists;
    }

    static void requireSameLengths(Values x, Values y, int position) {
        int row = Arrays.mismatch(x.offsets(), y.offsets()) - 1;
        if (row >= 0) {
            throw new ExpressionException(
                    position,
                    "lists of %d and of %d items meet in one row; they must be equally long."
                            .formatted(
                                    x.offsets()[row + 1] - x.offsets()[row],
                                    y.offsets()[row + 1] - y.offsets()[row]));
        }
    }

    private Values call(Syntax.Call call) {
        if (call.function().equals("counts")) {
            return counts(call);
        }
        List<Values> arguments = call.arguments().stream().map(this::of).toList();
        Values first = arguments.getFirst();
        String name = call.function().toUpperCase(Locale.ROOT);
        if (name.equals("WHERE")) {
            return where(first, arguments.get(1), arguments.get(2), call.position());
        }
        if (name.equals("ISNAN")) {
            return map(first, true, x -> Double.isNaN(x) ? 1 : 0);
        }
        if (arguments.size() == 1 && first.type().list() && isReduction(call.function())) {
            return reduce(first, Reduction.valueOf(name));
        }
        Optional<ListFunction> lists = ListFunction.named(call.function());
        if (lists.isPresent()) {
            return lists.get().of(arguments, call.position());
        }
        Optional<Kinematic> kinematic = Kinematic.named(call.function());
        if (kinematic.isPresent()) {
            return kinematic.get().of(aligned(arguments, call.position()));
        }
        Optional<ParticleList> particles = ParticleList.named(call.function());
        if (particles.isPresent()) {
            return particles.get().of(aligned(arguments, call.position()));
        }
        Function function = Function.valueOf(name);
        return function.arguments() == 1
                ? map(first, false, function.unary())
                : combine(first, arguments.get(1), false, function.binary(), call.position());
    }

    private Values counts(Syntax.Call call) {
        return new Typing(schema).of(call).list()
                        && call.arguments().getFirst() instanceof Syntax.Name name
                ? ColumnValues.counts(chunk.column(name.name()))
                : reduce(of(call.arguments().getFirst()), Reduction.COUNT);
    }

    private static boolean isReduction(String name) {
        return Reduction.names().contains(name);
    }

    private Values reduce(Values lists, Reduction reduction) {
        double[] result = new double[rows];
        for (int row = 0; row < rows; row++) {
            result[row] =
                    reduction.apply(
                            lists.numbers(), lists.offsets()[row], lists.offsets()[row + 1]);
        }
        return Values.flat(reduction.flags(), result);
    }

    private static Values where(Values condition, Values yes, Values no, int position) {
        boolean flag = yes.type().flag() && no.type().flag();
        Values shape = condition.type().list() ? condition : yes.type().list() ? yes : no;
        boolean list = shape.type().list();
        Values c = list ? repeated(condition, shape.offsets()) : condition;
        Values x = list ? repeated(yes, shape.offsets()) : yes;
        Values y = list ? repeated(no, shape.offsets()) : no;
        requireSameLengths(c, x, position);
        requireSameLengths(c, y, position);
        double[] result = new double[c.numbers().length];
        for (int i = 0; i < result.length; i++) {
            double flagged = c.numbers()[i];
            result[i] =
                    Double.isNaN(flagged)
                            ? flagged
                            : flagged != 0 ? x.numbers()[i] : y.numbers()[i];
        }
        return new Values(Type.of(flag, list), result, shape.offsets());
    }

    // A list that has no such item gives a missing value: NaN, or false.
    private Values item(Values lists, Values index) {
        double missing = lists.type().flag() ? 0 : Double.NaN;
        double[] result = new double[rows];
        for (int row = 0; row < rows; row++) {
            double i = index.numbers()[row];
            int from = lists.offsets()[row];
            int count = lists.offsets()[row + 1] - from;
            result[row] =
                    i >= 0 && i < count && i == Math.rint(i)
                            ? lists.numbers()[from + (int) i]
                            : missing;
        }
        return Values.flat(lists.type().flag(), result);
    }
}
