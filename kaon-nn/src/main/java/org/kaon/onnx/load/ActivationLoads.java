package org.kaon.onnx.load;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Minimum.minimum;
import static org.kaon.op.Multiply.multiply;

import org.kaon.graph.Value;
import org.kaon.op.Celu;
import org.kaon.op.Elu;
import org.kaon.op.Gelu;
import org.kaon.op.Greater;
import org.kaon.op.LeakyRelu;
import org.kaon.op.Mish;
import org.kaon.op.Relu;
import org.kaon.op.Select;
import org.kaon.op.Sigmoid;
import org.kaon.op.Softplus;
import org.kaon.op.Softsign;
import org.kaon.op.Tanh;

import java.util.function.BiFunction;

/// Activation functions, with ONNX's defaults.
final class ActivationLoads {

    private static final float SELU_ALPHA = 1.67326319217681884765625f;
    private static final float SELU_SCALE = 1.05070102214813232421875f;

    private ActivationLoads() {}

    static void enter(Loads.Table table) {
        put(table, "Relu", (call, x) -> Relu.relu(x));
        put(table, "Sigmoid", (call, x) -> Sigmoid.sigmoid(x));
        put(table, "Tanh", (call, x) -> Tanh.tanh(x));
        put(table, "Softplus", (call, x) -> Softplus.softplus(x));
        put(table, "Softsign", (call, x) -> Softsign.softsign(x));
        put(table, "Mish", (call, x) -> Mish.mish(x));
        put(table, "Elu", (call, x) -> Elu.elu(x, call.real("alpha", 1)));
        put(table, "Celu", (call, x) -> Celu.celu(x, call.real("alpha", 1)));
        put(table, "LeakyRelu", (call, x) -> LeakyRelu.leakyRelu(x, call.real("alpha", 0.01f)));
        put(table, "Selu", ActivationLoads::selu);
        put(
                table,
                "ThresholdedRelu",
                (call, x) ->
                        Select.select(
                                Greater.greater(x, constant(call.real("alpha", 1))),
                                x,
                                constant(0f)));
        put(
                table,
                "HardSigmoid",
                (call, x) -> hardSigmoid(x, call.real("alpha", 0.2f), call.real("beta", 0.5f)));
        put(table, "HardSwish", (call, x) -> multiply(x, hardSigmoid(x, 1 / 6f, 0.5f)));
        put(
                table,
                "Swish",
                (call, x) ->
                        multiply(x, Sigmoid.sigmoid(multiply(x, constant(call.real("alpha", 1))))));
        put(
                table,
                "Gelu",
                (call, x) ->
                        call.text("approximate", "none").equals("tanh")
                                ? Gelu.geluTanh(x)
                                : Gelu.gelu(x));
        put(table, "Clip", ActivationLoads::clip);
        table.put(
                "PRelu",
                call -> {
                    Value x = call.input(0);
                    Value slope = call.input(1);
                    return Select.select(Greater.greater(x, constant(0f)), x, multiply(x, slope));
                });
    }

    private static void put(Loads.Table table, String op, BiFunction<Call, Value, Value> function) {
        table.put(op, call -> Images.under(call.input(0), x -> function.apply(call, x)));
    }

    static Value hardSigmoid(Value x, float slope, float shift) {
        Value line = add(multiply(x, constant(slope)), constant(shift));
        return minimum(maximum(line, constant(0f)), constant(1f));
    }

    private static Value selu(Call call, Value x) {
        float alpha = call.real("alpha", SELU_ALPHA);
        float scale = call.real("gamma", SELU_SCALE);
        return multiply(Elu.elu(x, alpha), constant(scale));
    }

    private static Value clip(Call call, Value x) {
        Value result = x;
        if (call.isSet("min")) {
            result = maximum(result, constant(call.real("min", 0)));
        }
        if (call.isSet("max")) {
            result = minimum(result, constant(call.real("max", 0)));
        }
        if (call.has(1)) {
            result = maximum(result, call.input(1));
        }
        return call.has(2) ? minimum(result, call.input(2)) : result;
    }
}
