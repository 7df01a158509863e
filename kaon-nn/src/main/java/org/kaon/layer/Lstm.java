package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.op.LstmCell;
import org.kaon.tensor.Shape;

/// The long short-term memory along a sequence, {@link LstmCell}. Keras: `LSTM`.
///
/// *Shape*: see {@link Recurrent}; the states h and c are `[batch, units]`. The bias of the forget
/// gate starts at 1 with `unitForgetBias`.
///
/// *Source*: Hochreiter, Schmidhuber 1997.
public record Lstm(
        int units,
        Gates gates,
        boolean unitForgetBias,
        RecurrentWeights weights,
        StateDropout dropout,
        Traversal traversal,
        Activity activity)
        implements Recurrent {

    public Lstm {
        Settings.requirePositive("LSTM", "units", units);
    }

    public static Lstm lstm(int units) {
        return new Lstm(
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
        return "LSTM";
    }

    @Override
    public Lstm traversal(Traversal other) {
        return new Lstm(units, gates, unitForgetBias, weights, dropout, other, activity);
    }

    @Override
    public Walk walk(Scope scope, Value x) {
        long features = features(scope, x);
        Scope cell = scope.within("lstm_cell");
        RecurrentWeights made = weights.remembering(unitForgetBias);
        return new Walk(
                x,
                new LstmCell(
                        made.kernel(cell, Shape.of(features, 4L * units)),
                        made.recurrent(cell, Shape.of(units, 4L * units)),
                        made.bias(cell, Shape.of(4L * units)),
                        gates.activation()::apply,
                        gates.recurrent()::apply,
                        dropout.masks(cell, x, units, 4)));
    }

    static Lstm read(Config in) {
        return new Lstm(
                in.integer("units"),
                Gates.read(in),
                in.flag("unit_forget_bias", true),
                RecurrentWeights.read(in),
                StateDropout.read(in),
                Traversal.read(in),
                Activity.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("units", units).put("unit_forget_bias", unitForgetBias);
        gates.write(out);
        weights.write(out);
        activity.write(out);
        dropout.write(out);
        traversal.write(out);
    }
}
