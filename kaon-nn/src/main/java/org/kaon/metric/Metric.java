package org.kaon.metric;

import org.kaon.config.Config;
import org.kaon.config.Spelling;
import org.kaon.graph.Value;
import org.kaon.tensor.Tensor;

import java.util.Map;

/// A figure of merit as a function of sums over rows, so that batches simply add up.
public interface Metric {

    /// What one batch adds to each named sum.
    ///
    /// *Shape*: weights `[batch]`, all 1 for an unweighted metric; the sums have known shapes.
    Map<String, Value> sums(Value target, Value prediction, Value weights);

    /// The figure for sums over all rows so far.
    double result(Map<String, Tensor> sums);

    void write(Config.Writer out);

    /// Keras's class name.
    default String className() {
        return getClass().getSimpleName();
    }

    /// The name under which a history holds it.
    default String name() {
        return Spelling.snakeCase(className());
    }
}
