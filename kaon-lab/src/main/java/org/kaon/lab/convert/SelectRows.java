package org.kaon.lab.convert;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Picked;
import org.kaon.io.column.Schema;
import org.kaon.lab.expression.Values;

/// Keeps the rows for which an expression is true.
record SelectRows(Schema schema, Formula formula) implements Stage {

    /// *Errors*: [FormatException] for an expression that is not true or false in each row.
    static SelectRows of(Schema schema, Formula formula) throws FormatException {
        if (!formula.type(schema).flag() || formula.type(schema).list()) {
            throw formula.error(
                    "gives %s in each row; expected true or false, as pt > 30 does, or any(…) and all(…) of lists."
                            .formatted(formula.type(schema)));
        }
        return new SelectRows(schema, formula);
    }

    @Override
    public Chunk apply(Chunk chunk) throws FormatException {
        Values values = formula.evaluate(chunk);
        boolean[] kept = new boolean[values.rows()];
        for (int row = 0; row < kept.length; row++) {
            kept[row] = values.numbers()[row] != 0;
        }
        return rows(chunk, Picked.where(kept));
    }

    static Chunk rows(Chunk chunk, Picked picked) {
        if (picked.length() == chunk.rows()) {
            return chunk;
        }
        return new Chunk(
                chunk.schema(),
                chunk.firstRow(),
                picked.length(),
                chunk.columns().stream().map(it -> picked.of(it, chunk.owner())).toList(),
                chunk.owner());
    }
}
