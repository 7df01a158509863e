package org.kaon.layer;

import org.kaon.graph.Value;
import org.kaon.op.Recurrence;
import org.kaon.op.RecurrentCell;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A layer that carries a state along a sequence.
///
/// *Shape*: `[batch, time, …]` with a known time → `[batch, …]`, or `[batch, time, …]` with {@link
/// Traversal#sequences}; then the last states, with {@link Traversal#states}. A mask `[batch,
/// time]` leaves out steps: they keep the states. The keyword `initial_state` gives the first ones.
public interface Recurrent extends Layer {

    Traversal traversal();

    /// The same layer on another way.
    Recurrent traversal(Traversal other);

    Activity activity();

    /// What one call walks over.
    Walk walk(Scope scope, Value x);

    /// A sequence `[batch, time, features]` and a cell for it. `inside` makes rows of given states,
    /// `outside` gives rows and sequences of rows the shape of the layer's results.
    record Walk(
            Value sequence,
            RecurrentCell cell,
            UnaryOperator<Value> inside,
            UnaryOperator<Value> outside) {

        Walk(Value sequence, RecurrentCell cell) {
            this(sequence, cell, UnaryOperator.identity(), UnaryOperator.identity());
        }
    }

    @Override
    default Value apply(Scope scope, List<Value> inputs) {
        return call(scope, Call.of(inputs)).output();
    }

    @Override
    default Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className(), "initial_state");
        Value x = call.input();
        if (x.shape().rank() < 3 || x.shape().extent(1) == Shape.ANY) {
            throw new Site(this, scope).failure("[batch, time, …] with a known time", x);
        }
        Walk walk = walk(scope, x);
        List<Value> initial = new ArrayList<>();
        call.inputs().stream().skip(1).map(walk.inside).forEach(initial::add);
        call.several("initial_state").stream().map(walk.inside).forEach(initial::add);
        Recurrence.Unrolled run =
                traversal().recurrence(call.mask(), initial).apply(walk.cell(), walk.sequence());
        return outcome(scope, walk, run, call.mask());
    }

    private Outcome outcome(Scope scope, Walk walk, Recurrence.Unrolled run, Optional<Value> mask) {
        List<Value> outputs = new ArrayList<>();
        Value result = traversal().sequences() ? run.sequence() : run.last();
        outputs.add(activity().of(scope, walk.outside.apply(result)));
        if (traversal().states()) {
            run.states().forEach(state -> outputs.add(walk.outside.apply(state)));
        }
        List<Optional<Value>> masks = new ArrayList<>();
        outputs.forEach(output -> masks.add(Optional.empty()));
        masks.set(0, traversal().sequences() ? mask : Optional.empty());
        return new Outcome(outputs, masks);
    }

    /// The features of a sequence.
    ///
    /// *Errors*: another rank, an unknown number of features.
    default long features(Scope scope, Value x) {
        Site site = new Site(this, scope);
        return site.known(site.require(x, 3), 2);
    }
}
