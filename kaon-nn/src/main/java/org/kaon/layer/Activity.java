package org.kaon.layer;

import static org.kaon.op.Cast.cast;
import static org.kaon.op.Count.count;
import static org.kaon.op.Divide.divide;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.regularizer.Regularizer;
import org.kaon.regularizer.Regularizers;
import org.kaon.tensor.DataType;

import java.util.Optional;

/// Keras's `activity_regularizer`: a penalty on what a layer gives, for each row of the batch.
public record Activity(Optional<Regularizer> regularizer) {

    private static final String KEY = "activity_regularizer";

    public static final Activity FREE = new Activity(Optional.empty());

    /// The same value; its penalty is announced to the scope.
    Value of(Scope scope, Value result) {
        regularizer.ifPresent(penal -> {
            Value floats = cast(result, DataType.FLOAT32);
            scope.penalise(divide(penal.penalty(floats), count(floats, 0)));
        });
        return result;
    }

    static Activity read(Config in) {
        return new Activity(Regularizers.read(in, KEY));
    }

    /// Written where it is set, as Keras's base layer does.
    void writeIfSet(Config.Writer out) {
        if (regularizer.isPresent()) {
            write(out);
        }
    }

    /// Written always, as Keras's convolutions do.
    void write(Config.Writer out) {
        out.put(KEY, Regularizers.write(regularizer));
    }
}
