package org.kaon.onnx.load;

import static org.kaon.graph.Constant.constant;

import org.kaon.graph.Value;
import org.kaon.onnx.OnnxModel;
import org.kaon.op.Add;
import org.kaon.op.Blank;
import org.kaon.op.BroadcastLike;
import org.kaon.op.Gather;
import org.kaon.op.Greater;
import org.kaon.op.GreaterEqual;
import org.kaon.op.Less;
import org.kaon.op.LessEqual;
import org.kaon.op.Multiply;
import org.kaon.op.Select;
import org.kaon.op.Sum;
import org.kaon.op.TakeAlongAxis;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Forests of decision trees (`ai.onnx.ml`): all rows go down all trees at once, one level a step;
/// a leaf leads to itself.
final class TreeLoads {

    private TreeLoads() {}

    static void enter(Loads.Table table) {
        table.putAll(
                OnnxModel.MACHINE_LEARNING + ".TreeEnsembleClassifier",
                call -> {
                    String labels =
                            call.isSet("classlabels_strings")
                                    ? "classlabels_strings"
                                    : "classlabels_int64s";
                    int classes =
                            Math.max(
                                    call.texts(labels.replace("int64s", "strings")).size(),
                                    call.wholes("classlabels_int64s").size());
                    return LearningLoads.labelled(
                            call, new Forest(call, "class", classes).scores());
                });
        table.put(
                OnnxModel.MACHINE_LEARNING + ".TreeEnsembleRegressor",
                call -> {
                    call.require(
                            call.text("post_transform", "NONE").equals("NONE"),
                            "a function after a regression is not supported");
                    return new Forest(call, "target", call.integer("n_targets", 1)).scores();
                });
    }

    /// The nodes of all trees in one list.
    private static final class Forest {

        private final Call call;
        private final String kind;
        private final int count;
        private final int[] feature;
        private final int[] yes;
        private final int[] no;
        private final float[] threshold;
        private final Map<Long, Integer> places = new HashMap<>();
        private final List<Long> trees;
        private final List<Long> ids;
        private final List<String> modes;

        Forest(Call call, String kind, int count) {
            this.call = call;
            this.kind = kind;
            trees = call.wholes("nodes_treeids");
            ids = call.wholes("nodes_nodeids");
            modes = call.texts("nodes_modes");
            int size = trees.size();
            feature = new int[size];
            yes = new int[size];
            no = new int[size];
            threshold = new float[size];
            call.ignore("nodes_hitrates", "nodes_missing_value_tracks_true");
            this.count = Math.max(1, count);
            for (int i = 0; i < size; i++) {
                places.put(key(trees.get(i), ids.get(i)), i);
            }
            fill();
        }

        private static long key(long tree, long node) {
            return tree << 32 | node & 0xffffffffL;
        }

        private int place(long tree, long node) {
            Integer place = places.get(key(tree, node));
            if (place == null) {
                throw call.refused(
                        "tree " + tree + " leads to node " + node + ", which is not there");
            }
            return place;
        }

        private void fill() {
            List<Long> features = call.wholes("nodes_featureids");
            List<Float> values = call.reals("nodes_values");
            List<Long> left = call.wholes("nodes_truenodeids");
            List<Long> right = call.wholes("nodes_falsenodeids");
            for (int i = 0; i < feature.length; i++) {
                boolean leaf = modes.get(i).equals("LEAF");
                feature[i] = leaf ? 0 : Math.toIntExact(features.get(i));
                threshold[i] = values.get(i);
                yes[i] = leaf ? i : place(trees.get(i), left.get(i));
                no[i] = leaf ? i : place(trees.get(i), right.get(i));
            }
        }

        Value scores() {
            Value x = LearningLoads.real(call);
            long rows = x.shape().extent(0);
            int[] roots = roots();
            Value at =
                    BroadcastLike.broadcastLike(
                            constant(Tensor.of(Shape.of(roots.length), roots)),
                            Blank.blank(Shape.of(rows, roots.length)));
            int depth = depth(roots);
            for (int level = 0; level < depth; level++) {
                Value values = TakeAlongAxis.takeAlongAxis(x, taken(feature, at), 1);
                Value limits =
                        Gather.gather(constant(Shape.of(threshold.length), threshold), at, 0);
                at = Select.select(decided(values, limits), taken(yes, at), taken(no, at));
            }
            Value leaves = Gather.gather(weights(), at, 0);
            Value sum = Sum.sum(leaves, false, 1);
            sum = averaged(sum, roots.length);
            List<Float> base = call.reals("base_values");
            return base.isEmpty() ? sum : Add.add(sum, LearningLoads.list(base));
        }

        private Value averaged(Value sum, int trees) {
            return switch (call.text("aggregate_function", "SUM")) {
                case "SUM" -> sum;
                case "AVERAGE" -> Multiply.multiply(sum, constant(1f / trees));
                default -> throw call.refused("this aggregate function is not supported");
            };
        }

        private static Value taken(int[] table, Value at) {
            return Gather.gather(constant(Tensor.of(Shape.of(table.length), table)), at, 0);
        }

        private Value decided(Value values, Value limits) {
            TreeSet<String> kinds = new TreeSet<>(modes);
            kinds.remove("LEAF");
            call.require(kinds.size() <= 1, "branches of several kinds are not supported");
            return switch (kinds.isEmpty() ? "BRANCH_LEQ" : kinds.first()) {
                case "BRANCH_LEQ" -> LessEqual.lessEqual(values, limits);
                case "BRANCH_LT" -> Less.less(values, limits);
                case "BRANCH_GTE" -> GreaterEqual.greaterEqual(values, limits);
                case "BRANCH_GT" -> Greater.greater(values, limits);
                default -> throw call.refused("branches " + kinds + " are not supported");
            };
        }

        // The first node of each tree.
        private int[] roots() {
            Map<Long, Integer> first = new LinkedHashMap<>();
            for (int i = 0; i < feature.length; i++) {
                first.putIfAbsent(trees.get(i), i);
            }
            return first.values().stream().mapToInt(Integer::intValue).toArray();
        }

        private int depth(int[] roots) {
            int deepest = 0;
            List<Integer> level = new ArrayList<>();
            for (int root : roots) {
                level.add(root);
            }
            while (true) {
                List<Integer> next = new ArrayList<>();
                for (int node : level) {
                    if (yes[node] != node) {
                        next.add(yes[node]);
                        next.add(no[node]);
                    }
                }
                if (next.isEmpty()) {
                    return deepest;
                }
                deepest++;
                call.require(deepest <= feature.length, "a tree leads back to itself");
                level = next;
            }
        }

        private Value weights() {
            List<Long> tree = call.wholes(kind + "_treeids");
            List<Long> node = call.wholes(kind + "_nodeids");
            List<Long> which = call.wholes(kind + "_ids");
            List<Float> values = call.reals(kind + "_weights");
            // With two classes, weights of one alone are the score of the second.
            boolean single = kind.equals("class") && count == 2 && new TreeSet<>(which).size() == 1;
            int columns = single ? 1 : count;
            float[] all = new float[feature.length * columns];
            for (int i = 0; i < values.size(); i++) {
                long column = single ? 0 : which.get(i);
                call.require(column >= 0 && column < columns, "a weight is of no " + kind);
                all[place(tree.get(i), node.get(i)) * columns + (int) column] += values.get(i);
            }
            return constant(Shape.of(feature.length, columns), all);
        }
    }
}
