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
        if (layer instanceof ParticleLayer) {
            envelope.put("module", "kaon");
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
        sequences(readers);
        particles(readers);
        return readers;
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
}
