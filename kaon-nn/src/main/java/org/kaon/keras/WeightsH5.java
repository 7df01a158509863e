package org.kaon.keras;

import org.kaon.config.ConfigException;
import org.kaon.io.hdf5.Group;
import org.kaon.io.hdf5.NewGroup;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The weights of a model as Keras 3 keeps them: `layers/conv2d/vars/0`, … in a `.weights.h5`.
final class WeightsH5 {

    private static final String VARIABLES = "vars";

    private WeightsH5() {}

    /// Whether a file has that form.
    static boolean is(Group root) {
        return root.names().contains("layers");
    }

    /// @param weights by path, in order
    static void write(NewGroup root, List<SavedLayer> layers, Map<String, Tensor> weights)
            throws IOException {
        root.group(VARIABLES);
        for (Map.Entry<String, List<String>> folder :
                WeightFolders.of(layers, weights.keySet()).entrySet()) {
            NewGroup variables = root.group(folder.getKey()).group(VARIABLES);
            List<String> paths = folder.getValue();
            if (!paths.isEmpty()) {
                variables.attributes().put("name", paths.getFirst().split("/")[0]);
            }
            for (int i = 0; i < paths.size(); i++) {
                Tensor weight = weights.get(paths.get(i));
                if (weight != null) {
                    variables.dataset(String.valueOf(i), Tensors.written(weight));
                }
            }
        }
    }

    /// *Errors*: {@link ConfigException} for weights that are missing or of another shape.
    ///
    /// @param wanted the shapes of all weights by path, in order
    static Map<String, Tensor> read(
            Group root, List<SavedLayer> layers, Map<String, Shape> wanted, String where)
            throws IOException {
        Map<String, Tensor> found = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> folder :
                WeightFolders.of(layers, wanted.keySet()).entrySet()) {
            List<String> paths = folder.getValue();
            if (paths.isEmpty()) {
                continue;
            }
            Group variables = root.group(folder.getKey() + "/" + VARIABLES);
            if (variables.names().size() != paths.size()) {
                throw new ConfigException(
                        "%s: \"%s\" holds %d weights, the architecture wants %d: %s."
                                .formatted(
                                        where,
                                        folder.getKey(),
                                        variables.names().size(),
                                        paths.size(),
                                        paths));
            }
            for (int i = 0; i < paths.size(); i++) {
                String path = paths.get(i);
                Tensor tensor = Tensors.read(variables.dataset(String.valueOf(i)), where);
                found.put(
                        path,
                        Tensors.require(
                                tensor, wanted.getOrDefault(path, Shape.of()), path, where));
            }
        }
        return found;
    }
}
