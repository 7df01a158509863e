package org.kaon.engine;

import org.kaon.tensor.Tensor;

import java.util.List;
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

    /// Runs once, like {@link #run(Map)}, on tensors in the order of {@link #feeds}. On the
    /// engine's thread (inside {@link Engine#call}) nothing is allocated on the heap.
    Map<String, Tensor> run(Tensor[] feeds);

    /// The names of what is fed, in the order in which the graph meets them.
    List<String> feeds();

    /// The steps as text, for people and for comparison between versions.
    String dump();

    @Override
    void close();
}
