package org.kaon.layer;

import java.util.Map;

/// Normalisations, against Keras.
class NormalizationsTest implements LayerContract {

    @Override
    public String family() {
        return "normalization";
    }

    @Override
    public Map<String, String> waived() {
        String digits = "bfloat16 has too few digits for data far from 0";
        return Map.of("batch_far, bfloat16", digits, "batch_far_training, bfloat16", digits);
    }
}
