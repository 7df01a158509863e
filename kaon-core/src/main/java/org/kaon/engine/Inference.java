package org.kaon.engine;

import org.kaon.tensor.Tensor;

/// An instance of a {@link FrozenModel}: its own inputs, outputs and memory in between.
///
/// Write the inputs, run, read the outputs. A run happens on the calling thread alone, allocates
/// nothing on the heap and takes no lock. The thread may change from run to run, but there is one
/// at a time.
public interface Inference extends AutoCloseable {

    /// Where the values of a placeholder are written; they stay until they are written anew.
    ///
    /// *Errors*: a name that the graph does not have.
    Tensor input(String name);

    /// Where the last run left an output; write nothing there.
    ///
    /// *Errors*: a name that the graph does not have.
    Tensor output(String name);

    /// Computes the outputs from the inputs.
    ///
    /// *Errors*: a closed instance, or one that another thread is running.
    void run();

    /// Copies `input` in, runs, and copies the result to `output`, in row-major order.
    ///
    /// *Errors*: a graph with more than one float32 input or output; arrays of other lengths than
    /// theirs.
    void run(float[] input, float[] output);

    /// Frees the memory, at the end of a run where another thread is in one.
    @Override
    void close();
}
