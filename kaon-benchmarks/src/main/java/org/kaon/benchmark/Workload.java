package org.kaon.benchmark;

/// A training step with its data, ready to run again and again on the engine thread.
interface Workload extends AutoCloseable {

    void step();

    /// The plan of the step as text with the milliseconds of each of its parts.
    String profile(int runs);

    @Override
    void close();
}
