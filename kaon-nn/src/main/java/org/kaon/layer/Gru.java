package org.kaon.layer;

import static org.kaon.op.Slice.slice;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.op.GateMasks;
import org.kaon.op.GruCell;
import org.kaon.op.GruResetBeforeCell;
import org.kaon.op.RecurrentCell;
import org.kaon.tensor.Shape;

/// The gated recurrent unit along a sequence, {@link GruCell} with `resetAfter`, {@link
/// GruResetBeforeCell} without. Keras: `GRU`.
///
/// *Shape*: see {@link Recurrent}; the state is `[batch, units]`, the bias `[2, 3·units]` with
/// `resetAfter`.
///
/// *Source*: Cho et al. 2014.
public record Gru(
        int units,
        Gates gates,
        boolean resetAfter,
        RecurrentWeights weights,
        StateDropout dropout,
        Traversal traversal,
        Activity activity)
        implements Recurrent {

    public Gru {
        Settings.requirePositive("GRU", "units", units);
    }

    public static Gru gru(int units) {
        return new Gru(
                units,
                Gates.STANDARD,
                true,
                RecurrentWeights.standard(),
                StateDropout.NONE,
                Traversal.toLast(),
                Activity.FREE);
    }

    @Override
    public String className() {
        return "GRU";
    }

    @Override
    public Gru traversal(Traversal other) {
        return new Gru(units, gates, resetAfter, weights, dropout, other, activity);
    }

    @Override
    public Walk walk(Scope scope, Value x) {
        long features = features(scope, x);
        Scope cell = scope.within("gru_cell");
        Value kernel = weights.kernel(cell, Shape.of(features, 3L * units));
        Value recurrent = weights.recurrent(cell, Shape.of(units, 3L * units));
        GateMasks masks = dropout.masks(cell, x, units, 3);
        return new Walk(x, cell(cell, kernel, recurrent, masks));
    }

    private RecurrentCell cell(Scope cell, Value kernel, Value recurrent, GateMasks masks) {
        if (resetAfter) {
            Value biases = weights.bias(cell, Shape.of(2, 3L * units));
            return new GruCell(
                    kernel,
                    recurrent,
                    GruCell.row(biases, 0),
                    GruCell.row(biases, 1),
                    gates.activation()::apply,
                    gates.recurrent()::apply,
                    masks);
        }
        return new GruResetBeforeCell(
                kernel,
                slice(recurrent, 1, 0, 2L * units),
                slice(recurrent, 1, 2L * units, 3L * units),
                weights.bias(cell, Shape.of(3L * units)),
                gates.activation()::apply,
                gates.recurrent()::apply,
                masks);
    }

    static Gru read(Config in) {
        return new Gru(
                in.integer("units"),
                Gates.read(in),
                in.flag("reset_after", true),
                RecurrentWeights.read(in),
                StateDropout.read(in),
                Traversal.read(in),
                Activity.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("units", units).put("reset_after", resetAfter);
        gates.write(out);
        weights.write(out);
        activity.write(out);
        dropout.write(out);
        traversal.write(out);
    }
}
