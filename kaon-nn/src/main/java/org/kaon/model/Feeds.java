package org.kaon.model;

import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Cast.cast;

import org.kaon.data.Batch;
import org.kaon.data.Schema;
import org.kaon.engine.Plan;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// How the columns of a dataset enter a graph: a column for each input of the model and each output
/// that is trained for, event weights or none.
///
/// @param features by input, in the model's order
/// @param targets by output
/// @param weight the column of event weights
record Feeds(Map<String, Column> features, Map<String, Column> targets, OptionalInt weight) {

    static final String FEATURE = "feature";
    private static final String TARGET = "target";
    private static final String WEIGHT = "weight";

    /// One column of a batch: its number, and the type of one row.
    record Column(int number, TensorType row) {}

    Feeds {
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
    }

    /// One feature and one target fit one input and one output under any names; several fit by
    /// name.
    ///
    /// *Errors*: features or targets that are missing, unknown, or of another shape.
    static Feeds of(Schema schema, Architecture architecture, List<String> trained) {
        Map<String, Column> features = features(schema, architecture);
        int number = schema.features().size();
        Map<String, Column> targets = new LinkedHashMap<>();
        for (Map.Entry<String, TensorType> target : schema.targets().entrySet()) {
            targets.put(target.getKey(), new Column(number++, target.getValue()));
        }
        OptionalInt weight = schema.weighted() ? OptionalInt.of(number) : OptionalInt.empty();
        return new Feeds(
                features, matched("targets", architecture.name(), targets, trained), weight);
    }

    /// Features alone, for prediction.
    static Feeds ofFeatures(Schema schema, Architecture architecture) {
        return new Feeds(features(schema, architecture), Map.of(), OptionalInt.empty());
    }

    private static Map<String, Column> features(Schema schema, Architecture architecture) {
        Map<String, Column> columns = new LinkedHashMap<>();
        int number = 0;
        for (Map.Entry<String, TensorType> feature : schema.features().entrySet()) {
            columns.put(feature.getKey(), new Column(number++, feature.getValue()));
        }
        Map<String, Shape> wanted = architecture.inputShapes();
        Map<String, Column> matched =
                matched("features", architecture.name(), columns, new ArrayList<>(wanted.keySet()));
        wanted.forEach((input, shape) -> {
            Column column = matched.get(input);
            if (column != null && !column.row.shape().equals(shape)) {
                throw new ShapeException(
                        "Dataset: the model \""
                                + architecture.name()
                                + "\" takes rows of shape "
                                + shape
                                + (wanted.size() > 1 ? " for \"" + input + "\"" : "")
                                + ", found "
                                + column.row
                                + ". Change the input layer or the data.");
            }
        });
        return matched;
    }

    private static Map<String, Column> matched(
            String kind, String model, Map<String, Column> columns, List<String> wanted) {
        if (wanted.size() == 1 && columns.size() == 1) {
            return Map.of(wanted.getFirst(), columns.values().iterator().next());
        }
        Map<String, Column> matched = new LinkedHashMap<>();
        for (String name : wanted) {
            Column column = columns.get(name);
            if (column != null) {
                matched.put(name, column);
            }
        }
        if (matched.size() != wanted.size() || matched.size() != columns.size()) {
            throw new ShapeException(
                    "Dataset: the model \""
                            + model
                            + "\" expects "
                            + kind
                            + " named "
                            + wanted
                            + ", found "
                            + columns.keySet()
                            + ".");
        }
        return matched;
    }

    boolean weighted() {
        return weight.isPresent();
    }

    /// The name under which an input is fed: short where it is the only one.
    String feature(String input) {
        return features.size() == 1 ? FEATURE : FEATURE + "/" + input;
    }

    private String target(String output) {
        return targets.size() == 1 ? TARGET : TARGET + "/" + output;
    }

    /// The inputs in the model's order.
    List<Value> features(long rows) {
        List<Value> values = new ArrayList<>();
        features.forEach((name, column) -> {
            Value x = placeholder(feature(name), batch(column.row, rows));
            values.add(x.dataType().isFloating() ? x : cast(x, DataType.FLOAT32));
        });
        return values;
    }

    /// What an output should be.
    Value target(String output, long rows) {
        Column column = targets.get(output);
        if (column == null) {
            throw new ShapeException(
                    "Dataset: no target \"" + output + "\"; there are " + targets.keySet() + ".");
        }
        return placeholder(target(output), batch(column.row, rows));
    }

    /// Event weights, `[rows]`; ones where the data have none.
    Value weight(long rows) {
        return weighted() ? placeholder(WEIGHT, Shape.of(rows)) : ones(rows);
    }

    static Value ones(long rows) {
        float[] ones = new float[Math.toIntExact(rows)];
        Arrays.fill(ones, 1f);
        return constant(Shape.of(rows), ones);
    }

    private static TensorType batch(TensorType row, long rows) {
        return row.withShape(Shapes.batch(row.shape(), rows));
    }

    /// The number of the column behind each name.
    private Map<String, Integer> columns() {
        Map<String, Integer> columns = new HashMap<>();
        features.forEach((name, column) -> columns.put(feature(name), column.number));
        targets.forEach((name, column) -> columns.put(target(name), column.number));
        weight.ifPresent(number -> columns.put(WEIGHT, number));
        return columns;
    }

    /// A batch's columns by name.
    Map<String, Tensor> of(Batch batch) {
        Map<String, Tensor> feeds = new HashMap<>();
        columns().forEach((name, number) -> feeds.put(name, batch.columns().get(number)));
        return feeds;
    }

    /// A batch's columns in the order in which a plan takes them.
    Tensor[] of(Batch batch, Plan plan) {
        Map<String, Integer> columns = columns();
        List<String> names = plan.feeds();
        Tensor[] tensors = new Tensor[names.size()];
        for (int i = 0; i < tensors.length; i++) {
            tensors[i] = batch.columns().get(columns.getOrDefault(names.get(i), 0));
        }
        return tensors;
    }
}
