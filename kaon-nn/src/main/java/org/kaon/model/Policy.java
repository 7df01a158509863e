package org.kaon.model;

import org.kaon.tensor.DataType;

import java.util.Locale;

/// In which types a model computes. Keras: `DTypePolicy`.
///
/// Weights, optimizer slots, losses, metrics and statistics are float32 under every policy.
public enum Policy {
    /// All in float32.
    FLOAT32,
    /// Layers compute in bfloat16: they round their inputs and weights on the way in. The last
    /// layer computes in float32, as Keras advises, so that probabilities and losses are exact.
    MIXED_BFLOAT16;

    /// Keras's name: `mixed_bfloat16`.
    public String kerasName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The type that a layer computes in; `last` layers give the outputs.
    DataType compute(boolean last) {
        return this == MIXED_BFLOAT16 && !last ? DataType.BFLOAT16 : DataType.FLOAT32;
    }
}
