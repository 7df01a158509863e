package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.constraint.Constraint;
import org.kaon.constraint.Constraints;
import org.kaon.initializer.Initializer;
import org.kaon.initializer.Initializers;
import org.kaon.regularizer.Regularizer;
import org.kaon.regularizer.Regularizers;

import java.util.Optional;

/// What Keras lets one set of a weight: where it starts, its penalty, where it must stay.
public record WeightSettings(
        Initializer initializer,
        Optional<Regularizer> regularizer,
        Optional<Constraint> constraint) {

    /// Neither penalty nor constraint.
    public static WeightSettings of(Initializer initializer) {
        return new WeightSettings(initializer, Optional.empty(), Optional.empty());
    }

    public WeightSettings initializer(Initializer other) {
        return new WeightSettings(other, regularizer, constraint);
    }

    public WeightSettings regularizer(Regularizer other) {
        return new WeightSettings(initializer, Optional.of(other), constraint);
    }

    public WeightSettings constraint(Constraint other) {
        return new WeightSettings(initializer, regularizer, Optional.of(other));
    }

    /// The settings under `PREFIX_initializer`, `PREFIX_regularizer` and `PREFIX_constraint`.
    public static WeightSettings read(Config in, String prefix, Initializer otherwise) {
        return new WeightSettings(
                Initializers.read(in, prefix + "_initializer", otherwise),
                Regularizers.read(in, prefix + "_regularizer"),
                Constraints.read(in, prefix + "_constraint"));
    }

    /// Under the keys that {@link #read} takes.
    public void write(Config.Writer out, String prefix) {
        out.put(prefix + "_initializer", Initializers.write(initializer))
                .put(prefix + "_regularizer", Regularizers.write(regularizer))
                .put(prefix + "_constraint", Constraints.write(constraint));
    }
}
