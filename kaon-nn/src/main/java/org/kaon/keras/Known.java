package org.kaon.keras;

import org.kaon.config.ConfigException;
import org.kaon.layer.Layers;

import java.util.List;

/// Reads each layer alone first, so that what is unknown is told with its place in the model.
/// Functions of tensors are read with their calls later.
final class Known {

    private Known() {}

    /// *Errors*: {@link ConfigException} naming file, place, name and class of the layer.
    static void require(List<SavedLayer> layers, String where) {
        for (int i = 0; i < layers.size(); i++) {
            SavedLayer layer = layers.get(i);
            if (layer.isModel()) {
                require(layer.layers(), where + ": \"" + layer.name() + "\"");
                continue;
            }
            if (layer.isOperation()) {
                continue;
            }
            try {
                Layers.TABLE.read(layer.className(), layer.config());
            } catch (ConfigException unknown) {
                throw new ConfigException(
                        "%s: layer %d \"%s\" (%s): %s"
                                .formatted(
                                        where,
                                        i,
                                        layer.name(),
                                        layer.className(),
                                        unknown.getMessage()));
            }
        }
    }
}
