package org.kaon.lab.expression;

import org.kaon.io.column.Nearest;
import org.kaon.io.column.Schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The type of every part of an expression over a schema. A flag may stand where a number is due
/// (as 0 or 1), never the other way round.
final class Typing {

    private final Schema schema;

    Typing(Schema schema) {
        this.schema = schema;
    }

    Type of(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Literal _ -> Type.NUMBER;
            case Syntax.Flag _ -> Type.FLAG;
            case Syntax.Name name -> column(name);
            case Syntax.Unary unary -> {
                Type operand = of(unary.operand());
                if (unary.operator().equals("!")) {
                    requireFlag(operand, unary.operand(), "!");
                    yield operand;
                }
                yield Type.of(false, operand.list());
            }
            case Syntax.Binary binary -> binary(binary);
            case Syntax.Call call -> call(call);
            case Syntax.Item item -> item(item);
        };
    }

    private Type column(Syntax.Name name) {
        Schema.Field field = schema.find(name.name()).orElseThrow(() -> unknownColumn(name));
        return ColumnValues.type(field.type())
                .orElseThrow(() ->
                        new ExpressionException(
                                name.position(),
                                "column \"%s\" holds %s, which an expression cannot use; it takes"
                                                .formatted(name.name(), field.type())
                                        + " numbers and lists of numbers."));
    }

    private ExpressionException unknownColumn(Syntax.Name name) {
        return new ExpressionException(
                name.position(),
                "no column \"" + name.name() + "\"." + Nearest.hint(name.name(), schema.names()));
    }

    private Type binary(Syntax.Binary binary) {
        Type left = of(binary.left());
        Type right = of(binary.right());
        boolean list = left.list() || right.list();
        return switch (binary.operator()) {
            case "&&", "||" -> {
                requireFlag(left, binary.left(), binary.operator());
                requireFlag(right, binary.right(), binary.operator());
                yield Type.of(true, list);
            }
            case "==", "!=", "<", "<=", ">", ">=" -> Type.of(true, list);
            default -> Type.of(false, list);
        };
    }

    private static void requireFlag(Type type, Syntax operand, String operator) {
        if (!type.flag()) {
            throw new ExpressionException(
                    operand.position(),
                    "\"%s\" needs true or false; found %s. Write x != 0, or a comparison."
                            .formatted(operator, type));
        }
    }

    private Type item(Syntax.Item item) {
        Type list = of(item.list());
        Type index = of(item.index());
        if (!list.list() || index.list()) {
            throw new ExpressionException(
                    item.position(),
                    "[ ] takes one item of a list; found " + list + " and " + index + ".");
        }
        return Type.of(list.flag(), false);
    }

    private Type call(Syntax.Call call) {
        if (JetCall.is(call)) {
            JetCall.of(call, schema);
            return Type.NUMBER;
        }
        if (!functions().contains(call.function())) {
            throw unknownFunction(call);
        }
        List<Type> types = call.arguments().stream().map(this::of).toList();
        String name = call.function();
        boolean list = types.stream().anyMatch(Type::list);
        if (name.equals("where")) {
            requireCount(call, 3);
            requireFlag(types.getFirst(), call.arguments().getFirst(), "where");
            return Type.of(types.get(1).flag() && types.get(2).flag(), list);
        }
        if (name.equals("isnan")) {
            requireCount(call, 1);
            return Type.of(true, list);
        }
        if (types.size() == 1 && Reduction.names().contains(name)) {
            return reduction(call, types.getFirst());
        }
        if (name.equals("counts")) {
            return counts(call);
        }
        Optional<ListFunction> lists = ListFunction.named(name);
        if (lists.isPresent()) {
            return lists.get().type(call, types);
        }
        Optional<Kinematic> kinematic = Kinematic.named(name);
        if (kinematic.isPresent()) {
            requireCount(call, kinematic.get().arguments());
            return Type.of(false, list);
        }
        Optional<ParticleList> particles = ParticleList.named(name);
        if (particles.isPresent()) {
            requireCount(call, particles.get().arguments());
            requireList(call, list);
            return Type.NUMBER;
        }
        if (!Function.names().contains(name)) {
            throw unknownFunction(call);
        }
        requireCount(call, Function.valueOf(name.toUpperCase(Locale.ROOT)).arguments());
        return Type.of(false, list);
    }

    private static Type reduction(Syntax.Call call, Type type) {
        Reduction reduction = Reduction.valueOf(call.function().toUpperCase(Locale.ROOT));
        if (!type.list()) {
            throw new ExpressionException(
                    call.position(),
                    "%s(x) needs a list in each row; found %s.".formatted(call.function(), type));
        }
        if (reduction.flags()) {
            requireFlag(type, call.arguments().getFirst(), call.function());
        }
        return Type.of(reduction.flags(), false);
    }

    // The lengths of the inner lists of a column, or the length of any other list.
    private Type counts(Syntax.Call call) {
        requireCount(call, 1);
        Syntax argument = call.arguments().getFirst();
        if (!of(argument).list()) {
            throw new ExpressionException(
                    call.position(), "counts(x) needs a list in each row; found a number.");
        }
        boolean nested =
                argument instanceof Syntax.Name name
                        && schema.find(name.name())
                                .filter(field -> ColumnValues.nested(field.type()))
                                .isPresent();
        return nested ? Type.NUMBERS : Type.NUMBER;
    }

    private static void requireList(Syntax.Call call, boolean list) {
        if (!list) {
            throw new ExpressionException(
                    call.position(),
                    "%s needs the particles of a row as lists; found numbers only."
                            .formatted(call.function()));
        }
    }

    static void requireCount(Syntax.Call call, int expected) {
        if (call.arguments().size() != expected) {
            throw new ExpressionException(
                    call.position(),
                    "%s takes %d argument%s; found %d."
                            .formatted(
                                    call.function(),
                                    expected,
                                    expected == 1 ? "" : "s",
                                    call.arguments().size()));
        }
    }

    private static List<String> functions() {
        List<String> names = new ArrayList<>(Function.names());
        names.addAll(Reduction.names());
        names.addAll(ListFunction.names());
        names.addAll(Kinematic.names());
        names.addAll(ParticleList.names());
        names.addAll(Arrays.asList("where", "isnan", "counts"));
        names.addAll(JetCall.names());
        return names;
    }

    private static ExpressionException unknownFunction(Syntax.Call call) {
        if (JetCall.isCoordinates(call.function())) {
            return new ExpressionException(
                    call.position(),
                    "%1$s(…) stands for the particles of a function of jets: jet_mass(%1$s(…))."
                            .formatted(call.function()));
        }
        String reason =
                Reduction.names().contains(call.function())
                        ? call.function()
                                + " takes 1 argument, a list; found "
                                + call.arguments().size()
                                + "."
                        : "no function \"%s\".%s"
                                .formatted(
                                        call.function(),
                                        Nearest.hint(call.function(), functions()));
        return new ExpressionException(call.position(), reason);
    }
}
