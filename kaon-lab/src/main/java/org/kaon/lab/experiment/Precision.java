package org.kaon.lab.experiment;

import org.kaon.model.Policy;

import java.util.Locale;

/// The types that a network is trained in. Weights, optimizer, loss and metrics are float32 in all.
public enum Precision {
    FLOAT32,
    /// Float32, but products may round their operands to bfloat16 where the processor is faster
    /// with it (AMX).
    BFLOAT16_MATH,
    /// Layers compute in bfloat16. Keras: `mixed_bfloat16`.
    MIXED_BFLOAT16;

    /// The policy that the network is compiled with.
    public Policy policy() {
        return this == MIXED_BFLOAT16 ? Policy.MIXED_BFLOAT16 : Policy.FLOAT32;
    }

    /// Whether the engine may round operands of products.
    public boolean bfloat16Math() {
        return this == BFLOAT16_MATH;
    }

    /// The word in experiments: `mixed_bfloat16`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
