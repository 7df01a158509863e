package org.kaon.activation;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Abs.abs;
import static org.kaon.op.Add.add;
import static org.kaon.op.Clip.clip;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Elu.elu;
import static org.kaon.op.Exp.exp;
import static org.kaon.op.LogSoftmax.logSoftmax;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Minimum.minimum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Relu.relu;
import static org.kaon.op.Sigmoid.sigmoid;
import static org.kaon.op.Softmax.softmax;
import static org.kaon.op.Softplus.softplus;
import static org.kaon.op.Tanh.tanh;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.config.Nearest;
import org.kaon.graph.Value;

import java.util.Arrays;
import java.util.Locale;

/// An element-wise function (softmax: over the last axis) that a layer applies to its result.
public enum Activation {
    LINEAR,
    RELU,
    /// `min(max(x, 0), 6)`.
    RELU6,
    /// `max(x, 0.2·x)`.
    LEAKY_RELU,
    /// `eˣ − 1` below 0.
    ELU,
    /// `1.0507·elu(x)` with α = 1.6733: Klambauer et al., 2017.
    SELU,
    SOFTPLUS,
    /// `x / (1 + |x|)`.
    SOFTSIGN,
    SIGMOID,
    /// `min(max(x/6 + ½, 0), 1)`.
    HARD_SIGMOID,
    TANH,
    EXPONENTIAL,
    /// `x·σ(x)`; Keras also calls it swish.
    SILU,
    /// `x·tanh(softplus(x))`.
    MISH,
    SOFTMAX,
    LOG_SOFTMAX;

    public Value apply(Value x) {
        return switch (this) {
            case LINEAR -> x;
            case RELU -> relu(x);
            case RELU6 -> minimum(relu(x), constant(6f));
            case LEAKY_RELU -> maximum(x, multiply(x, constant(0.2f)));
            case ELU -> elu(x, 1f);
            case SELU -> multiply(constant(1.050701f), elu(x, 1.6732632f));
            case SOFTPLUS -> softplus(x);
            case SOFTSIGN -> divide(x, add(constant(1f), abs(x)));
            case SIGMOID -> sigmoid(x);
            case HARD_SIGMOID -> clip(add(divide(x, constant(6f)), constant(0.5f)), 0f, 1f);
            case TANH -> tanh(x);
            case EXPONENTIAL -> exp(x);
            case SILU -> multiply(x, sigmoid(x));
            case MISH -> multiply(x, tanh(softplus(x)));
            case SOFTMAX -> softmax(x, -1);
            case LOG_SOFTMAX -> logSoftmax(x, -1);
        };
    }

    /// Keras's name: `log_softmax`.
    public String kerasName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// *Errors*: an unknown name, with the nearest known one.
    public static Activation named(String name) {
        String wanted = name.equals("swish") ? "silu" : name;
        for (Activation activation : values()) {
            if (activation.kerasName().equals(wanted)) {
                return activation;
            }
        }
        throw new ConfigException(
                "There is no activation named \""
                        + name
                        + "\"; nearest known: \""
                        + Nearest.of(
                                name, Arrays.stream(values()).map(Activation::kerasName).toList())
                        + "\".");
    }

    /// The activation under the key `activation`, linear where there is none.
    public static Activation read(Config in) {
        return named(in.text("activation", "linear"));
    }
}
