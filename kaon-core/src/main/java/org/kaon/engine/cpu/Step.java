package org.kaon.engine.cpu;

import java.util.List;

/// One thing a plan does: a oneDNN primitive or a kernel of Kaon's.
interface Step {

    List<Buffer> reads();

    List<Buffer> writes();

    /// Resolves memory addresses, once, after memory was planned.
    void bind();

    /// Does the work; allocates nothing.
    void run();

    /// One line for the dump, without buffers.
    String text();
}
