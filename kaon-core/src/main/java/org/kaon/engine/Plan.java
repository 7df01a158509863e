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

    /// The steps as text for people: what each computes, shapes, layouts, places in memory, bytes
    /// and floating-point operations.
    String dump();

    /// The steps as {@link #dump}, each with the median of its milliseconds over some runs, which
    /// assign variables like any other.
    ///
    /// *Errors*: those of {@link #run}; fewer than one run.
    String profile(Map<String, Tensor> feeds, int runs);

    @Override
    void close();
}
