package org.kaon.engine;

import org.kaon.graph.Graph;
import org.kaon.graph.Variable;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Map;
import java.util.function.Supplier;

/// Compiles graphs and holds the values of variables.
///
/// All work happens on one engine thread with its team; calls from other threads wait for it. Run a
/// whole training loop inside {@link #call} so that no step pays for a change of threads.
public interface Engine extends AutoCloseable {

    /// Compiles a graph whose extents are all known.
    default Plan compile(Graph graph) {
        return compile(graph, Map.of());
    }

    /// Compiles a graph after binding the shapes of named placeholders.
    ///
    /// *Errors*: {@link org.kaon.tensor.ShapeException} where a shape does not fit or stays
    /// unknown.
    Plan compile(Graph graph, Map<String, Shape> shapes);

    /// Compiles a graph for inference with the variables' present values as constants.
    ///
    /// *Errors*: a graph that assigns variables; {@link org.kaon.tensor.ShapeException} where a
    /// shape does not fit or stays unknown.
    FrozenModel freeze(Graph graph, Map<String, Shape> shapes);

    /// A copy of a variable's value, in row-major order.
    Tensor read(Variable variable);

    /// Sets a variable's value.
    ///
    /// *Errors*: a type other than the variable's.
    void write(Variable variable, Tensor value);

    /// Runs work on the engine thread and waits for it; called on that thread it runs directly. An
    /// unchecked exception of the work comes out as it is.
    <T> T call(Supplier<T> work);

    /// Frees all plans and variables.
    @Override
    void close();
}
