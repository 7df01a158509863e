package org.kaon.layer;

import java.util.List;

/// The layers over sequences against Keras.
class SequenceTest implements SequenceContract {

    @Override
    public List<String> fixtures() {
        return List.of(
                "sequence_masking",
                "sequence_recurrent",
                "sequence_bidirectional",
                "sequence_distributed",
                "sequence_conv_lstm",
                "sequence_attention",
                "sequence_heads");
    }
}
