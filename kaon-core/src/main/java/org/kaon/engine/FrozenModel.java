package org.kaon.engine;

/// A compiled graph whose weights are constants: folded into each other where that saves work,
/// arranged once as the kernels like them, never written again.
///
/// It is shared: any number of {@link Inference}s compute with it side by side, each with memory of
/// its own. It needs no engine any more and may outlive the one that made it.
public interface FrozenModel extends AutoCloseable {

    /// A new instance, for one thread at a time.
    ///
    /// *Errors*: a closed model.
    Inference open();

    /// The steps as text.
    String dump();

    /// Gives the weights back once the last instance is closed too.
    @Override
    void close();
}
