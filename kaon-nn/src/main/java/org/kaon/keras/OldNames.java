package org.kaon.keras;

import java.util.Map;
import java.util.Set;

/// What Keras 1 and 2 called things, and what Keras 3 calls them.
///
/// *Source*: Keras 2.0, `legacy/interfaces.py`; Keras 1.2, `layers/`.
final class OldNames {

    private static final Map<String, String> CLASSES =
            Map.ofEntries(
                    Map.entry("Model", "Functional"),
                    Map.entry("Convolution1D", "Conv1D"),
                    Map.entry("Convolution2D", "Conv2D"),
                    Map.entry("Convolution3D", "Conv3D"),
                    Map.entry("AtrousConvolution1D", "Conv1D"),
                    Map.entry("AtrousConvolution2D", "Conv2D"),
                    Map.entry("Deconvolution2D", "Conv2DTranspose"),
                    Map.entry("Convolution2DTranspose", "Conv2DTranspose"),
                    Map.entry("SeparableConvolution2D", "SeparableConv2D"),
                    Map.entry("SeparableConvolution1D", "SeparableConv1D"),
                    Map.entry("TimeDistributedDense", "Dense"),
                    Map.entry("CuDNNLSTM", "LSTM"),
                    Map.entry("CuDNNGRU", "GRU"),
                    Map.entry("BatchNormalizationV1", "BatchNormalization"),
                    Map.entry("BatchNormalizationV2", "BatchNormalization"));

    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("init", "kernel_initializer"),
                    Map.entry("inner_init", "recurrent_initializer"),
                    Map.entry("inner_activation", "recurrent_activation"),
                    Map.entry("border_mode", "padding"),
                    Map.entry("subsample", "strides"),
                    Map.entry("subsample_length", "strides"),
                    Map.entry("atrous_rate", "dilation_rate"),
                    Map.entry("dim_ordering", "data_format"),
                    Map.entry("nb_filter", "filters"),
                    Map.entry("filter_length", "kernel_size"),
                    Map.entry("pool_length", "pool_size"),
                    Map.entry("bias", "use_bias"),
                    Map.entry("W_regularizer", "kernel_regularizer"),
                    Map.entry("U_regularizer", "recurrent_regularizer"),
                    Map.entry("b_regularizer", "bias_regularizer"),
                    Map.entry("W_constraint", "kernel_constraint"),
                    Map.entry("U_constraint", "recurrent_constraint"),
                    Map.entry("b_constraint", "bias_constraint"),
                    Map.entry("dropout_W", "dropout"),
                    Map.entry("dropout_U", "recurrent_dropout"));

    // Of shapes, which come from the input; of how it was computed, not what.
    private static final Set<String> WITHOUT_MEANING =
            Set.of(
                    "batch_input_shape",
                    "input_dim",
                    "input_length",
                    "input_shape",
                    "input_dtype",
                    "create_input_layer",
                    "weights",
                    "implementation",
                    "consume_less",
                    "fused",
                    "forget_bias_init",
                    "renorm_momentum");

    private static final Map<String, String> INITIALIZERS =
            Map.of(
                    "uniform", "random_uniform",
                    "normal", "random_normal",
                    "zero", "zeros",
                    "one", "ones");

    private static final Map<String, String> GONE =
            Map.of(
                    "MaxoutDense", "Keras dropped it in version 2",
                    "Highway", "Keras dropped it in version 2",
                    "SReLU", "Keras dropped it in version 2",
                    "ParametricSoftplus", "Keras dropped it in version 2",
                    "Masking1D", "Keras dropped it in version 2",
                    "Graph", "Keras dropped it in version 1: save the network as a Model");

    private static final Map<String, String> MERGES =
            Map.of(
                    "sum", "Add",
                    "mul", "Multiply",
                    "ave", "Average",
                    "max", "Maximum",
                    "concat", "Concatenate");

    private OldNames() {}

    static String className(String old) {
        return CLASSES.getOrDefault(old, old);
    }

    /// Why a class has no meaning any more; empty for others.
    static String gone(String className) {
        return GONE.getOrDefault(className, "");
    }

    /// The class that joins as a `mode` of Keras 1's `Merge` says; empty for other modes.
    static String merge(String mode) {
        return MERGES.getOrDefault(mode, "");
    }

    static boolean joins(String className) {
        return MERGES.containsValue(className)
                || className.equals("Dot")
                || className.equals("Subtract")
                || className.equals("Minimum");
    }

    static boolean hasNoMeaning(String className, String setting) {
        boolean size = setting.equals("input_dim") && className.equals("Embedding");
        return !size && WITHOUT_MEANING.contains(setting);
    }

    static String initializer(String old) {
        return INITIALIZERS.getOrDefault(old, old);
    }

    /// What a layer of a class calls a setting today.
    static String setting(String className, String old) {
        return switch (old) {
            case "output_dim" -> className.equals("Embedding") ? old : "units";
            case "p" -> "rate";
            case "sigma" -> "stddev";
            case "alpha" -> className.equals("LeakyReLU") ? "negative_slope" : old;
            case "stride" -> "strides";
            case "length" -> className.startsWith("UpSampling") ? "size" : old;
            case "gamma_init", "beta_init" -> old + "ializer";
            default -> ofKernel(className, SETTINGS.getOrDefault(old, old));
        };
    }

    /// What was W everywhere has a name of its own in some layers.
    private static String ofKernel(String className, String setting) {
        return switch (className) {
            case "Embedding" -> setting.replace("kernel_", "embeddings_");
            case "PReLU" -> setting.replace("kernel_", "alpha_");
            default -> setting;
        };
    }
}
