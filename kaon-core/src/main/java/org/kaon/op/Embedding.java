package org.kaon.op;

import static org.kaon.op.Gather.gather;

import org.kaon.graph.Value;
import org.kaon.tensor.ShapeException;

/// `y[…] = table[index[…]]`: a row of a table for each index. The gradient of a row is the sum over
/// all places where its index stands.
public final class Embedding {

    private Embedding() {}

    /// *Shape*: `[rows, width]`, `[…]` → `[…, width]`. *Type*: floating, and int32, int64 or uint8
    /// indices.
    ///
    /// *Errors*: an index outside `[0, rows)`, as of {@link Gather}.
    public static Value embedding(Value table, Value indices) {
        if (table.shape().rank() != 2) {
            throw new ShapeException(
                    "Embedding: expected a table of 2 axes, found "
                            + table.type()
                            + ". Reshape the table.");
        }
        return gather(table, indices, 0);
    }
}
