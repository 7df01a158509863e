package org.kaon.layer;

import org.jspecify.annotations.Nullable;
import org.kaon.config.Config;
import org.kaon.config.Table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// The layers that a configuration may name.
public final class Layers {

    public static final Table<Layer> TABLE =
            new Table<>("layer", "keras.layers", readers(), Layers::requireCommon);

    private Layers() {}

    /// The settings that every layer tolerates; `name` and `trainable` belong to the architecture.
    private static void requireCommon(Config in) {
        in.text("name", "");
        in.flag("trainable", true);
        in.raw("dtype")
                .ifPresent(type -> {
                    boolean known =
                            type.equals("float32")
                                    || type instanceof Map<?, ?> policy
                                            && policy.get("config") instanceof Map<?, ?> config
                                            && "float32".equals(config.get("name"));
                    if (!known) {
                        throw in.wrong("dtype", "float32 (nothing else is supported yet)", type);
                    }
                });
    }

    /// Keras's envelope around a layer's settings; Kaon's own layers are custom classes registered
    /// under the package `kaon`.
    public static Map<String, @Nullable Object> envelope(
            Layer layer, Map<String, ? extends @Nullable Object> settings) {
        Map<String, @Nullable Object> envelope = TABLE.write(layer.className(), settings);
        envelope.put("module", layer.module());
        if (layer instanceof LayerScale || layer instanceof Operation) {
            envelope.put("registered_name", layer.className());
        }
        if (layer instanceof OwnLayer) {
            envelope.put("registered_name", "kaon>" + layer.className());
        }
        return envelope;
    }

    private static Map<String, Function<Config, Layer>> readers() {
        Map<String, Function<Config, Layer>> readers = new LinkedHashMap<>();
        readers.put("InputLayer", InputLayer::read);
        readers.put("Dense", Dense::read);
        readers.put("Conv2D", Conv2D::read);
        readers.put("MaxPooling2D", MaxPooling2D::read);
        readers.put("Flatten", Flatten::read);
        readers.put("Dropout", Dropout::read);
        readers.put("GaussianNoise", GaussianNoise::read);
        readers.put("Activation", ActivationLayer::read);
        shapes(readers);
        pools(readers);
        convolutions(readers);
        activations(readers);
        normalizations(readers);
        merges(readers);
        others(readers);
        sequences(readers);
        augmentations(readers);
        adaptivePools(readers);
        particles(readers);
        return readers;
    }

    private static void adaptivePools(Map<String, Function<Config, Layer>> readers) {
        for (int axes = 1; axes <= 3; axes++) {
            int count = axes;
            for (AdaptivePooling.Kind kind : AdaptivePooling.Kind.values()) {
                String name = kind == AdaptivePooling.Kind.MAX ? "Max" : "Average";
                readers.put(
                        "Adaptive" + name + "Pooling" + axes + "D",
                        in -> AdaptivePooling.read(in, kind, count));
            }
        }
    }

    private static void augmentations(Map<String, Function<Config, Layer>> readers) {
        readers.put("RandomFlip", RandomFlip::read);
        readers.put("RandomTranslation", RandomTranslation::read);
        readers.put("RandomRotation", RandomRotation::read);
        readers.put("RandomZoom", RandomZoom::read);
        readers.put("RandomContrast", RandomContrast::read);
        readers.put("RandomBrightness", RandomBrightness::read);
        readers.put("RandomCrop", RandomCrop::read);
        readers.put("CenterCrop", CenterCrop::read);
    }

    private static void sequences(Map<String, Function<Config, Layer>> readers) {
        readers.put("Masking", Masking::read);
        readers.put("SimpleRNN", SimpleRnn::read);
        readers.put("LSTM", Lstm::read);
        readers.put("GRU", Gru::read);
        readers.put("ConvLSTM1D", in -> ConvLstm.read(in, 1));
        readers.put("ConvLSTM2D", in -> ConvLstm.read(in, 2));
        readers.put("ConvLSTM3D", in -> ConvLstm.read(in, 3));
        readers.put("Bidirectional", Bidirectional::read);
        readers.put("TimeDistributed", TimeDistributed::read);
        readers.put("Attention", AttentionLayer::read);
        readers.put("AdditiveAttention", AdditiveAttention::read);
        readers.put("MultiHeadAttention", MultiHeadAttention::read);
        readers.put("GroupQueryAttention", GroupQueryAttention::read);
    }

    /// Layers of Kaon's own.
    private static void particles(Map<String, Function<Config, Layer>> readers) {
        readers.put("EdgeConv", EdgeConv::read);
        readers.put("DeepSets", DeepSets::read);
        readers.put("ParticlePooling", ParticlePooling::read);
        readers.put("ParticleEmbedding", ParticleEmbedding::read);
        readers.put("PairInteraction", PairInteraction::read);
        readers.put("ParticleAttention", ParticleAttention::read);
        readers.put("ClassAttention", ClassAttention::read);
        readers.put("LorentzCombination", LorentzCombination::read);
        readers.put("LorentzLayer", LorentzLayer::read);
        readers.put("LorentzBoost", LorentzBoost::read);
    }

    private static void shapes(Map<String, Function<Config, Layer>> readers) {
        readers.put("Identity", Identity::read);
        readers.put("Reshape", Reshape::read);
        readers.put("Permute", Permute::read);
        readers.put("RepeatVector", RepeatVector::read);
        readers.put("Cropping1D", Cropping1D::read);
        readers.put("Cropping2D", Cropping2D::read);
        readers.put("Cropping3D", Cropping3D::read);
        readers.put("ZeroPadding1D", ZeroPadding1D::read);
        readers.put("ZeroPadding2D", ZeroPadding2D::read);
        readers.put("ZeroPadding3D", ZeroPadding3D::read);
        readers.put("UpSampling1D", UpSampling1D::read);
        readers.put("UpSampling2D", UpSampling2D::read);
        readers.put("UpSampling3D", UpSampling3D::read);
        readers.put("Resizing", Resizing::read);
        readers.put("Rescaling", Rescaling::read);
    }

    private static void pools(Map<String, Function<Config, Layer>> readers) {
        readers.put("MaxPooling1D", MaxPooling1D::read);
        readers.put("MaxPooling3D", MaxPooling3D::read);
        readers.put("AveragePooling1D", AveragePooling1D::read);
        readers.put("AveragePooling2D", AveragePooling2D::read);
        readers.put("AveragePooling3D", AveragePooling3D::read);
        readers.put("GlobalMaxPooling1D", GlobalMaxPooling1D::read);
        readers.put("GlobalMaxPooling2D", GlobalMaxPooling2D::read);
        readers.put("GlobalMaxPooling3D", GlobalMaxPooling3D::read);
        readers.put("GlobalAveragePooling1D", GlobalAveragePooling1D::read);
        readers.put("GlobalAveragePooling2D", GlobalAveragePooling2D::read);
        readers.put("GlobalAveragePooling3D", GlobalAveragePooling3D::read);
    }

    private static void convolutions(Map<String, Function<Config, Layer>> readers) {
        readers.put("Conv1D", Conv1D::read);
        readers.put("Conv3D", Conv3D::read);
        readers.put("Conv1DTranspose", Conv1DTranspose::read);
        readers.put("Conv2DTranspose", Conv2DTranspose::read);
        readers.put("Conv3DTranspose", Conv3DTranspose::read);
        readers.put("DepthwiseConv1D", DepthwiseConv1D::read);
        readers.put("SeparableConv1D", SeparableConv1D::read);
        readers.put("DepthwiseConv2D", DepthwiseConv2D::read);
        readers.put("SeparableConv2D", SeparableConv2D::read);
        readers.put("LocallyConnected1D", LocallyConnected1D::read);
        readers.put("LocallyConnected2D", LocallyConnected2D::read);
    }

    private static void activations(Map<String, Function<Config, Layer>> readers) {
        readers.put("ReLU", ReLU::read);
        readers.put("LeakyReLU", LeakyReLU::read);
        readers.put("PReLU", PReLU::read);
        readers.put("ELU", ELU::read);
        readers.put("Softmax", Softmax::read);
    }

    private static void normalizations(Map<String, Function<Config, Layer>> readers) {
        readers.put("BatchNormalization", BatchNormalization::read);
        readers.put("LayerNormalization", LayerNormalization::read);
        readers.put("GroupNormalization", GroupNormalization::read);
        readers.put("RMSNormalization", RMSNormalization::read);
        readers.put("UnitNormalization", UnitNormalization::read);
        readers.put("Normalization", Normalization::read);
        readers.put("SpectralNormalization", SpectralNormalization::read);
    }

    private static void merges(Map<String, Function<Config, Layer>> readers) {
        for (Merge.Kind kind : Merge.Kind.values()) {
            readers.put(kind.kerasName(), in -> new Merge(kind));
        }
        readers.put("Concatenate", Concatenate::read);
        readers.put("Dot", Dot::read);
    }

    private static void others(Map<String, Function<Config, Layer>> readers) {
        readers.put("Embedding", Embedding::read);
        readers.put("SpatialDropout1D", SpatialDropout1D::read);
        readers.put("SpatialDropout2D", SpatialDropout2D::read);
        readers.put("SpatialDropout3D", SpatialDropout3D::read);
        readers.put("GaussianDropout", GaussianDropout::read);
        readers.put("AlphaDropout", AlphaDropout::read);
        readers.put("ActivityRegularization", ActivityRegularization::read);
        readers.put("MinibatchDiscrimination", MinibatchDiscrimination::read);
        readers.put("EinsumDense", EinsumDense::read);
        readers.put("CategoryEncoding", CategoryEncoding::read);
        readers.put("Discretization", Discretization::read);
        readers.put("Expression", Expression::read);
        readers.put("LayerScale", LayerScale::read);
    }
}
