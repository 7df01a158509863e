package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// A part of a network as a value: its settings, what it computes, how Keras writes it down.
///
/// An ordinary layer gives one output and looks at no mask: it says what it computes in {@link
/// #apply}. A layer with several outputs, masks or keyword inputs overrides {@link #call} too.
public interface Layer {

    /// The layer's result for inputs that include the batch axis.
    ///
    /// *Errors*: {@link org.kaon.tensor.ShapeException} for inputs that do not fit.
    Value apply(Scope scope, List<Value> inputs);

    /// The layer's results for inputs with masks and keywords.
    ///
    /// *Errors*: those of {@link #apply}; {@link org.kaon.config.ConfigException} for a keyword
    /// that the layer does not know.
    default Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        Value output = apply(scope, call.inputs());
        return supportsMasking() ? Outcome.of(output, call.mask()) : Outcome.of(output);
    }

    /// Whether the mask of the first input is that of the output; else the mask ends here. Keras:
    /// `supports_masking`.
    default boolean supportsMasking() {
        return false;
    }

    /// Keras's settings of this layer, without `name`, `trainable` and `dtype`.
    void write(Config.Writer out);

    /// Keras's class name.
    default String className() {
        return getClass().getSimpleName();
    }

    /// The module in which Keras finds the class.
    default String module() {
        return "keras.layers";
    }
}
