package org.kaon.engine;

import org.kaon.tensor.Tensor;

import java.util.Map;

/// A compiled graph: a fixed list of steps over memory that was laid out once. Nothing is
/// allocated, looked up or logged for a step while it runs.
public interface Plan extends AutoCloseable {

    /// Runs once: reads the fed tensors, computes the outputs, assigns the variables' next values.
    ///
    /// *Results*: named as in the graph; each lives until the next run of this plan or its close.
    ///
    /// *Errors*: a missing, unknown or mistyped feed.
    Map<String, Tensor> run(Map<String, Tensor> feeds);

    /// The steps as text, for people and for comparison between versions.
    String dump();

    @Override
    void close();
}
