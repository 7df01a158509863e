package org.kaon.keras;

import org.jspecify.annotations.Nullable;
import org.kaon.config.ConfigException;
import org.kaon.io.hdf5.Attribute;
import org.kaon.io.hdf5.Attributes;
import org.kaon.io.hdf5.Group;
import org.kaon.io.hdf5.NewAttributes;
import org.kaon.io.hdf5.NewGroup;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A whole model in one `.h5`, as Keras 1 and 2 wrote it: the architecture in the attribute
/// `model_config`, weights in the order of `layer_names` and `weight_names`.
///
/// *Source*: Keras 3.15, `legacy_h5_format.py`.
final class LegacyH5 {

    private static final String CONFIG = "model_config";
    private static final String WEIGHTS = "model_weights";
    private static final String LAYER_NAMES = "layer_names";
    private static final String WEIGHT_NAMES = "weight_names";

    private LegacyH5() {}

    /// Whether a file has that form.
    static boolean is(Group root) {
        return root.attributes().names().contains(CONFIG);
    }

    /// The architecture as the file says it.
    static Map<String, @Nullable Object> architecture(Group root, String where) throws IOException {
        String text = root.attributes().text(CONFIG).orElse("");
        return Text.read(text, where + ":" + CONFIG);
    }

    /// The version of Keras that wrote the file; those that do not say are of version 1.
    static String version(Group root) throws IOException {
        Optional<String> own = root.attributes().text("keras_version");
        if (own.isPresent() || !root.names().contains(WEIGHTS)) {
            return own.orElse("1");
        }
        return root.group(WEIGHTS).attributes().text("keras_version").orElse("1");
    }

    /// The library that computed, where the file says it.
    static String backend(Group root) throws IOException {
        Optional<String> own = root.attributes().text("backend");
        if (own.isPresent() || !root.names().contains(WEIGHTS)) {
            return own.orElse("");
        }
        return root.group(WEIGHTS).attributes().text("backend").orElse("");
    }

    /// *Errors*: {@link ConfigException} for weights that are missing or of another shape.
    ///
    /// @param wanted the shapes of all weights by path, in order
    static Map<String, Tensor> read(
            Group root, List<SavedLayer> layers, Map<String, Shape> wanted, String where)
            throws IOException {
        Group all = root.names().contains(WEIGHTS) ? root.group(WEIGHTS) : root;
        OldWeights conversion = new OldWeights(version(root), backend(root), where);
        List<String> names = new ArrayList<>();
        for (String name : texts(all.attributes(), LAYER_NAMES)) {
            if (!texts(all.group(name).attributes(), WEIGHT_NAMES).isEmpty()) {
                names.add(name);
            }
        }
        Map<String, Tensor> found = new LinkedHashMap<>();
        int next = 0;
        for (SavedLayer layer : layers) {
            List<Leaf> leaves = Leaf.of(layer, wanted.keySet());
            if (Leaf.order(leaves).isEmpty()) {
                continue;
            }
            if (next == names.size()) {
                throw new ConfigException(
                        "%s: holds weights of %d layers, there are none for layer \"%s\". Take the weights that were saved with this architecture."
                                .formatted(where, names.size(), layer.name()));
            }
            Group group = all.group(names.get(next++));
            List<Tensor> tensors = new ArrayList<>();
            for (String weight : texts(group.attributes(), WEIGHT_NAMES)) {
                tensors.add(Tensors.read(group.dataset(weight), where));
            }
            shared(layer, leaves, tensors, conversion)
                    .forEach((path, tensor) -> {
                        Shape shape = wanted.getOrDefault(path, Shape.of());
                        found.put(path, Tensors.require(tensor, shape, path, where));
                    });
        }
        if (next < names.size()) {
            throw new ConfigException(
                    "%s: holds weights of %d layers, the architecture has %d with weights. Take the weights that were saved with this architecture."
                            .formatted(where, names.size(), next));
        }
        return found;
    }

    /// The tensors of a layer by path: what is trained of all leaves, then the rest of all.
    private static Map<String, Tensor> shared(
            SavedLayer layer, List<Leaf> leaves, List<Tensor> tensors, OldWeights conversion) {
        List<Integer> counts = new ArrayList<>();
        for (Leaf leaf : leaves) {
            counts.add(conversion.stored(leaf.layer(), leaf.trained().size()));
        }
        int trained = counts.stream().mapToInt(Integer::intValue).sum();
        int all = trained + leaves.stream().mapToInt(leaf -> leaf.fixed().size()).sum();
        if (tensors.size() != all) {
            throw new ConfigException(
                    "%s: layer \"%s\" has %d weights in the file, the architecture wants %d: %s."
                            .formatted(
                                    conversion.where(),
                                    layer.name(),
                                    tensors.size(),
                                    all,
                                    Leaf.order(leaves)));
        }
        Map<String, Tensor> found = new LinkedHashMap<>();
        int first = 0;
        int rest = trained;
        for (int i = 0; i < leaves.size(); i++) {
            Leaf leaf = leaves.get(i);
            List<Tensor> mine = new ArrayList<>(tensors.subList(first, first + counts.get(i)));
            mine.addAll(tensors.subList(rest, rest + leaf.fixed().size()));
            first += counts.get(i);
            rest += leaf.fixed().size();
            List<Tensor> converted = conversion.convert(leaf.layer(), mine);
            for (int k = 0; k < converted.size(); k++) {
                found.put(leaf.paths().get(k), converted.get(k));
            }
        }
        return found;
    }

    /// A list of texts, which may be cut into `name0`, `name1`, … where it is long.
    static List<String> texts(Attributes attributes, String name) throws IOException {
        Optional<Attribute> whole = attributes.find(name);
        if (whole.isPresent()) {
            return whole.get().texts();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; ; i++) {
            Optional<Attribute> part = attributes.find(name + i);
            if (part.isEmpty()) {
                return texts;
            }
            texts.addAll(part.get().texts());
        }
    }

    /// Writes what Keras 2 and 3 read. The architecture is Keras 3's.
    static void write(
            NewGroup root,
            Map<String, @Nullable Object> architecture,
            List<SavedLayer> layers,
            Map<String, Tensor> weights)
            throws IOException {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("class_name", architecture.get("class_name"));
        config.put("config", architecture.get("config"));
        root.attributes()
                .put(CONFIG, Text.write(config))
                .put("keras_version", KerasZip.LAYOUT_VERSION)
                .put("backend", "tensorflow");
        NewGroup all = root.group(WEIGHTS);
        all.attributes().put("keras_version", KerasZip.LAYOUT_VERSION).put("backend", "tensorflow");
        put(all.attributes(), LAYER_NAMES, layers.stream().map(SavedLayer::name).toList());
        for (SavedLayer layer : layers) {
            NewGroup group = all.group(layer.name());
            List<String> paths = Leaf.order(Leaf.of(layer, weights.keySet()));
            put(group.attributes(), WEIGHT_NAMES, paths);
            for (String path : paths) {
                Tensor weight = weights.get(path);
                if (weight != null) {
                    group.dataset(path, Tensors.written(weight));
                }
            }
        }
        put(all.group("top_level_model_weights").attributes(), WEIGHT_NAMES, List.of());
    }

    /// Cuts a list into as many attributes as its length needs, as Keras does.
    private static void put(NewAttributes attributes, String name, List<String> texts)
            throws IOException {
        int width =
                texts.stream()
                        .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                        .max()
                        .orElse(1);
        int most = Math.max(1, NewAttributes.LARGEST / Math.max(1, width));
        if (texts.size() <= most) {
            attributes.put(name, texts);
            return;
        }
        for (int i = 0; i * most < texts.size(); i++) {
            attributes.put(
                    name + i, texts.subList(i * most, Math.min(texts.size(), (i + 1) * most)));
        }
    }
}
