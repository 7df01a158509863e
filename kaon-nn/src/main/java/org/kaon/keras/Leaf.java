package org.kaon.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A layer that is no model, with the paths of its weights: those that are trained, and those that
/// are not.
///
/// Legacy files list the weights of a model inside another in that order: what is trained of all
/// its layers, then the rest of all its layers.
record Leaf(SavedLayer layer, List<String> trained, List<String> fixed) {

    private static final Set<String> STATISTICS =
            Set.of("moving_mean", "moving_variance", "mean", "variance", "count", "vector_u");

    /// The leaves of a layer: itself, or those of the model that it is.
    ///
    /// @param all paths of the weights of the whole architecture, in order
    static List<Leaf> of(SavedLayer layer, Set<String> all) {
        List<Leaf> leaves = new ArrayList<>();
        collect(layer, "", false, all, leaves);
        return leaves;
    }

    private static void collect(
            SavedLayer layer, String around, boolean frozen, Set<String> all, List<Leaf> leaves) {
        String below = around + layer.name() + "/";
        boolean still = frozen || Boolean.FALSE.equals(layer.config().get("trainable"));
        if (layer.isModel()) {
            layer.layers().forEach(inner -> collect(inner, below, still, all, leaves));
            return;
        }
        List<String> mine = all.stream().filter(path -> path.startsWith(below)).toList();
        List<String> trained = mine.stream().filter(path -> !still && !isStatistic(path)).toList();
        List<String> fixed = mine.stream().filter(path -> still || isStatistic(path)).toList();
        leaves.add(new Leaf(layer, trained, fixed));
    }

    private static boolean isStatistic(String path) {
        return STATISTICS.contains(path.substring(path.lastIndexOf('/') + 1));
    }

    List<String> paths() {
        List<String> paths = new ArrayList<>(trained);
        paths.addAll(fixed);
        return paths;
    }

    /// The paths of all weights in the order of the file.
    static List<String> order(List<Leaf> leaves) {
        List<String> order = new ArrayList<>();
        leaves.forEach(leaf -> order.addAll(leaf.trained));
        leaves.forEach(leaf -> order.addAll(leaf.fixed));
        return order;
    }
}
