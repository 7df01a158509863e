package org.kaon.onnx.export;

import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.onnx.Attribute;
import org.kaon.onnx.ElementTypes;
import org.kaon.onnx.Transposition;
import org.kaon.op.Abs;
import org.kaon.op.Add;
import org.kaon.op.And;
import org.kaon.op.Cast;
import org.kaon.op.Cos;
import org.kaon.op.CustomGradient;
import org.kaon.op.Divide;
import org.kaon.op.Elu;
import org.kaon.op.Equal;
import org.kaon.op.Erf;
import org.kaon.op.Erfc;
import org.kaon.op.Exp;
import org.kaon.op.Expm1;
import org.kaon.op.Floor;
import org.kaon.op.Greater;
import org.kaon.op.GreaterEqual;
import org.kaon.op.Less;
import org.kaon.op.LessEqual;
import org.kaon.op.Log;
import org.kaon.op.Log1p;
import org.kaon.op.Maximum;
import org.kaon.op.Minimum;
import org.kaon.op.Multiply;
import org.kaon.op.Negate;
import org.kaon.op.Not;
import org.kaon.op.NotEqual;
import org.kaon.op.Or;
import org.kaon.op.Pow;
import org.kaon.op.Relu;
import org.kaon.op.Round;
import org.kaon.op.Select;
import org.kaon.op.Sigmoid;
import org.kaon.op.Sign;
import org.kaon.op.Sin;
import org.kaon.op.Sqrt;
import org.kaon.op.StopGradient;
import org.kaon.op.Subtract;
import org.kaon.op.Tanh;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// Ops that work element by element: they are written in whatever order of axes their largest
/// operand is there.
final class ElementwiseExports {

    private ElementwiseExports() {}

    static void add(Exports.Table table) {
        names().forEach((op, name) -> simple(table, op, name));
        table.put(
                Add.class,
                (op, call, out) -> {
                    if (!Biases.joined(call, out)) {
                        simple("Add", Map.of(), call, out);
                    }
                });
        table.put(
                Elu.class,
                (op, call, out) ->
                        simple("Elu", Map.of("alpha", Attribute.of(op.alpha())), call, out));
        table.put(
                Cast.class,
                (op, call, out) ->
                        simple(
                                "Cast",
                                Map.of("to", Attribute.of(ElementTypes.number(op.to()))),
                                call,
                                out));
        table.put(
                Erfc.class, composed((out, x) -> out.node("Sub", out.real(1), out.node("Erf", x))));
        table.put(
                Expm1.class,
                composed((out, x) -> out.node("Sub", out.node("Exp", x), out.real(1))));
        table.put(
                Log1p.class,
                composed((out, x) -> out.node("Log", out.node("Add", x, out.real(1)))));
        table.put(
                NotEqual.class,
                (op, call, out) -> {
                    Order order = order(call, out);
                    List<String> inputs = inputs(call, order, out);
                    out.define(
                            call.output(0),
                            order,
                            out.node("Not", out.node("Equal", inputs, Map.of())));
                });
        table.put(StopGradient.class, (op, call, out) -> same(call, out));
        table.put(CustomGradient.class, (op, call, out) -> same(call, out));
    }

    private static Map<Class<? extends Op>, String> names() {
        return Map.ofEntries(
                Map.entry(Abs.class, "Abs"),
                Map.entry(And.class, "And"),
                Map.entry(Cos.class, "Cos"),
                Map.entry(Divide.class, "Div"),
                Map.entry(Equal.class, "Equal"),
                Map.entry(Erf.class, "Erf"),
                Map.entry(Exp.class, "Exp"),
                Map.entry(Floor.class, "Floor"),
                Map.entry(Greater.class, "Greater"),
                Map.entry(GreaterEqual.class, "GreaterOrEqual"),
                Map.entry(Less.class, "Less"),
                Map.entry(LessEqual.class, "LessOrEqual"),
                Map.entry(Log.class, "Log"),
                Map.entry(Maximum.class, "Max"),
                Map.entry(Minimum.class, "Min"),
                Map.entry(Multiply.class, "Mul"),
                Map.entry(Negate.class, "Neg"),
                Map.entry(Not.class, "Not"),
                Map.entry(Or.class, "Or"),
                Map.entry(Pow.class, "Pow"),
                Map.entry(Relu.class, "Relu"),
                Map.entry(Round.class, "Round"),
                Map.entry(Select.class, "Where"),
                Map.entry(Sigmoid.class, "Sigmoid"),
                Map.entry(Sign.class, "Sign"),
                Map.entry(Sin.class, "Sin"),
                Map.entry(Sqrt.class, "Sqrt"),
                Map.entry(Subtract.class, "Sub"),
                Map.entry(Tanh.class, "Tanh"));
    }

    private static <O extends Op> void simple(Exports.Table table, Class<O> op, String name) {
        table.put(op, (_, call, out) -> simple(name, Map.of(), call, out));
    }

    private static void simple(
            String name, Map<String, Attribute> attributes, Node call, Emitter out) {
        Order order = order(call, out);
        String result = out.node(name, inputs(call, order, out), attributes);
        out.define(call.output(0), order, result);
    }

    private static <O extends Op> Export<O> composed(BiFunction<Emitter, String, String> made) {
        return (_, call, out) -> {
            Order order = out.order(call.input(0));
            out.define(call.output(0), order, made.apply(out, out.in(order, call.input(0))));
        };
    }

    private static void same(Node call, Emitter out) {
        out.known(call.input(0)).ifPresent(known -> out.plain(call.input(0)));
        out.forms(call.input(0)).forEach((order, name) -> out.define(call.output(0), order, name));
    }

    private static Order order(Node call, Emitter out) {
        int rank = call.types().getFirst().shape().rank();
        return call.inputs().stream()
                .filter(x -> x.shape().rank() == rank && out.known(x).isEmpty())
                .map(out::order)
                .filter(order -> !order.isPlain())
                .findFirst()
                .orElse(Order.plain(rank));
    }

    private static List<String> inputs(Node call, Order order, Emitter out) {
        return call.inputs().stream().map(x -> aligned(x, order, out)).toList();
    }

    /// An operand in an order of more axes than it may have.
    static String aligned(Value x, Order order, Emitter out) {
        int rank = x.shape().rank();
        if (rank == order.rank()) {
            return out.in(order, x);
        }
        if (rank == 0 || order.isPlain()) {
            return out.plain(x);
        }
        int missing = order.rank() - rank;
        return out.known(x)
                .map(tensor -> {
                    long[] extents = new long[order.rank()];
                    java.util.Arrays.fill(extents, 0, missing, 1);
                    System.arraycopy(tensor.shape().extents(), 0, extents, missing, rank);
                    Tensor longer = tensor.reshape(Shape.of(extents));
                    return out.given(x, Transposition.of(longer, order.axes()));
                })
                .orElseGet(() -> {
                    List<Long> axes = new ArrayList<>();
                    for (long i = 0; i < missing; i++) {
                        axes.add(i);
                    }
                    String longer = out.node("Unsqueeze", out.plain(x), out.wholes(axes));
                    return out.node(
                            "Transpose",
                            List.of(longer),
                            Map.of("perm", Attribute.wholes(order.axes())));
                });
    }
}
