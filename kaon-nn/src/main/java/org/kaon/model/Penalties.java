package org.kaon.model;

import static org.kaon.op.Add.add;

import org.kaon.graph.Origin;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;

import java.util.Map;

/// What the settings of weights do to a training step: penalties join the loss, and constraints
/// change the updated weights.
final class Penalties {

    private Penalties() {}

    /// The loss with the penalties that layers announced and those of trained weights; weights that
    /// are not trained give none, as in Keras.
    static Value added(Value loss, BoundScope.Uses uses) {
        Value sum = loss;
        for (Value penalty : uses.penalties()) {
            sum = add(sum, penalty);
        }
        for (var weight : uses.settings().entrySet()) {
            Variable variable = weight.getKey();
            var regularizer = weight.getValue().regularizer();
            if (regularizer.isPresent()) {
                sum = add(sum, regularizer.get().penalty(variable.read()));
            }
        }
        return sum;
    }

    /// Puts what constraints make of updated weights in the place of the updates.
    static void constrain(BoundScope.Uses uses, Map<Variable, Value> updates) {
        Origin.within(
                "constraints",
                () -> {
                    uses.settings()
                            .forEach((weight, settings) ->
                                    settings.constraint()
                                            .ifPresent(constraint ->
                                                    updates.computeIfPresent(
                                                            weight,
                                                            (same, next) ->
                                                                    constraint.apply(next))));
                    return updates;
                });
    }
}
