package org.kaon.layer;

import java.util.Map;

/// Locally connected layers of Keras 2, against its last release.
class LocalTest implements LayerContract {

    @Override
    public String family() {
        return "local";
    }

    @Override
    public Map<String, String> waived() {
        String order = "Keras 2 counts the weights' elements by the data's order";
        return Map.of(
                "local1d, order", order,
                "local1d_strided, order", order,
                "local2d, order", order,
                "local2d_strided, order", order);
    }
}
