package org.kaon.data;

import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one row of a dataset holds: named features, named targets, and an event weight or none.
///
/// *Shape*: types are those of one row, without the batch axis.
public record Schema(
        Map<String, TensorType> features, Map<String, TensorType> targets, boolean weighted) {

    private static final TensorType WEIGHT = new TensorType(DataType.FLOAT32, Shape.scalar());

    public Schema {
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
    }

    /// The row types in the order features, targets, weight: the order of a {@link Batch}'s
    /// columns.
    public List<TensorType> columns() {
        List<TensorType> columns = new ArrayList<>(features.values());
        columns.addAll(targets.values());
        if (weighted) {
            columns.add(WEIGHT);
        }
        return columns;
    }

    /// The type of a column for a number of rows.
    static TensorType rows(TensorType row, long rows) {
        long[] extents = new long[row.shape().rank() + 1];
        extents[0] = rows;
        System.arraycopy(row.shape().extents(), 0, extents, 1, extents.length - 1);
        return row.withShape(Shape.of(extents));
    }
}
