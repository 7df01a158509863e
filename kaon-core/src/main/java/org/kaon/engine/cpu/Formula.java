package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.BinaryFunction;
import org.kaon.engine.cpu.kernel.Chain;
import org.kaon.engine.cpu.kernel.UnaryFunction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A chain as formulas, one for each output: `%7 = relu(%5 + dense/bias)·2`.
///
/// What is used more than once and not stored gets a line and a name of its own, `t1`, `t2`.
final class Formula {

    // How tightly an expression holds together; an operand that holds less gets parentheses.
    private static final int LOGIC = 1;
    private static final int COMPARISON = 2;
    private static final int SUM = 3;
    private static final int PRODUCT = 4;
    private static final int PREFIX = 5;
    private static final int ATOM = 6;

    private record Term(String text, int level) {}

    private record Infix(String sign, int level) {}

    private final Chain chain;
    private final List<Float> parameters;
    private final String reduction;
    private final List<String> inputs;
    private final List<String> outputs;
    private final List<Term> terms = new ArrayList<>();
    private final Map<Integer, String> stored = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private int temporaries;

    private Formula(
            Chain chain,
            List<Float> parameters,
            String reduction,
            List<String> inputs,
            List<String> outputs) {
        this.chain = chain;
        this.parameters = parameters;
        this.reduction = reduction;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /// `reduction`: what the value that the chain keeps is reduced by; not used where it keeps
    /// none.
    static List<String> lines(
            Fused op, String reduction, List<String> inputs, List<String> outputs) {
        Formula formula = new Formula(op.chain(), op.parameters(), reduction, inputs, outputs);
        formula.write();
        return formula.lines;
    }

    private void write() {
        int[] uses = new int[chain.steps().size()];
        for (Chain.Step step : chain.steps()) {
            for (int operand : operands(step)) {
                uses[operand]++;
            }
            switch (step) {
                case Chain.Store store ->
                        stored.putIfAbsent(store.a(), outputs.get(store.output()));
                case Chain.StoreFlushed store ->
                        stored.putIfAbsent(store.a(), outputs.get(store.output()));
                default -> {}
            }
        }
        for (int k = 0; k < uses.length; k++) {
            Term term = term(chain.steps().get(k));
            String output = stored.getOrDefault(k, "");
            boolean own = output.isEmpty() && uses[k] > 1 && term.level != ATOM;
            if (own || !output.isEmpty() && uses[k] > 0) {
                String name = own ? "t" + ++temporaries : output;
                lines.add(name + " = " + term.text);
                term = new Term(name, ATOM);
            }
            terms.add(term);
        }
        for (Chain.Step step : chain.steps()) {
            switch (step) {
                case Chain.Store store -> output(store.output(), store.a());
                case Chain.StoreFlushed store -> output(store.output(), store.a());
                case Chain.Keep keep ->
                        lines.add(outputs.get(keep.output()) + " = " + reduced(keep.a()));
                default -> {}
            }
        }
    }

    private void output(int output, int step) {
        String name = outputs.get(output);
        String text = terms.get(step).text;
        if (!text.equals(name)) {
            lines.add(name + " = " + text);
        }
    }

    private String reduced(int step) {
        return reduction + "(" + terms.get(step).text + ")";
    }

    // Stores name a value; they do not use it.
    private static int[] operands(Chain.Step step) {
        return switch (step) {
            case Chain.Load _, Chain.Parameter _ -> new int[0];
            case Chain.Store _, Chain.StoreFlushed _, Chain.Keep _ -> new int[0];
            case Chain.Unary unary -> new int[] {unary.a()};
            case Chain.Binary binary -> new int[] {binary.a(), binary.b()};
            case Chain.Select select -> new int[] {select.condition(), select.a(), select.b()};
        };
    }

    private Term term(Chain.Step step) {
        return switch (step) {
            case Chain.Load load -> new Term(inputs.get(load.input()), ATOM);
            case Chain.Parameter parameter ->
                    new Term(number(parameters.get(parameter.slot())), ATOM);
            case Chain.Unary unary -> unary(unary.function(), unary.a());
            case Chain.Binary binary -> binary(binary.function(), binary.a(), binary.b());
            case Chain.Select select -> call("where", select.condition(), select.a(), select.b());
            case Chain.Store _, Chain.StoreFlushed _, Chain.Keep _ -> new Term("", ATOM);
        };
    }

    private Term unary(UnaryFunction function, int a) {
        return function == UnaryFunction.NEGATE
                ? new Term("-" + within(a, PREFIX), PREFIX)
                : call(function.name().toLowerCase(Locale.ROOT), a);
    }

    private Term binary(BinaryFunction function, int a, int b) {
        Infix infix =
                switch (function) {
                    case ADD -> new Infix(" + ", SUM);
                    case SUBTRACT -> new Infix(" - ", SUM);
                    case MULTIPLY -> new Infix("·", PRODUCT);
                    case DIVIDE -> new Infix(" / ", PRODUCT);
                    case LESS -> new Infix(" < ", COMPARISON);
                    case LESS_EQUAL -> new Infix(" <= ", COMPARISON);
                    case GREATER -> new Infix(" > ", COMPARISON);
                    case GREATER_EQUAL -> new Infix(" >= ", COMPARISON);
                    case EQUAL -> new Infix(" == ", COMPARISON);
                    case NOT_EQUAL -> new Infix(" != ", COMPARISON);
                    case AND -> new Infix(" and ", LOGIC);
                    case OR -> new Infix(" or ", LOGIC);
                    default -> new Infix("", ATOM);
                };
        if (infix.level == ATOM) {
            return call(function.name().toLowerCase(Locale.ROOT), a, b);
        }
        // The right operand needs more: a - (b - c).
        return new Term(
                within(a, infix.level) + infix.sign + within(b, infix.level + 1), infix.level);
    }

    private Term call(String name, int... operands) {
        List<String> texts = new ArrayList<>();
        for (int operand : operands) {
            texts.add(terms.get(operand).text);
        }
        return new Term(name + "(" + String.join(", ", texts) + ")", ATOM - 1);
    }

    private String within(int operand, int level) {
        Term term = terms.get(operand);
        return term.level >= level ? term.text : "(" + term.text + ")";
    }

    /// `2` and `0.5`, not `2.0`.
    static String number(double value) {
        float single = (float) value;
        return single == Math.rint(single) && Math.abs(single) < 1e7f
                ? String.valueOf((long) single)
                : String.valueOf(single);
    }
}
