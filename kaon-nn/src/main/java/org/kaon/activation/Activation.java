package org.kaon.activation;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Abs.abs;
import static org.kaon.op.Add.add;
import static org.kaon.op.Celu.celu;
import static org.kaon.op.Clip.clip;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Elu.elu;
import static org.kaon.op.Exp.exp;
import static org.kaon.op.Gelu.gelu;
import static org.kaon.op.HardShrink.hardShrink;
import static org.kaon.op.HardSilu.hardSilu;
import static org.kaon.op.HardTanh.hardTanh;
import static org.kaon.op.LogSigmoid.logSigmoid;
import static org.kaon.op.LogSoftmax.logSoftmax;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Minimum.minimum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Relu.relu;
import static org.kaon.op.Sigmoid.sigmoid;
import static org.kaon.op.Slice.slice;
import static org.kaon.op.SoftShrink.softShrink;
import static org.kaon.op.Softmax.softmax;
import static org.kaon.op.Softplus.softplus;
import static org.kaon.op.SparsePlus.sparsePlus;
import static org.kaon.op.SparseSigmoid.sparseSigmoid;
import static org.kaon.op.Squareplus.squareplus;
import static org.kaon.op.Tanh.tanh;
import static org.kaon.op.TanhShrink.tanhShrink;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.config.Nearest;
import org.kaon.graph.Value;
import org.kaon.layer.ELU;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

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
    /// `min(max(x/5 + ½, 0), 1)`: what Keras 1 and 2 called hard_sigmoid; Keras 3 has none like it.
    OLD_HARD_SIGMOID,
    TANH,
    EXPONENTIAL,
    /// `x·σ(x)`; Keras also calls it swish.
    SILU,
    /// `x·tanh(softplus(x))`.
    MISH,
    /// `eˣ − 1` below 0, as {@link #ELU} with α = 1: Barron, 2017.
    CELU,
    /// `x·Φ(x)` with the normal distribution Φ.
    GELU,
    /// The first half of the last axis times the sigmoid of the second.
    GLU,
    /// `x·hard_sigmoid(x)`; Keras also calls it hard_swish.
    HARD_SILU,
    /// x within ±1, ±1 beyond.
    HARD_TANH,
    /// x, and 0 within ±½.
    HARD_SHRINK,
    /// `log σ(x)`.
    LOG_SIGMOID,
    /// x moved towards 0 by ½, and 0 within ±½.
    SOFT_SHRINK,
    /// 0 up to −1, `(x + 1)²/4`, x from 1 on.
    SPARSE_PLUS,
    /// 0 up to −1, `(x + 1)/2`, 1 from 1 on.
    SPARSE_SIGMOID,
    /// The nearest numbers of 0 and more that add up to 1: see {@link Sparsemax}.
    SPARSEMAX,
    /// `(x + √(x² + 4)) / 2`.
    SQUAREPLUS,
    /// `x − tanh(x)`.
    TANH_SHRINK,
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
            case OLD_HARD_SIGMOID -> clip(add(multiply(x, constant(0.2f)), constant(0.5f)), 0f, 1f);
            case TANH -> tanh(x);
            case EXPONENTIAL -> exp(x);
            case SILU -> multiply(x, sigmoid(x));
            case MISH -> multiply(x, tanh(softplus(x)));
            case CELU -> celu(x, 1f);
            case GELU -> gelu(x);
            case GLU -> glu(x);
            case HARD_SILU -> hardSilu(x);
            case HARD_TANH -> hardTanh(x);
            case HARD_SHRINK -> hardShrink(x, 0.5f);
            case LOG_SIGMOID -> logSigmoid(x);
            case SOFT_SHRINK -> softShrink(x, 0.5f);
            case SPARSE_PLUS -> sparsePlus(x);
            case SPARSE_SIGMOID -> sparseSigmoid(x);
            case SPARSEMAX -> Sparsemax.sparsemax(x);
            case SQUAREPLUS -> squareplus(x, 4f);
            case TANH_SHRINK -> tanhShrink(x);
            case SOFTMAX -> softmax(x, -1);
            case LOG_SOFTMAX -> logSoftmax(x, -1);
        };
    }

    /// Whether each element of the result depends on one element alone.
    public boolean isElementwise() {
        return this != SOFTMAX && this != LOG_SOFTMAX && this != GLU && this != SPARSEMAX;
    }

    private static Value glu(Value x) {
        long extent = x.shape().extent(-1);
        if (extent == Shape.ANY || extent % 2 != 0) {
            throw new ShapeException(
                    "Activation glu: expected a known, even extent on the last axis, found "
                            + x.shape()
                            + ". Give the layer before twice the units.");
        }
        long half = extent / 2;
        return multiply(slice(x, -1, 0, half), sigmoid(slice(x, -1, half, extent)));
    }

    /// Keras's name: `log_softmax`.
    public String kerasName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// *Errors*: an unknown name, with the nearest known one.
    public static Activation named(String name) {
        String wanted =
                switch (name) {
                    case "swish" -> "silu";
                    case "hard_swish" -> "hard_silu";
                    default -> name;
                };
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
