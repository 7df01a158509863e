package org.kaon.keras;

import org.jspecify.annotations.Nullable;
import org.kaon.config.ConfigException;
import org.kaon.config.Spelling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where Keras 3 keeps the weights of each layer: in a folder named after the class, in snake case
/// with a counter, below `layers`; parts of a layer have folders of their own.
///
/// *Source*: Keras 3.15, `saving_lib.py`, `_save_container_state`.
final class WeightFolders {

    private static final String LAYERS = "layers";

    private WeightFolders() {}

    /// Folder to the paths of its weights, `0`, `1`, …; a layer without weights has a folder too.
    ///
    /// @param paths of all weights, in order
    static Map<String, List<String>> of(List<SavedLayer> layers, Collection<String> paths) {
        Map<String, List<String>> folders = new LinkedHashMap<>();
        collect(layers, paths, "", LAYERS, folders);
        return folders;
    }

    private static void collect(
            List<SavedLayer> layers,
            Collection<String> paths,
            String prefix,
            String folder,
            Map<String, List<String>> folders) {
        Map<String, Integer> used = new HashMap<>();
        for (SavedLayer layer : layers) {
            String kind = Spelling.snakeCase(layer.className());
            int count = used.merge(kind, 1, Integer::sum);
            String own = folder + "/" + (count == 1 ? kind : kind + "_" + (count - 1));
            String below = prefix + layer.name() + "/";
            if (layer.isModel()) {
                folders.put(own, List.of());
                collect(layer.layers(), paths, below, own + "/" + LAYERS, folders);
            } else {
                List<String> mine = paths.stream().filter(p -> p.startsWith(below)).toList();
                share(layer, mine, own, folders);
            }
        }
    }

    /// The parts of a layer have equally many weights each, one part after the other.
    private static void share(
            SavedLayer layer,
            List<String> weights,
            String folder,
            Map<String, List<String>> folders) {
        List<String> parts = parts(layer.className(), layer.config());
        if (weights.size() % parts.size() != 0) {
            throw new ConfigException(
                    "Layer \"%s\" (%s): %d weights cannot be shared by its parts %s."
                            .formatted(layer.name(), layer.className(), weights.size(), parts));
        }
        folders.put(folder, List.of());
        int each = weights.size() / parts.size();
        for (int i = 0; i < parts.size(); i++) {
            String own = parts.get(i).isEmpty() ? folder : folder + "/" + parts.get(i);
            folders.put(own, weights.subList(i * each, (i + 1) * each));
        }
    }

    /// The attributes under which Keras's class holds the parts that own its weights.
    private static List<String> parts(
            String className, Map<String, ? extends @Nullable Object> config) {
        return switch (className) {
            case "LSTM", "GRU", "SimpleRNN", "ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D" ->
                    List.of("cell");
            case "MultiHeadAttention", "GroupQueryAttention" ->
                    Boolean.TRUE.equals(config.get("use_gate"))
                            ? List.of(
                                    "query_dense",
                                    "key_dense",
                                    "_gate_dense",
                                    "value_dense",
                                    "output_dense")
                            : List.of("query_dense", "key_dense", "value_dense", "output_dense");
            case "TimeDistributed" -> below("layer", config.get("layer"));
            case "Bidirectional" -> {
                List<String> both = new ArrayList<>(below("forward_layer", config.get("layer")));
                both.addAll(below("backward_layer", config.get("layer")));
                yield both;
            }
            default -> List.of("");
        };
    }

    private static List<String> below(String attribute, @Nullable Object layer) {
        if (layer instanceof Map<?, ?> map
                && map.get("class_name") instanceof String className
                && map.get("config") instanceof Map<?, ?> settings) {
            Map<String, Object> config = new HashMap<>();
            settings.forEach((key, value) -> {
                if (value != null) {
                    config.put(String.valueOf(key), value);
                }
            });
            return parts(className, config).stream()
                    .map(part -> part.isEmpty() ? attribute : attribute + "/" + part)
                    .toList();
        }
        return List.of(attribute);
    }
}
