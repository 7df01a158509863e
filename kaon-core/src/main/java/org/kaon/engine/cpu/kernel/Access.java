package org.kaon.engine.cpu.kernel;

/// How an input of a {@link Chain} covers the space outer × inner.
public enum Access {
    /// One element for each element of the space.
    FULL,
    /// `[inner]`, the same for each row: a bias `[C]` over `[N, C]`.
    ROW,
    /// `[outer]`, one element for each row.
    COLUMN,
    /// One element for all.
    SCALAR,
    /// One element for each element of a run's range, counted from its beginning: scratch memory.
    RANGE
}
