package org.kaon.layer;

import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.initializer.Initializer;
import org.kaon.initializer.Seed;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;

import java.util.function.UnaryOperator;

/// The place of one layer in a model: it hands out the layer's weights, state and random streams.
public interface Scope {

    /// The layer's path: `conv2d_1`.
    String path();

    /// The type that the layer computes in: its inputs and weights come in it.
    default DataType compute() {
        return DataType.FLOAT32;
    }

    /// A weight that training changes, made on the first call for its name, in the type that the
    /// layer computes in.
    Value weight(String name, Shape shape, WeightSettings settings);

    /// A weight with neither penalty nor constraint.
    default Value weight(String name, Shape shape, Initializer initializer) {
        return weight(name, shape, WeightSettings.of(initializer));
    }

    /// Adds a float32 scalar to the loss, in training and in evaluation. Keras: `add_loss`.
    void penalise(Value loss);

    /// A float32 variable that training does not change by gradients: a running statistic.
    Variable state(String name, Shape shape, Initializer initializer);

    /// Says what a state becomes after this step.
    void update(Variable state, Value next);

    /// Says what a weight is at the start of a training step, made of what the step before left:
    /// layers, gradient and optimizer start from there. Only trained weights change so.
    ///
    /// @param weight what {@link #weight} has given here
    /// @param start called at once, with the weight's float32 value
    default void begin(Value weight, UnaryOperator<Value> start) {
        throw new UnsupportedOperationException("begin");
    }

    Phase phase();

    /// The scope of a part of this layer, with a path below this one: `bidirectional/forward_lstm`.
    Scope within(String name);

    /// The same place, and all below it, where training leaves weights as they are. Keras:
    /// `trainable = False`.
    Scope frozen();

    /// Whether training changes what is here. What is not trained and has running statistics uses
    /// them, as in inference. Keras: `trainable`.
    default boolean trainable() {
        return true;
    }

    /// A stream of random numbers of one's own, new in each training step.
    Stream stream(Seed seed);

    /// What random ops take: a counter that changes with each step, and the key of this place.
    record Stream(Value counter, long key) {}
}
