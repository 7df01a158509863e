package org.kaon.lab.prepare;

import org.kaon.io.column.Schema;
import org.kaon.lab.experiment.Input;
import org.kaon.lab.expression.Expression;
import org.kaon.lab.expression.Values;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// One float for each expression.
record FeatureMaker(List<Expression> sources) implements InputMaker {

    /// *Errors*: an expression that gives a list is a [Binding.Mismatch].
    static FeatureMaker of(Input.Features features, Schema schema, String path) {
        return new FeatureMaker(
                features.columns().stream()
                        .map(column -> Binding.number(column, schema, path + ".columns"))
                        .toList());
    }

    @Override
    public int size() {
        return sources.size();
    }

    @Override
    public int considered() {
        return 1;
    }

    @Override
    public void write(List<Values> values, int row, MemorySegment target, long offset) {
        for (int i = 0; i < values.size(); i++) {
            target.set(FLOAT, offset + 4L * i, (float) values.get(i).numbers()[row]);
        }
    }
}
