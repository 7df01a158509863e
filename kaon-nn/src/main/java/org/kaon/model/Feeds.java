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

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How the columns of a dataset enter a graph: one feature, one target, event weights or none.
record Feeds(TensorType feature, TensorType target, boolean weighted) {

    static final String FEATURE = "feature";
    private static final String TARGET = "target";
    private static final String WEIGHT = "weight";

    /// *Errors*: another number of features or targets than one, or a feature that is not the
    /// model's input.
    static Feeds of(Schema schema, Sequential sequential) {
        if (schema.features().size() != 1 || schema.targets().size() != 1) {
            throw new ShapeException(
                    "Dataset: expected one feature tensor and one target for a sequential model,"
                            + " found features "
                            + schema.features().keySet()
                            + " and targets "
                            + schema.targets().keySet()
                            + ".");
        }
        TensorType feature = schema.features().values().iterator().next();
        requireInput(feature, sequential);
        return new Feeds(feature, schema.targets().values().iterator().next(), schema.weighted());
    }

    /// Features alone, for prediction.
    static Feeds ofFeature(TensorType feature, Sequential sequential) {
        requireInput(feature, sequential);
        return new Feeds(feature, TensorType.float32(), false);
    }

    private static void requireInput(TensorType feature, Sequential sequential) {
        if (!feature.shape().equals(sequential.inputShape())) {
            throw new ShapeException(
                    "Dataset: the model \""
                            + sequential.name()
                            + "\" takes rows of shape "
                            + sequential.inputShape()
                            + ", found "
                            + feature
                            + ". Change the input layer or the data.");
        }
    }

    Value feature(long rows) {
        Value x = placeholder(FEATURE, batch(feature, rows));
        return x.dataType().isFloating() ? x : cast(x, DataType.FLOAT32);
    }

    Value target(long rows) {
        return placeholder(TARGET, batch(target, rows));
    }

    /// Event weights, `[rows]`; ones where the data have none.
    Value weight(long rows) {
        return weighted ? placeholder(WEIGHT, Shape.of(rows)) : ones(rows);
    }

    static Value ones(long rows) {
        float[] ones = new float[Math.toIntExact(rows)];
        Arrays.fill(ones, 1f);
        return constant(Shape.of(rows), ones);
    }

    private static TensorType batch(TensorType row, long rows) {
        return row.withShape(Shapes.batch(row.shape(), rows));
    }

    /// A batch's columns by name.
    Map<String, Tensor> of(Batch batch) {
        Map<String, Tensor> feeds = new HashMap<>();
        feeds.put(FEATURE, batch.columns().get(0));
        feeds.put(TARGET, batch.columns().get(1));
        if (weighted) {
            feeds.put(WEIGHT, batch.columns().get(2));
        }
        return feeds;
    }

    /// A batch's columns in the order in which a plan takes them.
    Tensor[] of(Batch batch, Plan plan) {
        List<String> names = plan.feeds();
        Tensor[] tensors = new Tensor[names.size()];
        for (int i = 0; i < tensors.length; i++) {
            tensors[i] =
                    batch.columns()
                            .get(
                                    switch (names.get(i)) {
                                        case FEATURE -> 0;
                                        case TARGET -> 1;
                                        default -> 2;
                                    });
        }
        return tensors;
    }

    static Map<String, Tensor> of(Tensor features) {
        return Map.of(FEATURE, features);
    }
}
