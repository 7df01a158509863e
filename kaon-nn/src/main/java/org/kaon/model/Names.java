package org.kaon.model;

import org.kaon.config.Spelling;
import org.kaon.layer.Layer;

import java.util.HashMap;
import java.util.Map;

/// Names as Keras gives them to layers without: `conv2d`, `conv2d_1`, `dense`.
final class Names {

    private final Map<String, Integer> counts = new HashMap<>();

    /// A model that is a layer has a name of its own.
    String next(Layer layer) {
        if (layer instanceof Architecture model) {
            return model.name();
        }
        String kind = Spelling.snakeCase(layer.className());
        int count = counts.merge(kind, 1, Integer::sum);
        return count == 1 ? kind : kind + "_" + (count - 1);
    }
}
