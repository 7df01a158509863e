package org.kaon.model;

import org.kaon.tensor.DataType;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.lang.foreign.Arena;

/// Predictions of many rows, batch by batch, in one tensor.
final class Prediction {

    private Prediction() {}

    static Tensor of(Trainer trainer, Tensor features, int batchSize) {
        long rows = features.shape().extent(0);
        TensorType type =
                new TensorType(
                        DataType.FLOAT32, Shapes.batch(trainer.program().outputShape(), rows));
        Tensor all = Tensor.allocate(type, Arena.ofAuto());
        for (long row = 0; row < rows; row += batchSize) {
            long end = Math.min(rows, row + batchSize);
            Tensor part = trainer.predictHere(features.rows(row, end));
            all.rows(row, end).data().copyFrom(part.data());
        }
        return all;
    }
}
