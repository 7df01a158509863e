package org.kaon.model;

import org.kaon.data.Batch;
import org.kaon.data.Schema;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Named tensors as a batch of features.
final class Feeding {

    private Feeding() {}

    /// *Errors*: tensors of different numbers of rows.
    static Batch batch(Map<String, Tensor> features) {
        Map<String, TensorType> types = new LinkedHashMap<>();
        List<Tensor> columns = new ArrayList<>();
        features.forEach((name, tensor) -> {
            types.put(name, tensor.type().withShape(tensor.shape().without(0)));
            columns.add(tensor);
        });
        long rows = columns.getFirst().shape().extent(0);
        for (Tensor column : columns) {
            if (column.shape().extent(0) != rows) {
                throw new ShapeException(
                        "Inputs: expected "
                                + rows
                                + " rows in every tensor, found "
                                + column.shape()
                                + ".");
            }
        }
        return new Batch(new Schema(types, Map.of(), false), rows, columns);
    }

    static Batch rows(Batch all, long from, long to) {
        return new Batch(
                all.schema(),
                to - from,
                all.columns().stream().map(column -> column.rows(from, to)).toList());
    }
}
